#include "tests/server/support/api/test_desk.h"

using namespace yizhan;
using test::json_of;
using test::TestDesk;

namespace {

constexpr auto washing
    = R"({"amenity_kind":"timed","name":{"zh":"洗衣机","en":"Washing machine"},"state":{"zh":"","en":""},
    "icon":"local_laundry_service","tint":"blue","order":2,"offered":true,"minutes":[30,45],"clear_min":15})";
constexpr auto washer = R"({"amenity":"washing","name":{"zh":"1号","en":"One"},"order":1,"in_service":true})";
constexpr auto porridge
    = R"({"name":{"zh":"八宝粥","en":"Porridge"},"unit":{"zh":"份","en":"portion"},"icon":"breakfast_dining","cost_fen":350})";

nlohmann::json winter(int revision)
{
    return {{"revision", revision}, {"name", {{"zh", "冬季暖粥"}, {"en", "Warm porridge"}}},
        {"about", {{"zh", ""}, {"en", ""}}}, {"icon", "breakfast_dining"}, {"tint", "red"}, {"order", 1},
        {"goods", nlohmann::json::array({"porridge"})}, {"units", 1},
        {"audience",
            {{"members_only", true}, {"volunteers_only", false}, {"unions", nlohmann::json::array({"u1"})},
                {"occupations", nlohmann::json::array({"courier"})}, {"min_months", 0}, {"min_points", 0}}},
        {"allowance", 1}, {"period", "day"}, {"stations", nlohmann::json::array({"s1"})}, {"first_day", "2026-11-24"},
        {"last_day", "2027-02-01"}, {"from_minute", 360}, {"to_minute", 540}, {"total", 200},
        {"shares", nlohmann::json::array({nlohmann::json{{"station", "s1"}, {"units", 50}}})}, {"payer", "union"},
        {"points_price", 0}, {"demand", "any_code"}, {"ended", false}};
}

struct Desk : TestDesk {
    Desk()
    {
        as("lin");
        REQUIRE(ask("PUT", "/v1/staff/goods/porridge", porridge).status == 204);
    }
    HttpResponse put(nlohmann::json const& campaign)
    {
        return ask("PUT", "/v1/staff/campaigns/winter", campaign.dump());
    }
    std::vector<std::string> faults(nlohmann::json const& campaign)
    {
        auto const response = put(campaign);
        REQUIRE(response.status == 422);
        auto const json = json_of(response);
        CHECK_FALSE(json["detail_zh"].get<std::string>().empty());
        std::vector<std::string> kinds;
        for (auto const& fault : json["faults"]) kinds.push_back(fault["kind"]);
        return kinds;
    }
};

} // namespace

TEST_CASE("staff offers: what is put is what is listed, and what the station's feed holds", "[api]")
{
    Desk desk;
    CHECK(desk.ask("PUT", "/v1/staff/stations/s1/amenities/washing", washing).status == 204);
    CHECK(desk.ask("PUT", "/v1/staff/stations/s1/machines/w-1", washer).status == 204);
    auto const offer = json_of(desk.get("/v1/staff/offers", "?station=s1"));
    CHECK(offer["stations"].size() == 2);
    REQUIRE(offer["machines"].size() == 1);
    CHECK(offer["machines"][0]["id"] == "w-1");
    CHECK(offer["amenities"].size() == 2); // with the hot water of before
    auto const row = desk.hub.store().feeds().find(station_channel(StationId::make("s1")), FeedKind::Machine, "w-1");
    CHECK((row && *row));

    auto const response = desk.ask("DELETE", "/v1/staff/stations/s1/amenities/washing");
    CHECK(response.status == 422);
    CHECK(json_of(response)["faults"][0]["kind"] == "has_machines");
    CHECK(desk.ask("DELETE", "/v1/staff/stations/s1/machines/w-1").status == 204);
    CHECK(desk.ask("DELETE", "/v1/staff/stations/s1/amenities/washing").status == 204);
    CHECK(desk.ask("DELETE", "/v1/staff/stations/s1/amenities/washing").status == 404);
    CHECK(desk.ask("PUT", "/v1/staff/stations/nowhere/amenities/washing", washing).status == 404);
    CHECK(desk.audit()[0]["action"] == "remove_amenity");
}

