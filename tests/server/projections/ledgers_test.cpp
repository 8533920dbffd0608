// Stock and points are ledgers: whatever comes in, in whatever order, once or twice, a balance is what its movements
// add up to. Held against a plain sum over the facts.
#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

auto const other_station = StationId::make("s2");
auto const former = MemberId::make("m2"); // is merged into m1 on the way

struct Balances {
    std::map<std::pair<StationId, GoodsId>, std::pair<std::int64_t, std::int64_t>> stock; // there, and coming
    std::map<MemberId, std::int64_t> points;
    bool operator==(Balances const&) const = default;
};

// Who is first of those that speak of one thing.
template <class Body> class Standing {
public:
    void add(std::string const& id, Placed<Body> fact)
    {
        auto const [known, fresh] = m_facts.try_emplace(id, fact);
        if (!fresh && fact.place < known->second.place) known->second = fact;
    }
    template <class Use> void each(Use use) const
    {
        for (auto const& [id, fact] : m_facts) use(fact);
    }

private:
    std::map<std::string, Placed<Body>> m_facts;
};

struct Facts {
    Standing<GoodsTaken> taken;
    Standing<TakingUndone> undone;
    Standing<StockMoved> moved;
    Standing<PointsMoved> points;

    Balances sum() const
    {
        Balances out;
        auto const person = [](MemberId const& id) { return id == former ? somebody : id; };
        auto const put = [&](StockAccount const& account, GoodsId const& goods, std::int64_t units) {
            if (account.place == StockPlace::Station) out.stock[{account.station, goods}].first += units;
            if (account.place == StockPlace::Transit) out.stock[{account.station, goods}].second += units;
        };
        taken.each([&](Placed<GoodsTaken> const& fact) {
            out.stock[{fact.station, fact.body.goods}].first -= fact.body.units;
            out.points[person(*fact.body.by.member)] -= fact.body.points;
        });
        undone.each([&](Placed<TakingUndone> const& fact) {
            out.stock[{fact.station, fact.body.goods}].first += fact.body.units;
            out.points[person(*fact.body.by.member)] += fact.body.points;
        });
        moved.each([&](Placed<StockMoved> const& fact) {
            put(fact.body.from, fact.body.goods, -fact.body.units);
            put(fact.body.to, fact.body.goods, fact.body.units);
        });
        points.each([&](Placed<PointsMoved> const& fact) { out.points[person(fact.body.member)] += fact.body.points; });
        std::erase_if(
            out.stock, [](auto const& each) { return each.second == std::pair<std::int64_t, std::int64_t>{}; });
        std::erase_if(out.points, [](auto const& each) { return each.second == 0; });
        return out;
    }
};

