// Checking in: one row per rule, the rule in words.
#include "shared/domain/check_in.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

CardId const card = CardId::make("00112233445566aa");
CardId const other_card = CardId::make("ffeeddccbbaa9988");
VisitId const fresh = VisitId::make("fresh-visit");
VisitId const earlier = VisitId::make("earlier-visit");
UtcMs const noon{1'795'521'600'000};

Member member(MemberStatus status = MemberStatus::Active)
{
    Member m;
    m.id = MemberId::make("m1");
    m.masked_name = "陈**";
    m.phone = PhoneKey{"4321", 'c'};
    m.union_id = UnionId::make("u1");
    m.occupation = Occupation::TruckDriver;
    m.status = status;
    m.card = card;
    return m;
}

ReadCard good_card(UtcMs expires = noon + Millis{86'400'000}) { return {card, expires, Assurance::StaticCode}; }

CheckInContext context(TimeQuality quality = TimeQuality::Agreed)
{
    return {fresh, {noon, quality}, MonoMs{100'000}, Millis{5'000}, std::nullopt};
}

CheckInContext seconds_after_a_check_in(CardId const& by, std::int64_t ms)
{
    auto c = context();
    c.last = LastCheckIn{by, earlier, MonoMs{100'000 - ms}};
    return c;
}

std::string outcome(CheckInDecision const& decision)
{
    if (auto const* refused = std::get_if<CheckInRefused>(&decision))
        return "refused: " + std::string{name(refused->reason)};
    if (std::holds_alternative<Bounced>(decision)) return "bounced";
    auto const& in = std::get<CheckedIn>(decision);
    return "in, " + std::string{name(in.assurance)} + ", expiry " + std::string{name(in.expiry)};
}

struct Row {
    std::string rule;
    ScannedCode scanned;
    CardStanding standing;
    CheckInContext context;
    std::string outcome;
};

} // namespace

TEST_CASE("a scanned code: one row per rule", "[domain]")
{
    Revocation const revoked{card, MemberId::make("m1"), RevocationReason::Lost, noon};
    auto const row = GENERATE_COPY(values<Row>({
        {"an active member comes in", good_card(), {member(), {}}, context(), "in, static_code, expiry passed"},
        {"a good card that is on no roster here comes in", good_card(), {}, context(),
            "in, static_code, expiry passed"},
        {"what cannot be read is refused", RefusalReason::Unreadable, {}, context(), "refused: unreadable"},
        {"another QR code is refused", RefusalReason::NotOurs, {}, context(), "refused: not_ours"},
        {"a forged code is refused", RefusalReason::WrongSignature, {}, context(), "refused: wrong_signature"},
        {"a revoked card is refused", good_card(), {{}, revoked}, context(), "refused: revoked"},
        {"a suspended member is refused", good_card(), {member(MemberStatus::Suspended), {}}, context(),
            "refused: inactive"},
        {"a member who left is refused", good_card(), {member(MemberStatus::Left), {}}, context(), "refused: inactive"},
        {"an expired card is refused by an agreed clock", good_card(noon), {member(), {}}, context(),
            "refused: expired"},
        {"an unsure clock turns nobody away", good_card(noon), {member(), {}}, context(TimeQuality::Carried),
            "in, static_code, expiry not_possible"},
        {"a dead clock turns nobody away", good_card(noon), {member(), {}}, context(TimeQuality::Floor),
            "in, static_code, expiry not_possible"},
        {"the same card within five seconds is a bounce", good_card(), {member(), {}},
            seconds_after_a_check_in(card, 4'999), "bounced"},
        {"after five seconds it is a new visit", good_card(), {member(), {}}, seconds_after_a_check_in(card, 5'000),
            "in, static_code, expiry passed"},
        {"another card is no bounce", good_card(), {member(), {}}, seconds_after_a_check_in(other_card, 1),
            "in, static_code, expiry passed"},
        {"a revoked card that just came in still bounces kindly", good_card(), {{}, revoked},
            seconds_after_a_check_in(card, 10), "bounced"},
    }));
    INFO(row.rule);
    CHECK(outcome(decide_scanned(row.scanned, row.standing, row.context)) == row.outcome);
}

TEST_CASE("a check-in carries what is known and no more", "[domain]")
{
    auto const known = std::get<CheckedIn>(decide_scanned(good_card(), {member(), {}}, context()));
    CHECK(known.visit == fresh);
    CHECK(known.member == MemberId::make("m1"));
    CHECK(known.card == card);
    CHECK(known.occupation == Occupation::TruckDriver);

    auto const unknown = std::get<CheckedIn>(decide_scanned(good_card(), {}, context()));
    CHECK_FALSE(unknown.member);
    CHECK(unknown.card == card);
    CHECK_FALSE(unknown.occupation);
}

TEST_CASE("typed and guest check-ins", "[domain]")
{
    CHECK(outcome(decide_typed(member(), context())) == "in, typed, expiry not_applicable");
    CHECK(outcome(decide_typed(std::nullopt, context())) == "refused: unknown");
    CHECK(outcome(decide_typed(member(MemberStatus::Left), context())) == "refused: inactive");
    CHECK(outcome(decide_typed(member(), seconds_after_a_check_in(card, 100))) == "bounced");

    auto const guest = decide_guest(Occupation::Courier, context());
    CHECK(guest.assurance == Assurance::Guest);
    CHECK(guest.occupation == Occupation::Courier);
    CHECK_FALSE(guest.member);
}

TEST_CASE("a member without a card never bounces off another without a card", "[domain]")
{
    auto without_card = member();
    without_card.card = {};
    CHECK(outcome(decide_typed(without_card, seconds_after_a_check_in({}, 1))) == "in, typed, expiry not_applicable");
}
