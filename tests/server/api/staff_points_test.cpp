// Points as staff grant and see them, and as every kiosk gets them with the member's row.
#include "tests/server/support/api/test_desk.h"
#include "tests/server/support/offers.h"
#include "tests/support/amenity_samples.h"

#include <fmt/format.h>

using namespace yizhan;
using test::json_of;
using test::TestDesk;

namespace {

constexpr auto somebody = "m1000001"; // has 35 points from before the ledger

struct Desk : TestDesk {
    Desk() { as("lin"); }
    int grant(int number, std::string const& points, std::string const& member = somebody)
    {
        auto const status = post("/v1/staff/members/" + member + "/points",
            R"({"id":")" + fmt::format("0b4f3c1e-8f7a-4d6b-9c2d-{:012}", number) + R"(","points":)" + points
                + R"(,"reason":{"zh":"志愿服务","en":"Helping"}})")
                                .status;
        hub.pass(Millis{10});
        return status;
    }
    static GoodsTaken tea(std::string const& id)
    {
        GoodsTaken taken;
        taken.taking = TakingId::make(id);
        taken.campaign = CampaignId::make("tea");
        taken.goods = GoodsId::make("tea");
        taken.units = 1;
        taken.points = 15;
        taken.by.member = MemberId::make(somebody);
        taken.by.union_id = UnionId::make("u1");
        taken.assurance = Assurance::FreshCode;
        return taken;
    }
    void take_back(std::string const& id) { send(test::undone_of(tea(id), test::FakeClock::usual_wall)); }
    // What a kiosk of any station reads of them.
    std::int64_t at_kiosks(std::string const& member = somebody)
    {
        auto const row = hub.store().feeds().find(district_channel(), FeedKind::Member, member);
        REQUIRE(row);
        REQUIRE(*row);
        return std::get<Member>(**row).points;
    }
    nlohmann::json points(std::string const& member = somebody, std::string const& query = {})
    {
        auto const response = get("/v1/staff/members/" + member + "/points", query);
        REQUIRE(response.status == 200);
        return json_of(response);
    }
};

} // namespace

TEST_CASE("staff points: they are granted once, and not to nobody", "[api]")
{
    Desk desk;
    CHECK(desk.grant(1, "20") == 204);
    CHECK(desk.grant(1, "20") == 204);
    CHECK(desk.grant(1, "30") == 409);
    CHECK(desk.grant(1, "0") == 400);
    CHECK(desk.grant(1, "1000000000") == 400);
    CHECK(desk.grant(2, "20", "nobody") == 404);
    CHECK(desk.hub.store().services().stock.points_moved(MemberId::make(somebody)) == 20);
    CHECK(desk.at_kiosks() == 55);
}

TEST_CASE("staff points: what was granted, spent and given back stands line by line and adds up", "[api]")
{
    Desk desk;
    REQUIRE(desk.grant(1, "20") == 204);
    desk.send(Desk::tea("t-1"));
    CHECK(desk.at_kiosks() == 40);
    desk.take_back("t-1");
    CHECK(desk.at_kiosks() == 55);
    desk.send(Desk::tea("t-2"));
    auto const seen = desk.points();
    CHECK(seen["points"] == 40);
    CHECK(seen["member"] == somebody);
    CHECK(seen["name"] == "陈**");
    REQUIRE(seen["movements"].size() == 4);
    std::int64_t sum = 0;
    std::multiset<std::string> reasons;
    for (auto const& line : seen["movements"]) {
        sum += line["points"].get<std::int64_t>();
        reasons.insert(line["reason"].get<std::string>());
        if (line["reason"] == "granted") {
            CHECK(line["why"]["zh"] == "志愿服务");
            CHECK(line["by"] == "lin");
        } else {
            CHECK(line["campaign"] == "tea");
        }
    }
    CHECK(sum == 5);
    CHECK(reasons == std::multiset<std::string>{"granted", "taken", "taken", "taking_undone"});
}

TEST_CASE("staff points: below zero opens an exception that closes with the next grant", "[api]")
{
    Desk desk;
    for (int each = 1; each <= 3; ++each) desk.send(Desk::tea(fmt::format("t-{}", each)));
    CHECK(desk.at_kiosks() == -10);
    auto const open = json_of(desk.get("/v1/staff/exceptions"))["exceptions"];
    REQUIRE(open.size() == 1);
    CHECK(open[0]["kind"] == "points_negative");
    CHECK(open[0]["found"] == -10);
    CHECK(open[0]["sides"].size() == 3);
    REQUIRE(desk.grant(1, "10") == 204);
    CHECK(json_of(desk.get("/v1/staff/exceptions"))["exceptions"].empty());
}

TEST_CASE("staff points: a long ledger is read page by page, by those who may", "[api]")
{
    Desk desk;
    for (int number = 1; number <= 5; ++number) REQUIRE(desk.grant(number, "1") == 204);
    std::vector<std::string> seen;
    std::string query = "?limit=2";
    for (int pages = 0; pages < 4; ++pages) {
        auto const page = desk.points(somebody, query);
        for (auto const& line : page["movements"]) seen.push_back(line["id"]);
        if (!page.contains("next")) break;
        query = "?limit=2&before=" + page["next"].get<std::string>();
    }
    CHECK(seen.size() == 5);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 5);
    auto const path = std::string{"/v1/staff/members/"} + somebody + "/points";
    CHECK(desk.get(path, "?before=soon").status == 400);
    CHECK(desk.get("/v1/staff/members/nobody/points").status == 404);
    desk.as("wang", R"(["figures","enrollment"])");
    CHECK(desk.get(path).status == 403);
}

TEST_CASE("staff points: of a merged member those of both, under either id", "[api]")
{
    Desk desk;
    auto const other = std::string{"m1000002"}; // has 35 as well
    REQUIRE(desk.grant(1, "20") == 204);
    REQUIRE(desk.grant(2, "7", other) == 204);
    auto const merged
        = desk.post("/v1/staff/members/merge", R"({"kept":")" + other + R"(","dropped":")" + somebody + R"("})");
    REQUIRE(merged.status == 200);
    // A kiosk that had not heard of it yet.
    desk.send(Desk::tea("t-1"));
    REQUIRE(desk.grant(3, "1") == 204);
    CHECK(desk.at_kiosks(other) == 35 + 35 + 20 + 7 - 15 + 1);
    for (auto const& id : {other, std::string{somebody}}) {
        auto const seen = desk.points(id);
        CHECK(seen["member"] == other);
        CHECK(seen["points"] == 83);
        CHECK(seen["movements"].size() == 4);
    }
}
