// A kiosk in a busy minute, killed with -9 at 200 random points: nothing that was shown as recorded is lost, nothing is
// there twice, and the chain holds. The real actor on the real journal and the real disk, one process a life.
#include "tests/faults/child_process.h"
#include "tests/faults/real_kiosk.h"

#include "shared/protocol/envelope.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>
#include <thread>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr int lives = 200;

// Checks people in, logs and undoes uses, as fast as it can, and tells each one once the view has shown it.
int busy_minute(TempDir const& folder, Tell const& tell)
{
    RealKiosk kiosk{folder.path()};
    if (!kiosk.ok()) return 1;
    tell("started");
    for (int person = 0; person < 5'000; ++person) {
        kiosk.tap(intent::CheckInAsGuest{Occupation::Courier});
        if (!kiosk.screen<CheckedInView>()) return 2;
        kiosk.tap(intent::UseAmenity{AmenityId::make("hot-water")});
        if (!kiosk.view->undo) return 3;
        auto const use = kiosk.view->undo->use;
        tell("used " + use.text());
        if (person % 3 == 0) {
            kiosk.tap(intent::UndoUse{use});
            tell("undone " + use.text());
        }
        kiosk.tap(intent::GoHome{});
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
    auto store = open_kiosk_store(folder.path(), files, random);
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
