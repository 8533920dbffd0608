#include "tests/server/support/open_desk.h"

#include "shared/platform/sqlite.h"

using namespace yizhan;
using test::JoiningPerson;
using test::OpenDesk;

namespace {

// Two members who joined: m-joining and m-second.
struct TwoMembers : OpenDesk {
    JoiningPerson first;
    JoiningPerson second;

    TwoMembers()
    {
        second.name = "欧阳娜娜";
        second.document = "330206198511120023";
        second.phone = "13900139008";
        second.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
        second.member = MemberId::make("m-second");
        second.card = CardId::make("00112233445566bb");
        for (auto const* const person : {&first, &second}) {
            submit(*person);
            REQUIRE_FALSE(decide(*person, Verdict::Approve).fault);
        }
    }
};

} // namespace

TEST_CASE("reissue: a new card and the end of the old one are one step", "[enrollment]")
{
    TwoMembers desk;
    auto const old = desk.member(desk.first.member)->card;
    auto const issued = desk.desks->cards.reissue(desk.first.member, RevocationReason::Lost, "lin");
    REQUIRE(issued);
    auto const credential = desk.read(issued->text);
    REQUIRE(credential);
    CHECK(credential->card == desk.member(desk.first.member)->card);
    CHECK(credential->generation == 2);
    CHECK(desk.revocation(old)->reason == RevocationReason::Lost);
    CHECK(desk.audited().front() == "lin reissue_card m-joining");
    CHECK(desk.hub.log().back().find("card.reissued") != std::string::npos);
}

TEST_CASE("cards: no code is ever signed for somebody inactive", "[enrollment]")
{
    TwoMembers desk;
    auto member = *desk.member(desk.first.member);
    member.status = GENERATE(MemberStatus::Suspended, MemberStatus::Left);
    desk.put(member);
    CHECK(desk.desks->cards.reissue(member.id, RevocationReason::Lost, "lin").error().code == ErrorCode::Refused);
    CHECK(desk.desks->volunteers.prepare({member.id, desk.clock.wall() + Millis{1'000'000}, {}}).error().code
        == ErrorCode::Refused);
    CHECK(desk.member(member.id) == member);
}

TEST_CASE("revoking: a lost card leaves the member; leaving takes the membership too", "[enrollment]")
{
    TwoMembers desk;
    auto const card = desk.member(desk.first.member)->card;
    REQUIRE(desk.desks->cards.revoke(desk.first.member, RevocationReason::Lost, "lin"));
    CHECK(desk.revocation(card)->reason == RevocationReason::Lost);
    CHECK(desk.member(desk.first.member)->status == MemberStatus::Active);
    CHECK(desk.member(desk.first.member)->card.empty());
    CHECK(
        desk.desks->cards.revoke(desk.first.member, RevocationReason::Lost, "lin").error().code == ErrorCode::NotFound);
    CHECK(desk.members_of("u1") == 12);
    REQUIRE(desk.desks->cards.revoke(desk.second.member, RevocationReason::Left, "lin"));
    CHECK(desk.member(desk.second.member)->status == MemberStatus::Left);
    CHECK(desk.members_of("u1") == 11);
}

