#include "server/services/request_office.h"
#include "server/services/stock_office.h"
#include "tests/server/support/offers.h"
#include "tests/server/support/open_desk.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

StationId const s1 = StationId::make("s1");
StationId const s2 = StationId::make("s2");
constexpr auto first_id = "01934f2e-9d6b-7c1a-8b2d-000000000001";

struct Office : OpenDesk {
    StockOffice stock{desks->ports, hub->services()};
    RequestOffice requests{desks->ports, hub->services()};

    Office()
    {
        FeedRow const station = Station{s2, {"港前站", ""}, {}, {}, 4, 5};
        REQUIRE(hub->feeds().put(station_channel(s2), {&station, 1}));
        put(porridge());
        put(training());
        Member member;
        member.id = MemberId::make("m1");
        member.number = MemberNumber::of_serial(1'000'001);
        member.masked_name = "陈**";
        member.union_id = UnionId::make("u2");
        member.status = MemberStatus::Active;
        put(member);
    }
    static StockMoved received(std::int64_t units, std::string id = first_id)
    {
        StockMoved out;
        out.movement = MovementId::make(std::move(id));
        out.goods = GoodsId::make("porridge");
        out.units = units;
        out.from = {StockPlace::Supplier, {}};
        out.to = {StockPlace::Station, s1};
        out.reason = StockReason::Received;
        out.by = "lin";
        return out;
    }
    std::vector<std::string> faults(StockMoved const& movement)
    {
        auto const found = stock.move(movement);
        REQUIRE(found);
        std::vector<std::string> out;
        for (auto const& fault : *found) out.emplace_back(name(fault.kind));
        return out;
    }
    std::size_t events() { return hub.log().size(); }
};

} // namespace

TEST_CASE("stock: a movement sent twice is one, and another one under its id is refused", "[services]")
{
    Office office;
    CHECK(office.faults(Office::received(40)).empty());
    CHECK(office.faults(Office::received(40)).empty());
    CHECK(office.events() == 1);
    CHECK(office.audited() == std::vector<std::string>{std::string{"lin move_stock "} + first_id});
    CHECK(office.stock.move(Office::received(41)).error().code == ErrorCode::Conflict);
    CHECK(office.events() == 1);
}

