// A balance is a sum: whatever order the hub's parts and this kiosk's own events come in, what is shown is what a
// replay of all movements gives.
#include "tests/kiosk/journal/goods.h"

#include <catch2/catch.hpp>

#include <map>

using namespace yizhan;
using namespace yizhan::test;

namespace {

// What one event adds to stock and campaign, as the contract has it.
struct Effect3 {
    std::int64_t units = 0;
    std::int64_t coming = 0;
    std::int64_t takings = 0;
};

// Two kiosks of one station; the second one is played by the rows that the hub tells of it.
class Replay {
public:
    explicit Replay(std::uint64_t seed) : m_random{seed, "replay"}, m_machine{seed} { m_machine.start(); }

    KioskComputer& machine() { return m_machine; }
    void step()
    {
        switch (m_random.below(10)) {
        case 0:
            tell_part_of_own();
            break;
        case 1:
            other_kiosk_moves();
            break;
        case 2:
            new_life();
            break;
        case 3:
            REQUIRE(m_machine.store->journal().rebuild());
            break;
        case 4:
            undo_one();
            break;
        case 5:
        case 6:
            receive();
            break;
        default:
            take();
        }
    }
    void check()
    {
        Effect3 all = m_other;
        for (auto const& [life, effects] : m_own) {
            for (auto const& one : effects) add(all, one);
        }
        auto const stock = stock_of(m_machine);
        REQUIRE(stock.units == all.units);
        REQUIRE(stock.coming == all.coming);
        auto const campaign = porridge(Period::Once, 1'000);
        REQUIRE(m_machine.store->goods_book().taken(campaign, {}, {}).value().here == all.takings);
    }

private:
    static void add(Effect3& sum, Effect3 const& one)
    {
        sum.units += one.units;
        sum.coming += one.coming;
        sum.takings += one.takings;
    }
    void happen(EventBody body, Effect3 effect)
    {
        record(m_machine, std::move(body));
        m_own[incarnation_of(m_machine)].push_back(effect);
    }
    void take()
    {
        auto const units = static_cast<int>(1 + m_random.below(5));
        m_takings.push_back(taking(m_next++, "m-1", 0, units));
        happen(m_takings.back(), {-units, 0, 1});
    }
    void undo_one()
    {
        if (m_takings.empty()) return;
        auto const at = m_random.below(m_takings.size());
        auto const undone = undone_of(m_takings[at], UtcMs{1});
        m_takings.erase(m_takings.begin() + static_cast<std::ptrdiff_t>(at));
        happen(undone, {undone.units, 0, -1});
    }
    void receive()
    {
        auto const units = static_cast<std::int64_t>(1 + m_random.below(100));
        auto const id = fmt::format("mv-{}", m_next++);
        if (m_random.below(2) == 0) return happen(received(m_next, units), {units, 0, 0});
        happen(sample_movement(id.c_str(), units, on_the_way_to("S-01"), at_station("S-01"), StockReason::Received),
            {units, -units, 0});
    }
    // The hub has counted any number of a life's events, more or fewer than it told before: a restored hub knows less.
    void tell_part_of_own()
    {
        if (m_own.empty()) return;
        auto life = m_own.begin();
        std::advance(life, static_cast<std::ptrdiff_t>(m_random.below(m_own.size())));
        auto const through = m_random.below(life->second.size() + 1);
        Effect3 sum;
        for (std::size_t i = 0; i < through; ++i) add(sum, life->second[i]);
        tell(station_of_test, stock_part("K-01", life->first, through, sum.units, sum.coming));
        CampaignPart const campaign{sample_campaign().id, StationId::make("S-01"), KioskId::make("K-01"),
            IncarnationId::make(life->first), through, sum.takings};
        if (m_random.below(4) == 0)
            tell("district", RemovedRow{FeedKind::CampaignPart, feed_key(campaign)});
        else
            tell("district", campaign);
    }
    void other_kiosk_moves()
    {
        m_other.units -= 3;
        m_other.coming += 2;
        m_other.takings += 1;
        ++m_other_through;
        tell(station_of_test, stock_part("K-02", "00000000000000ff", m_other_through, m_other.units, m_other.coming));
        tell("district",
            CampaignPart{sample_campaign().id, StationId::make("S-01"), KioskId::make("K-02"),
                IncarnationId::make("00000000000000ff"), m_other_through, m_other.takings});
    }
    // The hub knew more than this disk: the kiosk begins anew.
    void new_life() { REQUIRE(m_machine.store->outbox().begin_incarnation()); }
    void tell(std::string const& channel, FeedRow row)
    {
        auto& position = m_positions[channel];
        REQUIRE(m_machine.store->feed().apply(page_of(channel, position, position + 1, {std::move(row)})));
        ++position;
    }

    SeededRandom m_random;
    KioskComputer m_machine;
    std::map<std::string, std::vector<Effect3>> m_own; // by life, in the order of their sequence
    Effect3 m_other;
    Seq m_other_through = 0;
    std::vector<GoodsTaken> m_takings; // that can be undone
    std::map<std::string, std::uint64_t> m_positions;
    int m_next = 1;
};

} // namespace

TEST_CASE("stock and campaigns are what a replay gives, in any order of parts, events, lives and rebuilds", "[journal]")
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        Replay replay{seed};
        for (int step = 0; step < 80; ++step) {
            CAPTURE(step);
            replay.step();
            replay.check();
        }
        replay.machine().cut_power_and_restart();
        replay.machine().start();
        replay.check();
    }
}
