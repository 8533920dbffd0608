#include "tests/server/support/api/test_desk.h"
#include "tests/server/support/offers.h"

#include <fmt/format.h>

using namespace yizhan;
using test::json_of;
using test::TestDesk;

namespace {

struct Desk : TestDesk {
    Desk()
    {
        as("lin");
        FeedRow const row = test::porridge();
        REQUIRE(hub.store().feeds().put(district_channel(), {&row, 1}));
    }
    static std::string id(int number) { return fmt::format("0b4f3c1e-8f7a-4d6b-9c2d-{:012}", number); }
    HttpResponse move(int number, std::string const& units, std::string const& rest)
    {
        auto const response = post("/v1/staff/stock/movements",
            R"({"id":")" + id(number) + R"(","goods":"porridge","units":)" + units + "," + rest + "}");
        hub.pass(Millis{10});
        return response;
    }
    HttpResponse receive(int number, std::string const& units)
    {
        return move(number, units,
            R"("from":{"place":"supplier"},"to":{"place":"station","station":"s1"},"reason":"received","note":"=1+1")");
    }
    // Somebody takes it at the kiosk.
    void take(std::string taking, int units)
    {
        GoodsTaken taken;
        taken.taking = TakingId::make(std::move(taking));
        taken.campaign = CampaignId::make("winter");
        taken.goods = GoodsId::make("porridge");
        taken.units = units;
        taken.cost_fen = 350 * units;
        taken.by.member = MemberId::make("m1000001");
        taken.by.union_id = UnionId::make("u1");
        taken.assurance = Assurance::FreshCode;
        send(taken);
    }
};

} // namespace

TEST_CASE("staff stock: what was received is there, once, with its line in the ledger", "[api]")
{
    Desk desk;
    CHECK(desk.receive(1, "40").status == 204);
    CHECK(desk.receive(1, "40").status == 204);
    CHECK(desk.receive(1, "41").status == 409);
    desk.take("t-1", 2);
    auto const stock = json_of(desk.get("/v1/staff/stock"))["stock"];
    REQUIRE(stock.size() == 1);
    CHECK(stock[0]["station"] == "s1");
    CHECK(stock[0]["units"] == 38);
    CHECK(stock[0]["given_14_days"] == 2);
    CHECK(stock[0]["days_left"] == 266);
    auto const lines = json_of(desk.get("/v1/staff/stock/movements", "?goods=porridge"))["movements"];
    REQUIRE(lines.size() == 2);
    auto const received = lines[0]["reason"] == "received" ? lines[0] : lines[1];
    CHECK(received["by"] == "lin");
    CHECK(received["kiosk"] == "hub");
    CHECK(received["from"]["place"] == "supplier");
    CHECK(received["to"]["station"] == "s1");
    CHECK(received["note"] == "=1+1");
}

TEST_CASE("staff stock: what cannot have moved like that is refused with the reason", "[api]")
{
    Desk desk;
    for (auto const* const units : {"0", "-5", "1000000000"}) {
        auto const response = desk.receive(1, units);
        CHECK(response.status == 422);
        CHECK(json_of(response)["faults"][0]["kind"] == "units_range");
    }
    auto const back
        = desk.move(1, "5", R"("from":{"place":"given"},"to":{"place":"station","station":"s1"},"reason":"received")");
    CHECK(back.status == 422);
    CHECK(json_of(back)["faults"][0]["kind"] == "not_such_a_move");
    for (auto const* const units : {"1.5", "\"3\"", "null", "1e400"}) CHECK(desk.receive(1, units).status == 400);
    CHECK(json_of(desk.get("/v1/staff/stock/movements"))["movements"].empty());
    CHECK(desk.get("/v1/staff/stock/movements", "?before=soon").status == 400);
    CHECK(desk.get("/v1/staff/stock/movements", "?limit=0").status == 400);
}

TEST_CASE("staff stock: a count is a movement of the difference, with how many there were", "[api]")
{
    Desk desk;
    REQUIRE(desk.receive(1, "40").status == 204);
    std::string const missing
        = R"("from":{"place":"station","station":"s1"},"to":{"place":"miscounted"},"reason":"counted","counted":)";
    CHECK(desk.move(2, "3", missing + "37").status == 204);
    CHECK(json_of(desk.get("/v1/staff/stock"))["stock"][0]["units"] == 37);
    auto const lines = json_of(desk.get("/v1/staff/stock/movements"))["movements"];
    REQUIRE(lines.size() == 2);
    CHECK((lines[0]["reason"] == "counted" ? lines[0] : lines[1])["counted"] == 37);
    for (auto const* const counted : {"-1", "1000000000", "\"3\""})
        CHECK(desk.move(3, "3", missing + counted).status == 400);
    CHECK(
        desk.move(4, "5",
                R"("from":{"place":"supplier"},"to":{"place":"station","station":"s1"},"reason":"received","counted":5)")
            .status
        == 400);
}