TEST_CASE("stock: counts that are a slip of the finger are refused with the reason", "[services]")
{
    Office office;
    for (auto const units : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'000'000'000}})
        CHECK(office.faults(Office::received(units)) == std::vector<std::string>{"units_range"});
    CHECK(office.faults(Office::received(max_units)).empty());
    auto counted = Office::received(0, "01934f2e-9d6b-7c1a-8b2d-000000000003");
    counted.reason = StockReason::Counted;
    counted.from = {StockPlace::Miscounted, {}};
    CHECK(office.faults(counted) == std::vector<std::string>{"units_range"}); // how many were there?
    counted.counted = 36;
    CHECK(office.faults(counted).empty()); // just as in the books
    auto elsewhere = Office::received(1, "01934f2e-9d6b-7c1a-8b2d-000000000002");
    elsewhere.goods = GoodsId::make("gold");
    elsewhere.to.station = StationId::make("nowhere");
    CHECK(office.faults(elsewhere) == std::vector<std::string>{"unknown_goods", "unknown_station"});
    CHECK(office.events() == 2);
}

TEST_CASE("stock: a reason goes with where units come from and where they go", "[services]")
{
    using Account = StockAccount;
    Account const at1{StockPlace::Station, s1};
    Account const at2{StockPlace::Station, s2};
    Account const to1{StockPlace::Transit, s1};
    Account const to2{StockPlace::Transit, s2};
    Account const supplier{StockPlace::Supplier, {}};
    Account const gone{StockPlace::WrittenOff, {}};
    Account const miscounted{StockPlace::Miscounted, {}};
    CHECK(is_such_a_move(StockReason::Received, supplier, at1));
    CHECK(is_such_a_move(StockReason::Received, to1, at1));
    CHECK_FALSE(is_such_a_move(StockReason::Received, to2, at1)); // it is on its way to another one
    CHECK_FALSE(is_such_a_move(StockReason::Received, at1, at2));
    CHECK(is_such_a_move(StockReason::Sent, at1, to2));
    CHECK_FALSE(is_such_a_move(StockReason::Sent, at1, to1));
    CHECK(is_such_a_move(StockReason::Counted, at1, miscounted));
    CHECK(is_such_a_move(StockReason::Counted, miscounted, at1));
    CHECK(is_such_a_move(StockReason::Damaged, at1, gone));
    CHECK(is_such_a_move(StockReason::Lost, to1, gone));
    CHECK_FALSE(is_such_a_move(StockReason::Damaged, to1, gone));
    CHECK_FALSE(is_such_a_move(StockReason::Trial, gone, at1));
    // Places without their station, and others with one.
    CHECK_FALSE(is_such_a_move(StockReason::Received, supplier, Account{StockPlace::Station, {}}));
    CHECK_FALSE(is_such_a_move(StockReason::Received, Account{StockPlace::Supplier, s1}, at1));
}

TEST_CASE("points: granted once for each command, to whom a merged member is now", "[services]")
{
    Office office;
    office.put(MergedMember{MemberId::make("m-old"), MemberId::make("m1")});
    PointsMoved grant{MovementId::make(first_id), MemberId::make("m-old"), 20, {"清扫志愿服务", "Cleaning up"}, "lin"};
    REQUIRE(office.stock.move(grant));
    REQUIRE(office.stock.move(grant));
    CHECK(office.events() == 1);
    CHECK(office.hub.log().front().find("\"member\":\"m1\"") != std::string::npos);
    for (auto const points : {std::int64_t{0}, StockOffice::max_points + 1, -StockOffice::max_points - 1}) {
        grant.points = points;
        CHECK(office.stock.move(grant).error().code == ErrorCode::InvalidInput);
    }
    grant.points = 5;
    CHECK(office.stock.move(grant).error().code == ErrorCode::Conflict);
    grant.member = MemberId::make("nobody");
    CHECK(office.stock.move(grant).error().code == ErrorCode::NotFound);
    CHECK(office.events() == 1);
}

TEST_CASE("requests: the same id is the same request with the same code", "[services]")
{
    Office office;
    PhoneAsking const asking{RequestId::make(first_id), ServiceId::make("training"), s1, {}};
    auto const first = office.requests.ask(asking);
    auto const again = office.requests.ask(asking);
    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->code == again->code);
    CHECK(office.events() == 1);
    auto const other = office.requests.ask({RequestId::make("01934f2e-9d6b-7c1a-8b2d-000000000002"),
        ServiceId::make("training"), {}, MemberId::make("m1")});
    REQUIRE(other);
    CHECK(other->code != first->code);
    CHECK(office.hub.log().back().find("\"union\":\"u2\"") != std::string::npos);
}

TEST_CASE("requests: what is not offered, or not asked for this way, is not asked for", "[services]")
{
    Office office;
    PhoneAsking asking{RequestId::make(first_id), ServiceId::make("massage"), s1, {}};
    CHECK(office.requests.ask(asking).error().code == ErrorCode::NotFound);
    auto entry = training();
    entry.requestable = false;
    office.put(entry);
    asking.service = entry.id;
    CHECK(office.requests.ask(asking).error().code == ErrorCode::Refused);
    CHECK(office.events() == 0);
}

TEST_CASE("requests: the id of another fact is no request's", "[services]")
{
    Office office;
    REQUIRE(office.stock.move(Office::received(3)));
    auto const asked = office.requests.ask({RequestId::make(first_id), ServiceId::make("training"), s1, {}});
    CHECK(asked.error().code == ErrorCode::Conflict);
}
