// A ceremony on a bad disk: what was answered with Ok is there in every later state, and no form is ever half: it is a
// draft, or it is an application, or it was given up.
#include "tests/kiosk/journal/enrollment.h"

#include "kiosk/journal/schema.h"

#include <algorithm>
#include <map>

using namespace yizhan;
using namespace yizhan::test;

namespace {

journal::StoreOptions busy_options()
{
    auto options = KioskComputer::default_options();
    options.checkpoint_pages = 8; // so that checkpoints fall into every short run
    return options;
}

// What a form was last said to be, and what it may be besides, where the answer was no or never came.
enum class Form { Nothing, Draft, NewerDraft, Submitted, Withdrawn };
struct Expectation {
    Form sure = Form::Nothing;
    std::optional<Form> perhaps;
};
using Expectations = std::map<int, Expectation>;

class Ceremony {
public:
    explicit Ceremony(KioskComputer& machine) : m_machine{machine} { }

    void run(int people)
    {
        for (int i = 0; i < people; ++i) {
            step(i, Form::Draft, [&] { return m_machine.store->drafts().save(draft(i, 1)); });
            step(i, Form::NewerDraft, [&] { return m_machine.store->drafts().save(draft(i, 2)); });
            if (i % 3 == 2) continue; // waits
            if (i % 3 == 0)
                step(i, Form::Submitted, [&] { return append(application(i, {the_volunteer, the_ceremony})); });
            else
                step(i, Form::Withdrawn, [&] {
                    return append(ApplicationWithdrawn{application_id(i), WithdrawalReason::ByVolunteer, "phone"});
                });
        }
    }
    Expectations const& forms() const { return m_forms; }

private:
    Result<void> append(EventBody body)
    {
        auto const appended = m_machine.append(event(m_machine, std::move(body)));
        if (!appended) return tl::unexpected(appended.error());
        return {};
    }
    template <class Work> void step(int i, Form becomes, Work work)
    {
        auto& form = m_forms[i];
        if (form.perhaps) return; // somebody would have to look first
        if (work())
            form.sure = becomes;
        else
            form.perhaps = becomes;
    }

    KioskComputer& m_machine;
    Expectations m_forms;
};

Form form_on_disk(KioskComputer& machine, int i)
{
    bool const submitted = machine.store->enrollment_book().find_application(provisional_card(i)).value().has_value();
    std::optional<DraftStore::Draft> kept;
    auto const list = machine.store->drafts().drafts(the_ceremony).value();
    for (auto const& one : list) {
        if (one.application == application_id(i)) kept = one;
    }
    REQUIRE_FALSE((submitted && kept)); // never both
    if (submitted) return Form::Submitted;
    if (!kept) return Form::Nothing;
    REQUIRE((kept->box == draft(i, 1).box || kept->box == draft(i, 2).box)); // never a mixture
    return kept->box == draft(i, 1).box ? Form::Draft : Form::NewerDraft;
}

bool is_withdrawn(std::vector<Event> const& events, int i)
{
    return std::any_of(events.begin(), events.end(), [&](Event const& one) {
        auto const* const withdrawn = std::get_if<ApplicationWithdrawn>(&one.body);
        return withdrawn != nullptr && withdrawn->application == application_id(i);
    });
}

void check_forms(KioskComputer& machine, Expectations const& forms)
{
    std::map<int, Form> kept;
    for (auto const& [i, expected] : forms) kept[i] = form_on_disk(machine, i);
    REQUIRE(machine.store->journal().rebuild());
    for (auto const& [i, form] : kept) REQUIRE(form_on_disk(machine, i) == form); // the same from the events alone
    auto const events = drain(*machine.store);
    for (auto& [i, form] : kept) {
        bool const withdrawn = is_withdrawn(events, i);
        CAPTURE(i, static_cast<int>(form), withdrawn);
        if (withdrawn) {
            REQUIRE(form == Form::Nothing);
            form = Form::Withdrawn;
        }
        auto const& expected = forms.at(i);
        CAPTURE(static_cast<int>(expected.sure), static_cast<int>(expected.perhaps.value_or(Form::Nothing)));
        REQUIRE((form == expected.sure || form == expected.perhaps));
    }
}

} // namespace

