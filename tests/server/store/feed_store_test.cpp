#include "server/ingest/roster.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/feed_page.h"
#include "tests/server/support/open_hub.h"

#include <fmt/format.h>
#include <map>

using namespace yizhan;
using namespace yizhan::test;

namespace {

Member member(std::uint32_t n)
{
    Member row;
    row.id = MemberId::make(fmt::format("m{}", n));
    row.number = MemberNumber::of_serial(1'000'000 + n);
    row.masked_name = "陈**";
    row.phone = PhoneKey{fmt::format("{:04}", n % 10'000), 'c'};
    row.union_id = UnionId::make("u1");
    row.card = CardId::make(fmt::format("{:016x}", n));
    return row;
}

std::vector<FeedRow> members(std::uint32_t count)
{
    std::vector<FeedRow> rows;
    for (std::uint32_t n = 1; n <= count; ++n) rows.emplace_back(member(n));
    return rows;
}

FeedPage page(OpenHub& hub, FeedCursor const& cursor, std::uint32_t limit = 100, UtcMs now = received)
{
    auto const encoded = hub->feeds().read({district_channel(), cursor, limit}, now);
    REQUIRE(encoded);
    auto const text = decompress((*encoded)->body, max_feed_page_bytes);
    REQUIRE(text);
    auto decoded = decode_feed_page(*text);
    REQUIRE(decoded);
    CHECK((*encoded)->cursor == FeedCursor{decoded->epoch, decoded->next});
    CHECK((*encoded)->head == decoded->head);
    return std::move(*decoded);
}

// What a kiosk holds that starts at `cursor` and reads to the end.
std::map<std::string, FeedRow> follow(OpenHub& hub, FeedCursor cursor, std::uint32_t limit)
{
    std::map<std::string, FeedRow> held;
    while (true) {
        auto const read = page(hub, cursor, limit);
        CHECK(read.rows.size() <= limit);
        for (auto const& row : read.rows) held.insert_or_assign(feed_key(row), row);
        cursor = {read.epoch, read.next};
        if (read.next == read.head) return held;
    }
}

} // namespace

TEST_CASE("a channel is read page by page, each row once, up to its head", "[store]")
{
    OpenHub hub;
    REQUIRE(hub->feeds().put(district_channel(), members(250)));
    auto const first = page(hub, {}, 100);
    CHECK(first.rows.size() == 100);
    CHECK(first.after == 0);
    CHECK(first.next == 100);
    CHECK(first.head == 250);
    CHECK(first.as_of == received);
    CHECK(follow(hub, {}, 100).size() == 250);
    CHECK(follow(hub, {first.epoch, first.next}, 7).size() == 150);
    auto const end = page(hub, {first.epoch, 250});
    CHECK(end.rows.empty());
    CHECK(end.next == 250);
}

TEST_CASE("a row that is put again takes a new place at the end and leaves its old one", "[store]")
{
    OpenHub hub;
    REQUIRE(hub->feeds().put(district_channel(), members(10)));
    auto const before = hub->feeds().head(district_channel()).value();
    auto changed = member(3);
    changed.points = 77;
    REQUIRE(hub->feeds().put(district_channel(), std::vector<FeedRow>{changed}));
    auto const delta = page(hub, before);
    REQUIRE(delta.rows.size() == 1);
    CHECK(std::get<Member>(delta.rows[0]).points == 77);
    auto const all = page(hub, {});
    CHECK(all.rows.size() == 10);
    CHECK(all.head == 11);
    CHECK(feed_key(all.rows.back()) == "m3");
}

TEST_CASE("a removed row is told to who held it, and is found no more", "[store]")
{
    OpenHub hub;
    REQUIRE(hub->feeds().put(district_channel(), members(3)));
    auto const before = hub->feeds().head(district_channel()).value();
    REQUIRE(hub->feeds().put(district_channel(), std::vector<FeedRow>{RemovedRow{FeedKind::Member, "m2"}}));
    CHECK(page(hub, before).rows == std::vector<FeedRow>{RemovedRow{FeedKind::Member, "m2"}});
    CHECK(hub->feeds().find(district_channel(), FeedKind::Member, "m2").value() == std::nullopt);
    CHECK(hub->feeds().member_by_number(*member(2).number).value() == std::nullopt);
    CHECK(hub->feeds().rows(district_channel(), FeedKind::Member)->size() == 2);
}

TEST_CASE("who comes with another epoch, or from beyond the head, is answered from the start", "[store]")
{
    OpenHub hub;
    REQUIRE(hub->feeds().put(district_channel(), members(5)));
    auto const epoch = hub->feeds().head(district_channel())->epoch;
    CHECK(page(hub, {"0123456789abcdef", 4}).rows.size() == 5);
    CHECK(page(hub, {epoch, 900}).rows.size() == 5);
    CHECK(page(hub, {epoch, 4}).rows.size() == 1);
}

TEST_CASE("the same page is made once for all who read it, until the channel changes or time passes", "[store]")
{
    OpenHub hub;
    REQUIRE(hub->feeds().put(district_channel(), members(50)));
    FeedRequest const request{district_channel(), {}, 20};
    auto const first = hub->feeds().read(request, received).value();
    CHECK(hub->feeds().read(request, received).value() == first);
    CHECK(hub->feeds().read(request, received + FeedStore::page_age_max).value() == first);
    auto const later = hub->feeds().read(request, received + FeedStore::page_age_max + Millis{1}).value();
    CHECK(later != first);
    REQUIRE(hub->feeds().put(district_channel(), members(1)));
    CHECK(hub->feeds().read(request, received).value()->head == 51);
}

TEST_CASE("channels do not mix, and one that is not there is not found", "[store]")
{
    OpenHub hub;
    auto const station = StationId::make("s1");
    Station const row{station, {"驿站", "Station"}, {}, {}, 4, 5};
    REQUIRE(hub->feeds().put(station_channel(station), std::vector<FeedRow>{row}));
    CHECK(hub->feeds().read({district_channel(), {}, 10}, received).error().code == ErrorCode::NotFound);
    CHECK(hub->feeds().head("station.s2").error().code == ErrorCode::NotFound);
    CHECK(hub->feeds().stations().value() == std::vector{row});
    CHECK(may_read(station, "district"));
    CHECK(may_read(station, "station.s1"));
    CHECK_FALSE(may_read(station, "station.s2"));
}

TEST_CASE("a new card and the end of the old one reach a kiosk together", "[store]")
{
    OpenHub hub;
    REQUIRE(hub->feeds().put(district_channel(), members(3)));
    auto const before = hub->feeds().head(district_channel()).value();
    auto const old_card = member(2).card;
    auto const fresh = CardId::make("00000000000000ff");
    REQUIRE(reissue_card(hub->feeds(), MemberId::make("m2"), fresh, received));
    auto const delta = page(hub, before);
    REQUIRE(delta.rows.size() == 2);
    CHECK(std::get<Revocation>(delta.rows[0])
        == Revocation{old_card, MemberId::make("m2"), RevocationReason::Replaced, received});
    CHECK(std::get<Member>(delta.rows[1]).card == fresh);
    CHECK(hub->feeds().member_by_number(*member(2).number).value()->card == fresh);
    CHECK(reissue_card(hub->feeds(), MemberId::make("m2"), fresh, received).error().code == ErrorCode::Conflict);

    REQUIRE(revoke_card(hub->feeds(), MemberId::make("m2"), RevocationReason::Lost, received));
    CHECK(find_member(hub->feeds(), MemberId::make("m2")).value()->card.empty());
    CHECK(revoke_card(hub->feeds(), MemberId::make("m2"), RevocationReason::Lost, received).error().code
        == ErrorCode::NotFound);
    CHECK(reissue_card(hub->feeds(), MemberId::make("nobody"), fresh, received).error().code == ErrorCode::NotFound);
}