TEST_CASE("merging: cards, number, points and visits lead to the one who is kept", "[enrollment]")
{
    TwoMembers desk;
    auto const dropped = *desk.member(desk.second.member);
    auto const month = local_month(test::SendingKiosk::first_wall, {});
    desk.send(CheckedIn{VisitId::make("v-1"), desk.first.member, {}, {}, Assurance::StaticCode, {}});
    desk.send(CheckedIn{VisitId::make("v-2"), desk.second.member, {}, {}, Assurance::StaticCode, {}});
    ProjectedChanges changes;
    changes.visits[{desk.first.member, month}] = 1;
    changes.visits[{desk.second.member, month}] = 1;
    REQUIRE(desk.hub->projections().apply(changes, 1'000));
    REQUIRE(desk.desks->cards.merge(desk.first.member, desk.second.member, "lin"));
    auto const kept = find_member(desk.hub->feeds(), desk.second.member);
    REQUIRE(kept->has_value());
    CHECK(kept->value().id == desk.first.member);
    CHECK(desk.hub->feeds().member_by_number(*dropped.number)->value().id == desk.first.member);
    CHECK_FALSE(desk.revocation(dropped.card));
    CHECK(desk.hub->figures().month_visits(desk.first.member, month) == 2);
    CHECK(desk.members_of("u1") == 11);
    CHECK(desk.row<MergedMember>(FeedKind::Merged, "m-second")->kept == desk.first.member);
    CHECK(desk.desks->cards.merge(desk.first.member, desk.second.member, "lin").error().code == ErrorCode::Conflict);
    CHECK(
        desk.desks->cards.merge(desk.first.member, MemberId::make("m-no"), "lin").error().code == ErrorCode::NotFound);
    CHECK(desk.audited().front() == "lin merge_members m-second m-joining");
}

TEST_CASE("merging: an application of somebody who was merged renews the card of the one who is kept", "[enrollment]")
{
    TwoMembers desk;
    JoiningPerson third = desk.second;
    third.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000003");
    third.member = MemberId::make("m-third");
    third.card = CardId::make("00112233445566cc");
    desk.submit(third);
    REQUIRE(desk.desks->cards.merge(desk.first.member, third.member, "lin"));
    auto const result = desk.decide(third, Verdict::Approve);
    CHECK_FALSE(result.fault);
    CHECK(result.number == desk.member(desk.first.member)->number);
    CHECK(desk.members_of("u1") == 12);
}

TEST_CASE("volunteers: a card of their class, a verifier of the PIN, and an end to both", "[enrollment]")
{
    TwoMembers desk;
    Appointment const appointment{desk.first.member, desk.clock.wall() + Millis{86'400'000}, {StationId::make("s1")}};
    auto const card = desk.desks->volunteers.prepare(appointment);
    REQUIRE(card);
    REQUIRE(desk.desks->volunteers.appoint(appointment, *card, "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA", "lin"));
    auto const row = desk.row<Volunteer>(FeedKind::Volunteer, "m-joining");
    REQUIRE(row);
    CHECK(row->masked_name == "陈**");
    CHECK(desk.read(card->text)->cls == CredentialClass::Volunteer);
    CHECK(desk.read(card->text)->card == row->card);
    CHECK(desk.member(desk.first.member)->card != row->card); // the member's own card goes on
    auto const again = desk.desks->volunteers.prepare(appointment);
    REQUIRE(desk.desks->volunteers.appoint(appointment, *again, "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA", "lin"));
    CHECK(desk.revocation(row->card)->reason == RevocationReason::Replaced);
    REQUIRE(desk.desks->volunteers.dismiss(desk.first.member, "lin"));
    CHECK_FALSE(desk.row<Volunteer>(FeedKind::Volunteer, "m-joining"));
    CHECK(desk.revocation(again->record.credential.card));
    CHECK(desk.desks->volunteers.dismiss(desk.first.member, "lin").error().code == ErrorCode::NotFound);
    CHECK(desk.desks->volunteers.prepare({desk.first.member, desk.clock.wall(), {}}).error().code
        == ErrorCode::InvalidInput);
}

TEST_CASE("the audit log is only added to, by the database's own rule", "[enrollment]")
{
    OpenDesk desk;
    REQUIRE(desk.hub->audit().add({desk.clock.wall(), "lin", "open_form", "a-1"}));
    REQUIRE(desk.hub->audit().add({desk.clock.wall(), "lin", "open_form", "a-2"}));
    auto const first = desk.hub->audit().list({}, 1);
    REQUIRE(first);
    CHECK(first->entries.front().subject == "a-2");
    REQUIRE(first->next);
    auto const second = desk.hub->audit().list(first->next, 1);
    CHECK(second->entries.front().subject == "a-1");
    CHECK_FALSE(second->next);
    desk.hub.close();
    auto database = sqlite::Database::open("hub.db", {sqlite::OpenMode::ReadWrite, desk.hub.vfs()});
    REQUIRE(database);
    CHECK_FALSE(database->execute("UPDATE audit SET actor = 'nobody'"));
    CHECK_FALSE(database->execute("DELETE FROM audit"));
    CHECK(database->integer("SELECT count(*) FROM audit WHERE actor = 'lin'") == 2);
}

TEST_CASE("district: unions keep a tree, rules are kept only whole", "[enrollment]")
{
    OpenDesk desk;
    auto& district = desk.desks->district;
    Union below{UnionId::make("u3"), {"新工会", ""}, UnionId::make("u2"), UnionLevel::Firm, 99, 9, 500};
    REQUIRE(district.put(below, "lin"));
    auto changed = *desk.row<Union>(FeedKind::Union, "u1");
    changed.parent = UnionId::make("u3");
    CHECK(district.put(changed, "lin").error().code == ErrorCode::InvalidInput); // a circle
    changed.parent = UnionId::make("none");
    CHECK(district.put(changed, "lin").error().code == ErrorCode::InvalidInput);
    changed.parent.reset();
    changed.members = 0;
    REQUIRE(district.put(changed, "lin"));
    CHECK(desk.members_of("u1") == 10); // counted, not written
    CHECK(district.subtree(UnionId::make("u2"))->size() == 2);

    RoutingRule rule;
    rule.id = RoutingRuleId::make("r1");
    rule.route = Route::Line;
    rule.occupations = {Occupation::Courier};
    rule.union_id = UnionId::make("u2");
    rule.reason = {"您是{occupation}", "You are a {occupation}"};
    auto const kept = district.put(std::vector{rule}, "lin");
    REQUIRE(kept);
    CHECK(kept->empty());
    auto bad = rule;
    bad.id = RoutingRuleId::make("r2");
    bad.union_id = UnionId::make("none");
    auto const faults = district.put(std::vector{bad}, "lin");
    REQUIRE(faults);
    CHECK(faults->front() == RuleFault{bad.id, RuleFault::Kind::UnknownUnion});
    CHECK(district.rules() == std::vector{rule});
    CHECK(district.put(std::vector<RoutingRule>{}, "lin")->empty());
    CHECK(district.rules()->empty());
}
