#include "tests/server/support/open_hub.h"

#include "shared/platform/sqlite.h"
#include "shared/protocol/feed_page.h"

using namespace yizhan;
using test::OpenHub;

namespace {

Member some_member()
{
    Member member;
    member.id = MemberId::make("m-1");
    member.number = MemberNumber::of_serial(1'234'567);
    member.masked_name = "陈**";
    member.phone = PhoneKey{"7007", 'c'};
    member.union_id = UnionId::make("u1");
    member.card = CardId::make("00112233445566aa");
    return member;
}

} // namespace

TEST_CASE("a database from before there was joining gets its tables, and its members are found", "[store]")
{
    OpenHub hub;
    hub.put_back(2, [](sqlite::Database& database) {
        REQUIRE(database.execute("INSERT INTO channels VALUES('district', '00000000000000aa', 1)"));
        REQUIRE(database.execute("INSERT INTO kiosks VALUES('k-1', 's1', zeroblob(32), zeroblob(32), 'old')"));
        auto insert = database.prepare("INSERT INTO feed_rows VALUES('district', 1, 'member', 'm-1', 0, ?, ?)");
        REQUIRE(insert);
        REQUIRE(insert->bind(1, some_member().number->text()).bind(2, encode_feed_row(some_member())).run());
    });
    REQUIRE(hub.open());
    MemberFilter filter;
    filter.tail = "7007";
    CHECK(hub->members().search(filter) == std::vector{some_member()});
    CHECK(hub->members().member_by_card(some_member().card).value() == some_member());
    CHECK(hub->applications().counts()->empty());
    CHECK(hub->audit().list({}, 10)->entries.empty());
}

TEST_CASE("a member is found by what the row says now, and not at all once it is gone", "[store]")
{
    OpenHub hub;
    auto member = some_member();
    FeedRow row = member;
    REQUIRE(hub->feeds().put(district_channel(), {&row, 1}));
    member.phone = PhoneKey{"8008", 'c'};
    member.card = CardId::make("00112233445566bb");
    row = member;
    REQUIRE(hub->feeds().put(district_channel(), {&row, 1}));
    MemberFilter filter;
    filter.tail = "7007";
    CHECK(hub->members().search(filter)->empty());
    CHECK_FALSE(hub->members().member_by_card(some_member().card)->has_value());
    filter = {};
    filter.name = "陈";
    CHECK(hub->members().search(filter)->size() == 1);
    filter.union_id = UnionId::make("u2");
    CHECK(hub->members().search(filter)->empty());
    row = RemovedRow{FeedKind::Member, "m-1"};
    REQUIRE(hub->feeds().put(district_channel(), {&row, 1}));
    CHECK(hub->members().search({})->empty());
    CHECK_FALSE(hub->members().member_by_card(member.card)->has_value());
}

TEST_CASE("a unit of work is kept whole or not at all, also where a part of it was done", "[store]")
{
    OpenHub hub;
    auto const add = [&](std::string const& id) {
        FeedRow const row = Union{UnionId::make(id), {"工会", ""}, {}, UnionLevel::Joint, 0, 0, {}};
        return hub->feeds().put(district_channel(), {&row, 1});
    };
    REQUIRE(add("u0"));
    auto const failed = hub->work().run([&]() -> Result<void> {
        TRY_DO(add("u1"));
        TRY_DO(hub->work().run([&] { return add("u2"); }));
        return fail(ErrorCode::Refused, "after all");
    });
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::Refused);
    CHECK(hub->feeds().rows(district_channel(), FeedKind::Union)->size() == 1);
    REQUIRE(hub->work().run([&]() -> Result<void> {
        TRY_DO(add("u1"));
        // A part that fails takes nothing else with it, where who called goes on.
        CHECK_FALSE(hub->work().run([&]() -> Result<void> {
            TRY_DO(add("u2"));
            return fail(ErrorCode::Refused, "this part only");
        }));
        return {};
    }));
    CHECK(hub->feeds().rows(district_channel(), FeedKind::Union)->size() == 2);
    REQUIRE(hub.open());
    CHECK(hub->feeds().rows(district_channel(), FeedKind::Union)->size() == 2);
}
