#include "tests/simulation/world/district.h"

#include "server/ingest/roster.h"
#include "tests/simulation/world/node_clock.h"
#include "tests/simulation/world/offers.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::sim {
namespace {

constexpr IssuerKid kid{0x59, 0x5a};
constexpr std::size_t one_in_expired = 6;
constexpr std::size_t one_in_revoked = 5;

Bilingual both(std::string const& text) { return {text, text}; }

Amenity amenity(AmenityId id)
{
    Amenity made;
    made.name = both(id.text());
    made.state = both("ready");
    made.icon = "local_drink";
    made.id = std::move(id);
    return made;
}

} // namespace

District::District() : m_issuer{*Secret::from_bytes(Bytes(Secret::size, 0x33))}
{
    for (std::size_t i = 0; i < people; ++i) {
        Member member;
        member.id = MemberId::make(fmt::format("m{}", i));
        member.number = MemberNumber::of_serial(static_cast<std::uint32_t>(1'000'000 + i));
        member.masked_name = "陈**";
        // Two share each phone key, so that a short list is shown.
        member.phone = *PhoneKey::parse(fmt::format("{:04}", 1'000 + i / 2), "c");
        member.union_id = UnionId::make("u1");
        member.card = CardId::make(fmt::format("{:016x}", 0xc0de00 + i));
        bool const expired = i % one_in_expired == one_in_expired - 1;
        auto const expires = world_start + std::chrono::hours{expired ? -1'000 : 10'000};
        member.points = points_at_start;
        auto code = card_code(member.card, CredentialClass::Member, expires);
        m_citizens.push_back({std::move(member), std::move(code)});
    }
}

std::string District::card_code(CardId const& card, CredentialClass kind, UtcMs expires) const
{
    expires.ms -= expires.ms % 1'000;
    return issue_credential({card, 0, kind, expires, kid}, m_issuer);
}

std::string District::volunteer_code(std::size_t number) const
{
    return card_code(volunteer_card(number), CredentialClass::Volunteer, world_start + std::chrono::hours{10'000});
}

std::vector<AmenityId> District::amenities()
{
    return {AmenityId::make("water"), AmenityId::make("seat"), AmenityId::make("charge")};
}

IssuerKeyRow District::issuer_key() const
{
    IssuerKeyRow row{kid, {}};
    auto const key = m_issuer.verify_key().bytes();
    std::copy(key.begin(), key.end(), row.key.begin());
    return row;
}

Result<void> District::found(FeedStore& feeds) const
{
    std::vector<FeedRow> rows{issuer_key(), Union{UnionId::make("u1"), both("union")}};
    for (std::size_t i = 0; i < m_citizens.size(); ++i) {
        auto const& member = m_citizens[i].member;
        rows.emplace_back(member);
        if (i % one_in_revoked == 0) {
            rows.emplace_back(Revocation{member.card, member.id, RevocationReason::Lost, world_start});
        }
    }
    for (auto& row : district_offers()) rows.push_back(std::move(row));
    TRY_DO(feeds.put(district_channel(), rows));
    for (std::size_t number = 1; number <= station_count; ++number) {
        Station station{District::station(number), both("station"), both("somewhere"), both("always"), 4, 5};
        std::vector<FeedRow> own{station};
        for (auto const& id : amenities()) own.emplace_back(amenity(id));
        for (auto& row : station_offers(station.id)) own.push_back(std::move(row));
        TRY_DO(feeds.put(station_channel(station.id), own));
    }
    return {};
}

Result<void> District::change(FeedStore& feeds, Random& random) const
{
    auto const& citizen = m_citizens[random.below(m_citizens.size())].member;
    if (random.below(2) == 0) {
        auto member = TRY(find_member(feeds, citizen.id));
        if (!member) return fail(ErrorCode::NotFound, "a citizen is gone");
        member->masked_name = random.below(2) == 0 ? "王**" : "李*"; // what the ledger knows of them stays
        FeedRow const row{*member};
        return feeds.put(district_channel(), {&row, 1});
    }
    FeedRow const row{Revocation{citizen.card, citizen.id, RevocationReason::Lost, world_start}};
    return feeds.put(district_channel(), {&row, 1});
}

} // namespace yizhan::sim
