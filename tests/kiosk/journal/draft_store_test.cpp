// Forms that wait for their person, and wrong PINs: durable when it is said, gone with the event that ends them.
#include "tests/kiosk/journal/enrollment.h"

#include <algorithm>

using namespace yizhan;
using namespace yizhan::test;

namespace {

std::vector<std::string> drafts_of(KioskComputer& machine, CeremonyId const& ceremony = the_ceremony)
{
    std::vector<std::string> ids;
    auto const list = machine.store->drafts().drafts(ceremony).value();
    for (auto const& one : list) ids.push_back(one.application.text());
    return ids;
}

bool equal(DraftStore::Draft const& a, DraftStore::Draft const& b)
{
    return a.application == b.application && a.ceremony == b.ceremony && a.volunteer == b.volunteer && a.page == b.page
        && a.union_id == b.union_id && a.route == b.route && a.renews == b.renews && a.box == b.box
        && a.saved_at == b.saved_at;
}

} // namespace

TEST_CASE("a draft comes back as it was saved, the oldest first, and saving again replaces it", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto whole = draft(1);
    whole.union_id = UnionId::make("u-1");
    whole.route = Route::Chosen;
    whole.renews = MemberId::make("m-1");
    REQUIRE(machine.store->drafts().save(whole));
    REQUIRE(machine.store->drafts().save(draft(2)));
    auto elsewhere = draft(3);
    elsewhere.ceremony = CeremonyId::make("ceremony-2");
    REQUIRE(machine.store->drafts().save(elsewhere));
    auto again = draft(1, 9);
    again.saved_at = UtcMs{1'795'600'000'000};
    REQUIRE(machine.store->drafts().save(again));
    machine.kill_and_restart();
    machine.start();
    auto const drafts = machine.store->drafts().drafts(the_ceremony).value();
    REQUIRE(drafts.size() == 2);
    CHECK(equal(drafts[0], again)); // still in its place
    CHECK(equal(drafts[1], draft(2)));
    whole.application = application_id(9);
    REQUIRE(machine.store->drafts().save(whole));
    CHECK(equal(machine.store->drafts().drafts(the_ceremony).value().at(1), whole));
}

TEST_CASE("a draft goes with the event that submits or withdraws it, and does not come back", "[journal]")
{
    KioskComputer machine;
    machine.start();
    for (int i = 1; i <= 3; ++i) REQUIRE(machine.store->drafts().save(draft(i)));
    record(machine, application(1));
    record(machine, ApplicationWithdrawn{application_id(2), WithdrawalReason::LeftAlone, "phone"});
    CHECK(drafts_of(machine) == std::vector<std::string>{"a-0003"});
    auto const late = machine.store->drafts().save(draft(1));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::Conflict);
    CHECK(machine.store->journal().status().storage == StorageState::Ok);
}

TEST_CASE("nothing of a deleted draft is left on the disk", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto marked = draft(1);
    std::string const marker = "MARKER-OF-A-DRAFT-THAT-IS-GONE";
    marked.box.assign(900, 0);
    std::copy(marker.begin(), marker.end(), marked.box.begin() + 100);
    auto const is_on_disk = [&] {
        for (auto const& name : machine.disk.names()) {
            if (machine.disk.content(name).find(marker) != std::string::npos) return true;
        }
        return false;
    };
    REQUIRE(machine.store->drafts().save(marked));
    CHECK(is_on_disk());
    record(machine, application(1));
    machine.stop(); // folds the log into the database
    CHECK_FALSE(is_on_disk());
}

TEST_CASE("an empty or an endless draft is not taken", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto made = draft(1);
    made.box.clear();
    CHECK_FALSE(machine.store->drafts().save(made));
    made.box.assign(8193, 1);
    CHECK_FALSE(machine.store->drafts().save(made));
    CHECK(drafts_of(machine).empty());
}

TEST_CASE("wrong PINs are remembered over a restart, and forgotten with the right one", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const card = CardId::make("00112233445566cc");
    CHECK(machine.store->drafts().pin_attempts(card).value() == PinAttempts{});
    PinAttempts const five{5, UtcMs{1'795'507'200'000}};
    REQUIRE(machine.store->drafts().set_pin_attempts(card, five));
    machine.cut_power_and_restart();
    machine.start();
    CHECK(machine.store->drafts().pin_attempts(card).value() == five);
    CHECK(machine.store->drafts().pin_attempts(CardId::make("00112233445566dd")).value() == PinAttempts{});
    REQUIRE(machine.store->drafts().set_pin_attempts(card, {}));
    CHECK(machine.store->drafts().pin_attempts(card).value() == PinAttempts{});
}

TEST_CASE("the salt of the drafts is made once and stays", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const salt = machine.store->drafts().draft_salt().value();
    CHECK(salt.size() == 16);
    CHECK(machine.store->drafts().draft_salt().value() == salt);
    machine.cut_power_and_restart();
    machine.start();
    CHECK(machine.store->drafts().draft_salt().value() == salt);
    KioskComputer other{2};
    other.start();
    CHECK(other.store->drafts().draft_salt().value() != salt);
}