TEST_CASE("staff stock: a long ledger is read page by page", "[api]")
{
    Desk desk;
    for (int number = 1; number <= 5; ++number) REQUIRE(desk.receive(number, "1").status == 204);
    std::set<std::string> seen;
    std::string query = "?limit=2";
    for (int pages = 0; pages < 4; ++pages) {
        auto const page = json_of(desk.get("/v1/staff/stock/movements", query));
        for (auto const& line : page["movements"]) seen.insert(line["id"]);
        if (!page.contains("next")) break;
        query = "?limit=2&before=" + page["next"].get<std::string>();
    }
    CHECK(seen.size() == 5);
}

TEST_CASE("staff stock: goods that nobody counts last no number of days", "[api]")
{
    Desk desk;
    desk.take("t-1", 2);
    auto const stock = json_of(desk.get("/v1/staff/stock"))["stock"];
    REQUIRE(stock.size() == 1);
    CHECK(stock[0]["units"] == -2);
    CHECK(stock[0]["taken_only"] == true);
    CHECK_FALSE(stock[0].contains("days_left"));
    CHECK(json_of(desk.get("/v1/staff/exceptions"))["exceptions"].empty());
    // From the first count on, they do.
    REQUIRE(desk.receive(1, "30").status == 204);
    auto const counted = json_of(desk.get("/v1/staff/stock"))["stock"][0];
    CHECK(counted["days_left"] == 196);
    CHECK_FALSE(counted.contains("taken_only"));
}

TEST_CASE("staff exceptions: a long list is read page by page, each once", "[api]")
{
    Desk desk;
    for (int number = 1; number <= 5; ++number) {
        // Thrown away and never received: below zero.
        StockMoved lost;
        lost.movement = MovementId::make(fmt::format("mv-{}", number));
        lost.goods = GoodsId::make(fmt::format("goods-{}", number));
        lost.units = 1;
        lost.from = {StockPlace::Station, StationId::make("s1")};
        lost.to = {StockPlace::WrittenOff, {}};
        lost.reason = StockReason::Lost;
        desk.send(lost);
    }
    std::vector<std::string> seen;
    std::string query = "?limit=2";
    for (int pages = 0; pages < 4; ++pages) {
        auto const page = json_of(desk.get("/v1/staff/exceptions", query));
        for (auto const& one : page["exceptions"]) seen.push_back(one["goods"]);
        if (!page.contains("next")) break;
        query = "?limit=2&before=" + page["next"].get<std::string>();
    }
    CHECK(seen.size() == 5);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 5);
    CHECK(desk.get("/v1/staff/exceptions", "?before=soon").status == 400);
}

TEST_CASE("staff exceptions: a stock below zero is shown with its sides until somebody settles it", "[api]")
{
    Desk desk;
    REQUIRE(desk.receive(1, "1").status == 204);
    desk.take("t-1", 3);
    auto const open = json_of(desk.get("/v1/staff/exceptions"))["exceptions"];
    REQUIRE(open.size() == 1);
    CHECK(open[0]["kind"] == "stock_negative");
    CHECK(open[0]["found"] == -2);
    CHECK_FALSE(open[0]["sides"].empty());
    auto const path = "/v1/staff/exceptions/" + open[0]["id"].get<std::string>() + "/settle";
    CHECK(desk.post(path, R"({"how":"ignored","note":""})").status == 400);
    CHECK(desk.post(path, R"({"how":"accepted","note":"盘点后补记"})").status == 204);
    CHECK(desk.post(path, R"({"how":"accepted","note":"盘点后补记"})").status == 204);
    CHECK(desk.post(path, R"({"how":"recovered","note":""})").status == 409);
    CHECK(desk.post("/v1/staff/exceptions/nothing/settle", R"({"how":"accepted","note":""})").status == 404);
    desk.hub.pass(Millis{10});
    CHECK(json_of(desk.get("/v1/staff/exceptions"))["exceptions"].empty());
    auto const settled = json_of(desk.get("/v1/staff/exceptions", "?state=settled"))["exceptions"];
    REQUIRE(settled.size() == 1);
    CHECK(settled[0]["settled"]["by"] == "lin");
    CHECK(desk.get("/v1/staff/exceptions", "?state=odd").status == 400);
}