TEST_CASE("staff offers: rows that no station could read are not kept", "[api]")
{
    Desk desk;
    auto const goods = [&](std::string const& body) { return desk.ask("PUT", "/v1/staff/goods/tea", body).status; };
    std::string const rest = R"("unit":{"zh":"份","en":""},"icon":"coffee")";
    CHECK(goods(R"({"name":{"zh":"茶","en":"Tea"},"cost_fen":0,)" + rest + "}") == 204);
    for (auto const* const cost : {"-1", "10000001", "1e9", "\"1\"", "null"})
        CHECK(goods(R"({"name":{"zh":"茶","en":"Tea"},)" + rest + R"(,"cost_fen":)" + cost + "}") == 400);
    CHECK(goods(R"({"name":{"zh":"","en":"Tea"},"cost_fen":0,)" + rest + "}") == 400);
    CHECK(goods(R"({"name":{"zh":"茶","en":"Tea"},"cost_fen":0,"barcode":"12345678",)" + rest + "}") == 400);
    CHECK(goods(R"({"id":"other","name":{"zh":"茶","en":"Tea"},"cost_fen":0,)" + rest + "}") == 400);
    for (auto const* const body : {"", "[]", "{}", "{", "null", "{\"kind\":\"member\"}", "\xff"})
        CHECK(goods(body) == 400);
    // Its kind and its id are those of the path, whatever else the body says.
    CHECK(goods(R"({"kind":"union","name":{"zh":"茶","en":"Tea"},"cost_fen":5,)" + rest + "}") == 204);
    CHECK(desk.ask("PUT", "/v1/staff/goods/a%20b", porridge).status == 400);
    auto const listed = json_of(desk.get("/v1/staff/goods"))["goods"];
    REQUIRE(listed.size() == 2);
    CHECK(listed[1]["cost_fen"] == 5);
    CHECK(listed[1]["kind"] == "goods");
}

TEST_CASE("staff campaigns: two who edit one at a time, and a campaign that ends for good", "[api]")
{
    Desk desk;
    CHECK(json_of(desk.put(winter(0)))["revision"] == 1);
    CHECK(json_of(desk.put(winter(1)))["revision"] == 2);
    auto const late = desk.put(winter(1));
    CHECK(late.status == 409);
    CHECK(json_of(late)["code"] == "changed");
    CHECK_FALSE(json_of(late)["detail"].get<std::string>().empty());
    CHECK(json_of(desk.post("/v1/staff/campaigns/winter/end"))["revision"] == 3);
    CHECK(json_of(desk.put(winter(3)))["revision"] == 4);
    auto const listed = json_of(desk.get("/v1/staff/campaigns"))["campaigns"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["ended"] == true);
    CHECK(listed[0]["first_day"] == "2026-11-24");
    CHECK(listed[0]["shares"][0]["units"] == 50);
    CHECK(desk.post("/v1/staff/campaigns/summer/end").status == 404);
}

TEST_CASE("staff campaigns: every number that cannot be is refused with its reason", "[api]")
{
    Desk desk;
    auto const with = [&](std::string const& key, nlohmann::json value) {
        auto campaign = winter(0);
        campaign[key] = std::move(value);
        return desk.faults(campaign);
    };
    using Kinds = std::vector<std::string>;
    for (auto const units : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'000'000'000}}) {
        CHECK(with("units", units) == Kinds{"units_range"});
        CHECK(with("allowance", units) == Kinds{"allowance_range"});
    }
    CHECK(with("total", 1'000'000'000'000) == Kinds{"total_range"});
    CHECK(with("total", 10) == Kinds{"shares_above_total"});
    CHECK(with("last_day", "2026-11-23") == Kinds{"days_reversed"});
    CHECK(with("to_minute", 100) == Kinds{"hours_reversed"});
    CHECK(with("goods", nlohmann::json::array()) == Kinds{"no_goods"});
    CHECK(with("stations", nlohmann::json::array({"s2"})) == Kinds{"share_elsewhere"});
    CHECK(with("demand", "always") == Kinds{"always_with_limit"});
    CHECK(with("name", {{"zh", std::string(2'000, 'x')}, {"en", ""}}) == Kinds{"text_length"});
    auto broken = winter(0);
    broken["last_day"] = "2026-02-30";
    CHECK(desk.put(broken).status == 400);
    broken = winter(0);
    broken["payer"] = "nobody";
    CHECK(desk.put(broken).status == 400);
    CHECK(json_of(desk.get("/v1/staff/campaigns"))["campaigns"].empty());
}

TEST_CASE("staff services: who has not the role may look and not touch", "[api]")
{
    Desk desk;
    desk.as("bo", R"(["figures","enrollment","district"])");
    CHECK(desk.get("/v1/staff/campaigns").status == 200);
    CHECK(desk.get("/v1/staff/offers").status == 200);
    CHECK(desk.put(winter(0)).status == 403);
    CHECK(desk.ask("PUT", "/v1/staff/stations/s1/amenities/washing", washing).status == 403);
    CHECK(desk.get("/v1/staff/service-requests").status == 403);
    CHECK(desk.post("/v1/staff/stock/movements", "{}").status == 403);
    desk.as("cai", R"(["services"])");
    for (auto const* const page : {"offers", "goods", "campaigns", "services", "stock", "exceptions", "unions"})
        CHECK(desk.get("/v1/staff/" + std::string{page}).status == 200); // who may change it may read it
    CHECK(desk.get("/v1/staff/today").status == 403);
    CHECK(desk.put(winter(0)).status == 200);
}
