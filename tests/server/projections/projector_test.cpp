#include "server/ingest/event_store.h"
#include "server/projections/projector.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/fake_clock.h"

#include <fmt/format.h>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr ZoneMinutes zone{8 * 60};
std::int32_t const today = local_day(SendingKiosk::first_wall, zone);
auto const station = StationId::make("s1");

struct Counting {
    OpenHub hub;
    ManualExecutor executor;
    FakeClock clock{FakeClock::usual_wall, &executor.time()};
    bool uploads_wait = false;
    Projector projector{
        executor, {hub->projections(), hub->feeds(), hub->work(), clock, zone}, [this] { return uploads_wait; }};

    explicit Counting(std::uint64_t seed = 1) : hub{seed} { }
    DayFigures day(std::optional<StationId> const& of = {}) { return hub->figures().day(today, of).value(); }
    // All that can be seen of the figures, as text.
    std::string print()
    {
        std::string text;
        for (auto const& of : {std::optional<StationId>{}, std::optional{station}}) {
            auto const figures = day(of);
            for (auto const& [key, n] : figures.check_ins_by_assurance) text += fmt::format("in {} {}\n", key, n);
            for (auto const n : figures.check_ins_by_hour) text += fmt::format("{} ", n);
            for (auto const& [key, n] : figures.refusals_by_reason) text += fmt::format("no {} {}\n", key, n);
            for (auto const& [key, n] : figures.amenity_uses) text += fmt::format("use {} {}\n", key.text(), n);
            text += fmt::format("help {}\n", figures.help_calls);
            auto const recent = hub->figures().recent_check_ins(of, 1000).value();
            for (auto const& row : recent)
                text += fmt::format("at {} {} {}\n", row.at.ms, row.kiosk.text(), name(row.assurance));
        }
        for (int m = 0; m < 5; ++m) {
            auto const member = MemberId::make(fmt::format("m{}", m));
            auto const month = local_month(SendingKiosk::first_wall, zone);
            text += fmt::format("member {} {}\n", m, hub->figures().month_visits(member, month).value());
        }
        return text;
    }
};

// A busy day at one kiosk, drawn from a seed.
void live_a_day(SendingKiosk& kiosk, SeededRandom& random, std::size_t events)
{
    for (std::size_t i = 0; i < events; ++i) {
        auto const id = fmt::format("x-{}-{}", kiosk.id().text(), i);
        auto const amenity = AmenityId::make(fmt::format("a{}", random.below(3)));
        switch (random.below(6)) {
        case 0:
            kiosk.add(CheckInRefused{RefusalReason::Unknown, {}});
            break;
        case 1:
            kiosk.add(AmenityUsed{UseId::make(id), amenity, {}, {}});
            break;
        case 2:
            kiosk.add(AmenityUseUndone{UseId::make(id), amenity, SendingKiosk::first_wall});
            break;
        case 3:
            kiosk.add(HelpCalled{});
            break;
        default:
            kiosk.add(CheckedIn{
                VisitId::make(id), MemberId::make(fmt::format("m{}", random.below(5))), {}, {}, Assurance::Typed, {}});
        }
    }
}

} // namespace

TEST_CASE("a day's events come out as the day's figures", "[projections]")
{
    Counting scene;
    SendingKiosk kiosk{"k1"};
    auto const member = MemberId::make("m1");
    kiosk.add(KioskStarted{"0.1.0", StartReason::Boot});
    kiosk.add(CheckedIn{VisitId::make("v1"), member, {}, Occupation::TruckDriver, Assurance::StaticCode, {}});
    kiosk.add(CheckedIn{VisitId::make("v2"), {}, {}, Occupation::Courier, Assurance::Guest, {}});
    kiosk.add(CheckInRefused{RefusalReason::Revoked, {}});
    kiosk.add(AmenityUsed{UseId::make("u1"), AmenityId::make("water"), {}, {}});
    kiosk.add(AmenityUsed{UseId::make("u2"), AmenityId::make("water"), {}, {}});
    kiosk.add(AmenityUseUndone{UseId::make("u2"), AmenityId::make("water"), SendingKiosk::first_wall});
    kiosk.add(HelpCalled{RefusalReason::Revoked});
    REQUIRE(scene.hub.send(kiosk, 1, 8));
    scene.projector.wake();
    scene.executor.run_ready();
    auto const figures = scene.day();
    CHECK(figures.check_ins_by_assurance == std::map<std::string, std::int64_t>{{"guest", 1}, {"static_code", 1}});
    CHECK(figures.check_ins_by_hour[16] == 2);
    CHECK(figures.refusals_by_reason == std::map<std::string, std::int64_t>{{"revoked", 1}});
    CHECK(figures.amenity_uses == std::map<AmenityId, std::int64_t>{{AmenityId::make("water"), 1}});
    CHECK(figures.help_calls == 1);
    CHECK(scene.day(StationId::make("elsewhere")).help_calls == 0);
    auto const listed = scene.hub->figures().recent_check_ins(station, 10).value();
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].assurance == Assurance::Guest); // newest first
    CHECK(listed[1].member == member);
    CHECK(listed[1].occupation == Occupation::TruckDriver);
    CHECK(scene.hub->figures().month_visits(member, local_month(SendingKiosk::first_wall, zone)) == 1);
}

