// A ceremony whose kiosk is killed with -9 again and again: whoever saw their code has joined, once; whoever stood on a
// page of the form goes on from there, for the same volunteer, with nothing of them in clear on the disk.
#include "tests/faults/child_process.h"
#include "tests/faults/joining_kiosk.h"

#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr int lives = 12;

// One person after another, each told page by page once the page was shown.
int ceremony(TempDir const& folder, int life, Tell const& tell)
{
    JoiningKiosk kiosk{folder.path()};
    if (!kiosk.store || !kiosk.sign_in()) return 1;
    if (!kiosk.open_ceremony()) return 2;
    std::vector<Intent> const yes{intent::PickOccupation{Occupation::TruckDriver}, intent::PickNone{},
        intent::PickNone{}, intent::PickNone{}, intent::NextPage{}};
    for (int person = 0; person < 60; ++person) {
        kiosk.lay_card(1 + life * 60 + person);
        if (!kiosk.page<OccupationPage>()) return 3;
        auto const begun = kiosk.under_way().back();
        std::string const id = begun.application.text();
        for (auto const& tap : yes) {
            kiosk.tap(tap);
            tell("page " + id);
        }
        kiosk.tap(intent::Sign{{{{10, 10}, {400, 300}}}});
        kiosk.tap(intent::SubmitForm{});
        if (!kiosk.page<DonePage>()) return 4;
        tell("done " + id);
    }
    return 0;
}

struct Told {
    std::set<std::string> done;
    std::map<std::string, int> pages;
};

void take(Told& told, std::string const& text)
{
    std::istringstream lines{text};
    for (std::string what, id; lines >> what >> id;) {
        if (what == "done")
            told.done.insert(id);
        else
            ++told.pages[id];
    }
}

bool lies_on_disk(TempDir const& folder, std::string const& text)
{
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder.path()}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file{entry.path(), std::ios::binary};
        std::string const content{std::istreambuf_iterator<char>{file}, {}};
        if (content.find(text) != std::string::npos) return true;
    }
    return false;
}

// After signing in again, the form of the first who is under way is filled in to its end.
void go_on_with_the_first(JoiningKiosk& kiosk, std::size_t joined)
{
    REQUIRE(kiosk.sign_in());
    REQUIRE(kiosk.desk<VolunteerDeskPage>()->ceremony_open);
    REQUIRE(kiosk.open_ceremony());
    kiosk.tap(intent::ResumeForm{joined}); // the first who is under way
    REQUIRE(std::holds_alternative<EnrollmentScreen>(kiosk.view->screen));
    for (int i = 0; i < 8 && !kiosk.page<ConsentPage>(); ++i) {
        if (kiosk.page<OccupationPage>())
            kiosk.tap(intent::PickOccupation{Occupation::TruckDriver});
        else if (kiosk.page<NamePage>())
            kiosk.lay_card(999); // the kill came before their card was kept: nothing of it had been shown
        else if (kiosk.page<UnionPage>())
            kiosk.tap(intent::NextPage{});
        else
            kiosk.tap(intent::PickNone{});
    }
    REQUIRE(kiosk.page<ConsentPage>());
    CHECK(kiosk.page<ConsentPage>()->name == PrivateText{"陈永孝"});
    kiosk.tap(intent::Sign{{{{10, 10}, {400, 300}}}});
    kiosk.tap(intent::SubmitForm{});
    CHECK(kiosk.page<DonePage>());
    CHECK(kiosk.joined().size() == joined + 1);
}

} // namespace

TEST_CASE("a ceremony killed again and again loses nobody and enrolls nobody twice", "[faults]")
{
    TempDir const folder;
    {
        JoiningKiosk kiosk{folder.path()};
        REQUIRE(kiosk.store);
        REQUIRE(kiosk.learn());
        REQUIRE(kiosk.sign_in());
        REQUIRE(kiosk.open_ceremony());
    }
    SeededRandom random{11, "moments"};
    Told told;
    for (int life = 0; life < lives; ++life) {
        ChildProcess kiosk{[&folder, life](Tell const& tell) { return ceremony(folder, life, tell); }};
        REQUIRE(kiosk.wait_for_lines(1 + random.below(14)));
        std::this_thread::sleep_for(std::chrono::microseconds{random.below(3'000)}); // somewhere in the next tap
        kiosk.kill();
        int exit_code = 0;
        auto const text = kiosk.finish(&exit_code);
        INFO("life " << life << ", exit code " << exit_code);
        REQUIRE(exit_code == -1);
        take(told, text);
    }

    JoiningKiosk kiosk{folder.path()};
    REQUIRE(kiosk.store);
    std::multiset<std::string> joined;
    for (auto const& one : kiosk.joined()) joined.insert(one.standing.id.text());
    std::map<std::string, std::string> under_way;
    for (auto const& one : kiosk.under_way()) under_way[one.application.text()] = one.page;
    CHECK(told.done.size() > 0);
    for (auto const& id : told.done) {
        CHECK(joined.count(id) == 1);
        CHECK(under_way.count(id) == 0);
    }
    std::vector<std::string> const pages{"employer", "phone", "community", "union", "consent"};
    for (auto const& [id, count] : told.pages) {
        if (joined.count(id) == 1) continue;
        REQUIRE(under_way.count(id) == 1);
        auto const place = std::find(pages.begin(), pages.end(), under_way[id]) - pages.begin();
        CHECK(place + 1 >= count); // what was shown was durable
    }
    CHECK(joined.size() == std::set<std::string>(joined.begin(), joined.end()).size());
    CHECK_FALSE(lies_on_disk(folder, "陈永孝"));
    CHECK_FALSE(lies_on_disk(folder, id_number("330206", "19900101", 1)));

    REQUIRE_FALSE(under_way.empty());
    go_on_with_the_first(kiosk, joined.size());
}