// Some weeks of two stations, drawn from a seed.
class Life {
public:
    explicit Life(std::uint64_t seed) : m_random{seed, "life"}
    {
        for (int event = 0; event < 60; ++event) live(fmt::format("{}", event));
        // A double scan and an unclear commit: the same id again, here or at the other kiosk, perhaps of another
        // number.
        for (auto const& movement : m_movements) {
            if (!m_random.chance(30)) continue;
            auto again = movement;
            if (m_random.chance(50)) again.units += 1;
            add(again);
        }
    }
    std::array<SendingKiosk, 3> kiosks{SendingKiosk{"k1", "00000000000000aa", "s1"},
        SendingKiosk{"k2", "00000000000000bb", "s1"}, SendingKiosk{"k3", "00000000000000cc", "s2"}};
    Facts facts;

private:
    template <class Body> Placed<Body> placed(SendingKiosk const& kiosk, Body const& body)
    {
        return {{kiosk.id(), kiosk.incarnation(), kiosk.lines().size()}, kiosk.station(), {}, body};
    }
    SendingKiosk& any() { return kiosks.at(m_random.below(3)); }
    void add(StockMoved const& e)
    {
        auto& kiosk = any();
        kiosk.add(e);
        facts.moved.add(e.movement.text(), placed(kiosk, e));
    }
    void live(std::string const& id)
    {
        auto const pick = m_random.below(8);
        if (pick <= 1) return take(id);
        if (pick == 2 && !m_taken.empty()) return undo();
        if (pick == 3) return earn(id);
        StockMoved e;
        e.movement = MovementId::make("mv" + id);
        e.goods = packs;
        e.units = static_cast<std::int64_t>(1 + m_random.below(20));
        StockAccount const here{StockPlace::Station, station};
        StockAccount const way{StockPlace::Transit, other_station};
        if (pick == 4) std::tie(e.from, e.to, e.reason) = std::tuple{here, way, StockReason::Sent};
        if (pick == 5) {
            StockAccount const there{StockPlace::Station, other_station};
            std::tie(e.from, e.to, e.reason) = std::tuple{way, there, StockReason::Received};
        }
        if (pick == 6) {
            StockAccount const nowhere{StockPlace::Miscounted, {}};
            std::tie(e.from, e.to, e.reason) = std::tuple{here, nowhere, StockReason::Counted};
        }
        if (pick == 7 || pick == 2)
            std::tie(e.from, e.to, e.reason)
                = std::tuple{StockAccount{StockPlace::Supplier, {}}, here, StockReason::Received};
        m_movements.push_back(e);
        add(e);
    }
    void take(std::string const& id)
    {
        auto e = taking("t" + id);
        e.by.member = MemberId::make(fmt::format("m{}", 1 + m_random.below(3)));
        e.units = static_cast<int>(1 + m_random.below(3));
        e.points = static_cast<std::int64_t>(m_random.below(3) * 4);
        auto& kiosk = any();
        kiosk.add(e);
        facts.taken.add(e.taking.text(), placed(kiosk, e));
        m_taken.push_back(e);
    }
    // At any kiosk; now and then at two.
    void undo()
    {
        auto const& taken = m_taken.at(m_random.below(m_taken.size()));
        auto e = undoing(taken.taking.text());
        e.by = taken.by;
        e.units = taken.units;
        e.points = taken.points;
        auto& kiosk = any();
        kiosk.add(e);
        facts.undone.add(e.taking.text(), placed(kiosk, e));
    }
    void earn(std::string const& id)
    {
        PointsMoved e;
        e.movement = MovementId::make("p" + id);
        e.member = MemberId::make(fmt::format("m{}", 1 + m_random.below(3)));
        e.points = m_random.chance(80) ? 10 : -7;
        e.reason = {"志愿服务", ""};
        e.by = "lin";
        auto& kiosk = any();
        kiosk.add(e);
        facts.points.add(e.movement.text(), placed(kiosk, e));
    }

    SeededRandom m_random;
    std::vector<GoodsTaken> m_taken;
    std::vector<StockMoved> m_movements;
};

struct Ledgers : Serving {
    static constexpr std::int64_t at_first = 50; // points that each had before the ledger

    Ledgers()
    {
        for (auto const* const id : {"m1", "m2", "m3"}) put({member_row(MemberId::make(id), at_first)});
    }
    Balances seen()
    {
        Balances out;
        auto const stock = hub->services().stock.balances(today, {});
        REQUIRE(stock);
        for (auto const& line : *stock) {
            if (line.units != 0 || line.coming != 0) out.stock[{line.station, line.goods}] = {line.units, line.coming};
        }
        for (auto const& [id, before] :
            {std::pair{somebody, 2 * at_first}, std::pair{MemberId::make("m3"), at_first}}) {
            auto const moved = points(id) - before;
            if (moved != 0) out.points[id] = moved;
            CHECK(hub->services().stock.points_moved(id) == moved);
            std::int64_t sum = 0;
            auto const lines = hub->services().stock.points_lines(id, {}, 500);
            REQUIRE(lines);
            for (auto const& line : *lines) sum += line.points;
            CHECK(sum == moved);
        }
        return out;
    }
};

} // namespace