TEST_CASE("the figures are the same in any order of arrival, and after a rebuild", "[projections]")
{
    auto const seed = GENERATE(range(1U, 11U));
    CAPTURE(seed);
    std::optional<std::string> in_order;
    for (auto const shuffled : {false, true}) {
        SeededRandom day{seed, "day"};
        SeededRandom order{seed, "order"};
        Counting scene{seed};
        SendingKiosk one{"k1"};
        SendingKiosk two{"k2"};
        live_a_day(one, day, 700);
        live_a_day(two, day, 500);
        std::vector<std::pair<SendingKiosk const*, Seq>> sends;
        for (Seq first = 1; first <= 700; first += 50) sends.emplace_back(&one, first);
        for (Seq first = 1; first <= 500; first += 50) sends.emplace_back(&two, first);
        for (std::size_t i = sends.size(); shuffled && i > 1; --i) std::swap(sends[i - 1], sends[order.below(i)]);
        for (auto const& [kiosk, first] : sends) {
            REQUIRE(scene.hub.send(*kiosk, first, 50));
            if (order.chance(30)) REQUIRE(scene.projector.step());
        }
        scene.projector.wake();
        scene.executor.run_ready();
        auto const figures = scene.print();
        if (!in_order) in_order = figures;
        CHECK(figures == *in_order);
        InTurn in_turn;
        REQUIRE(scene.projector.rebuild(in_turn));
        CHECK(scene.print() == *in_order);
    }
}

TEST_CASE("a station keeps its newest check-ins, whichever came first", "[projections]")
{
    Counting scene;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(Figures::max_recent_check_ins + 100);
    for (Seq first = 501; first + 100 > 100; first -= 100) {
        REQUIRE(scene.hub.send(kiosk, first, 100));
        REQUIRE(scene.projector.step());
        if (first == 1) break;
    }
    scene.projector.wake();
    scene.executor.run_ready();
    auto const listed = scene.hub->figures().recent_check_ins(station, 1000).value();
    REQUIRE(listed.size() == Figures::max_recent_check_ins);
    CHECK(listed.front().at == SendingKiosk::first_wall + Millis{600'000});
    CHECK(listed.back().at == SendingKiosk::first_wall + Millis{101'000});
    CHECK(scene.day().check_ins_by_assurance.at("guest") == 600);
}

TEST_CASE("quarantined events count nowhere and hold nothing up", "[projections]")
{
    Counting scene;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(3);
    kiosk.line(3) = "rubbish";
    REQUIRE(scene.hub.send(kiosk, 1, 3));
    scene.projector.wake();
    scene.executor.run_ready();
    CHECK(scene.day().check_ins_by_assurance.at("guest") == 2);
    CHECK(scene.hub->projections().position() == 3U);
}

TEST_CASE("counting gives way to uploads, but not for ever", "[projections]")
{
    Counting scene;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(5);
    REQUIRE(scene.hub.send(kiosk, 1, 5));
    scene.uploads_wait = true;
    scene.projector.wake();
    scene.executor.run_for(Projector::max_postponement - Millis{10});
    CHECK(scene.hub->projections().position() == 0U);
    scene.executor.run_for(Millis{20});
    CHECK(scene.hub->projections().position() == 5U);
}

TEST_CASE("figures that could not be written are counted later, each event once", "[projections]")
{
    Counting scene;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(5);
    REQUIRE(scene.hub.send(kiosk, 1, 5));
    scene.hub.disk.fail_at(DiskOperation::Write, 1, Repeat::Always);
    scene.projector.wake();
    scene.executor.run_ready();
    scene.hub.disk.heal();
    scene.executor.run_for(Projector::pause_after_error);
    CHECK(scene.day().check_ins_by_assurance.at("guest") == 5);
}