TEST_CASE(
    "the power is cut at every change while a ceremony goes on: no form is lost, none is half", "[journal][crash-disk]")
{
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        KioskComputer machine{cut, busy_options()};
        machine.start();
        machine.disk.cut_power_at(cut);
        Ceremony ceremony{machine};
        ceremony.run(6);
        bool const was_cut = machine.disk.is_dead();
        machine.cut_power_and_restart();
        machine.start();
        check_forms(machine, ceremony.forms());
        if (!was_cut) break;
    }
}

TEST_CASE("the program is killed at every change while a ceremony goes on: no form is lost, none is half",
    "[journal][crash-disk]")
{
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        KioskComputer machine{cut, busy_options()};
        machine.start();
        machine.disk.cut_power_at(cut);
        Ceremony ceremony{machine};
        ceremony.run(6);
        bool const was_cut = machine.disk.is_dead();
        machine.kill_and_restart();
        machine.start();
        check_forms(machine, ceremony.forms());
        if (!was_cut) break;
    }
}

TEST_CASE("every write and sync fails once, or for good, while a ceremony goes on: what was said stands",
    "[journal][crash-disk]")
{
    auto const operation = GENERATE(DiskOperation::Write, DiskOperation::Sync);
    auto const repeat = GENERATE(Repeat::Once, Repeat::Always);
    for (std::uint64_t at = 1;; ++at) {
        CAPTURE(at, static_cast<int>(operation), static_cast<int>(repeat));
        KioskComputer machine{at, busy_options()};
        machine.start();
        machine.disk.fail_at(operation, at, repeat);
        Ceremony ceremony{machine};
        ceremony.run(4);
        bool const failed = machine.disk.has_failed(operation);
        machine.cut_power_and_restart();
        machine.disk.heal();
        machine.start();
        check_forms(machine, ceremony.forms());
        if (!failed) break;
    }
}

TEST_CASE("a kiosk of version 0.1.0 is taken over with its events, and reads every channel anew", "[journal]")
{
    KioskComputer machine;
    {
        sqlite::OpenOptions open;
        open.vfs = machine.vfs.name();
        auto old = sqlite::Database::open("/data/kiosk.db", open).value();
        REQUIRE(sqlite::migrate(old, journal::schema_steps().first(2))); // as it was released
        auto const number = MemberNumber::of_serial(1'000'001).text();
        REQUIRE(old.execute("INSERT INTO channels VALUES('district', 'e1', 7, 5, 1, 1);"
                            "INSERT INTO unions VALUES('u-1', '工会', '', 1);"
                            "INSERT INTO amenities VALUES('station.S-01', 'water', 'counted', '水', '', '', '', 'i', "
                            "'teal', 1, 1, 1);"
                            "INSERT INTO members VALUES('m-1', '"
            + number
            + "', '陈**', '0007c', 'u-1', 'courier', "
              "'active', 3, '00000000000000aa', 1)"));
    }
    machine.start();
    CHECK(machine.store->start_reason() == StartReason::NewJournal); // there was no incarnation in it yet
    CHECK(machine.store->feed().cursor("district").value() == FeedCursor{});
    CHECK(machine.store->roster().find_card(CardId::make("00000000000000aa")).value().member.has_value());
    CHECK(machine.store->station_book().find_union(UnionId::make("u-1")).value()->level == UnionLevel::Joint);
    CHECK(machine.store->station_book().amenities().value().at(0).policy == ServicePolicy{});
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 3, {member(2)}, "e1")));
    CHECK_FALSE(machine.store->roster().find_card(CardId::make("00000000000000aa")).value().member.has_value());
}