TEST_CASE("ledgers of goods and points are sums of their movements, in any order of arrival", "[projections]")
{
    auto const seed = GENERATE(range(1U, 13U));
    CAPTURE(seed);
    Life const life{seed};
    auto const expected = life.facts.sum();
    std::vector<std::pair<SendingKiosk const*, Seq>> sends;
    for (auto const& kiosk : life.kiosks)
        for (Seq at = 1; at <= kiosk.lines().size(); ++at) sends.emplace_back(&kiosk, at);
    std::optional<std::string> first;
    for (auto const shuffled : {false, true}) {
        Ledgers scene;
        SeededRandom order{seed, "order"};
        for (std::size_t i = sends.size(); shuffled && i > 1; --i) std::swap(sends[i - 1], sends[order.below(i)]);
        auto const merged_at = order.below(sends.size());
        for (std::size_t i = 0; i < sends.size(); ++i) {
            if (i == merged_at) scene.merge(former, somebody);
            REQUIRE(scene.hub.send(*sends[i].first, sends[i].second, 1));
            if (order.chance(40)) REQUIRE(scene.projector.step());
        }
        REQUIRE(scene.projector.catch_up());
        CHECK(scene.seen() == expected);
        auto const print = scene.print();
        if (!first) first = print;
        CHECK(print == *first);
        InTurn in_turn;
        REQUIRE(scene.projector.rebuild(in_turn));
        CHECK(scene.seen() == expected);
        CHECK(scene.print() == *first);
        // Nothing is told twice.
        auto const head = scene.hub->feeds().head(district_channel());
        REQUIRE(scene.projector.rebuild(in_turn));
        CHECK(scene.hub->feeds().head(district_channel()) == head);
    }
}

TEST_CASE("stock that was scanned twice under one id is received once, under two ids twice", "[projections]")
{
    auto const received_once = receiving("mv1", 24);
    auto received_again = received_once;
    received_again.movement = MovementId::make("mv2");
    SendingKiosk one{"k1"};
    SendingKiosk two{"k2", "00000000000000bb"};
    one.add(received_once);
    two.add(received_once);
    two.add(received_again);
    Ledgers scene;
    auto const units = [&] { return scene.hub->services().stock.balances(today, {})->front().units; };
    REQUIRE(scene.hub.send(one, 1, 1));
    REQUIRE(scene.hub.send(two, 1, 1));
    REQUIRE(scene.projector.catch_up());
    CHECK(units() == 24);
    REQUIRE(scene.hub.send(two, 2, 1));
    REQUIRE(scene.projector.catch_up());
    CHECK(units() == 48);
    // Both lines are there for who looks for the mistake.
    CHECK(scene.hub->services().stock.movements({station, packs, {}, 10})->size() == 2);
}

TEST_CASE("two kiosks of one station that both give out its last unit: it is one below zero, with both sides",
    "[projections]")
{
    SendingKiosk one{"k1"};
    SendingKiosk two{"k2", "00000000000000bb"};
    one.add(receiving("mv1", 1));
    one.add(taking("t1"));
    auto other = taking("t2");
    other.by.member = MemberId::make("m3");
    two.add(other);
    Ledgers scene;
    REQUIRE(scene.hub.send(one, 1, 2));
    REQUIRE(scene.projector.catch_up());
    CHECK(scene.listed().empty());
    REQUIRE(scene.hub.send(two, 1, 1));
    REQUIRE(scene.projector.catch_up());
    auto const open = scene.listed();
    REQUIRE(open.size() == 1);
    auto const& found = open.front();
    CHECK(found.kind == ExceptionKind::StockNegative);
    CHECK(found.found == -1);
    std::set<std::string> kiosks;
    for (auto const& side : found.sides) kiosks.insert(side.kiosk.text());
    CHECK(kiosks == std::set<std::string>{"k1", "k2"});
    CHECK(scene.hub->services().stock.balances(today, station)->front().units == -1);
    // A recount puts it right, and it closes itself.
    auto count = receiving("mv2", 1);
    count.from = {StockPlace::Miscounted, {}};
    count.reason = StockReason::Counted;
    count.counted = 0;
    scene.arrive(two, count);
    CHECK(scene.listed().empty());
}
