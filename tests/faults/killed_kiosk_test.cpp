// A kiosk in a busy minute, killed with -9 at 200 random points: nothing that was shown as recorded is lost, nothing is
// there twice, and the chain holds. The real actor on the real journal and the real disk, one process a life.
#include "tests/faults/child_process.h"

#include "kiosk/journal/kiosk_store.h"
#include "shared/protocol/envelope.h"
#include "tests/kiosk/app/fakes.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>
#include <thread>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr int lives = 200;

journal::StoreOptions options_in(TempDir const& folder)
{
    journal::StoreOptions options;
    options.folder = folder.path();
    options.kiosk = KioskId::make("k1");
    options.station = StationId::make("xiapu-1");
    return options;
}

// Checks people in, logs and undoes uses, as fast as it can, and tells each one once the view has shown it.
int busy_minute(TempDir const& folder, Tell const& tell)
{
    SystemFiles files;
    SystemRandom random;
    SystemClock clock;
    auto store = journal::KioskStore::open(options_in(folder), files, random);
    if (!store) return 1;
    FakeBook book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    ManualExecutor executor;
    KioskClock kiosk_clock{clock, (*store)->time_memory(), UtcMs{0}};
    std::shared_ptr<View const> view;
    Kiosk kiosk{{(*store)->journal(), (*store)->roster(), book, reader, code, kiosk_clock, sync, random, executor},
        {"0.1.0", (*store)->start_reason(), {}, Language::Chinese},
        [&view](std::shared_ptr<View const> next) { view = std::move(next); }};
    kiosk.start();
    tell("started");
    std::set<std::string> told;
    for (int person = 0; person < 5'000; ++person) {
        kiosk.on_intent(intent::CheckInAsGuest{Occupation::Courier});
        if (!std::holds_alternative<CheckedInView>(view->screen)) return 2;
        kiosk.on_intent(intent::UseAmenity{AmenityId::make("hot-water")});
        if (!view->undo) return 3;
        auto const use = view->undo->use;
        tell("used " + use.text());
        if (person % 3 == 0) {
            kiosk.on_intent(intent::UndoUse{use});
            tell("undone " + use.text());
        }
        kiosk.on_intent(intent::GoHome{});
    }
    return 0;
}

std::set<std::string> lines_of(std::string const& text)
{
    std::set<std::string> out;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line != "started") out.insert(line);
    }
    return out;
}

// What the journal holds, in the words of what was told; checks the chain and the sequence on the way.
std::multiset<std::string> recorded_in(TempDir const& folder)
{
    SystemFiles files;
    SystemRandom random;
    auto store = journal::KioskStore::open(options_in(folder), files, random);
    REQUIRE(store);
    std::multiset<std::string> out;
    Seq last = 0;
    EventHash head{};
    REQUIRE((*store)->journal().each_event([&](std::string_view line) {
        auto const event = decode_event(line);
        REQUIRE(event);
        REQUIRE(event->sequence == last + 1);
        REQUIRE(event->previous == head);
        last = event->sequence;
        head = event_hash(line);
        if (auto const* used = std::get_if<AmenityUsed>(&event->body)) out.insert("used " + used->use.text());
        if (auto const* undone = std::get_if<AmenityUseUndone>(&event->body))
            out.insert("undone " + undone->use.text());
    }));
    return out;
}

} // namespace

TEST_CASE("a kiosk killed at 200 points of a busy minute loses and doubles nothing that was shown", "[faults]")
{
    TempDir const folder;
    SeededRandom random{7, "moments"};
    std::set<std::string> shown;
    for (int life = 0; life < lives; ++life) {
        ChildProcess kiosk{[&folder](Tell const& tell) { return busy_minute(folder, tell); }};
        REQUIRE(kiosk.wait_for_lines(2 + random.below(12)));
        std::this_thread::sleep_for(std::chrono::microseconds{random.below(2'000)}); // somewhere in the next tap
        kiosk.kill();
        int exit_code = 0;
        auto told = kiosk.finish(&exit_code);
        INFO("life " << life << ", exit code " << exit_code);
        REQUIRE(exit_code == -1);
        shown.merge(lines_of(told));
    }
    auto const recorded = recorded_in(folder);
    CHECK(shown.size() >= lives);
    for (auto const& line : shown) {
        if (recorded.count(line) != 1)
            FAIL("shown as recorded and in the journal " << recorded.count(line) << " times");
    }
    // What was recorded and not yet shown is at most what each life was in the middle of.
    std::set<std::string> const distinct{recorded.begin(), recorded.end()};
    CHECK(distinct.size() == recorded.size());
    CHECK(recorded.size() <= shown.size() + 2 * lives);
}
