// What a volunteer does here: signing in and out, the shift and its hand-over, what was sent back, and ceremonies.
// Forms are filled in at the other desk; this one says which, and is shown again after them.
#pragma once

#include "kiosk/app/auto_return.h"
#include "kiosk/app/volunteer_ceremony.h"
#include "kiosk/app/volunteer_sign_in.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace yizhan {

class VolunteerDesk {
public:
    VolunteerDesk(KioskPorts const& ports, ZoneMinutes zone, std::function<void()> changed);

    void open(); // the way in, or the desk of who is signed in
    void show_again(); // after a form: the page from which it was begun
    void hide() { m_showing = false; }
    bool is_showing() const { return m_showing; }
    bool waits_for_code() const { return m_showing && m_page == Page::SignIn; }
    bool is_at_ceremony() const { return m_showing && is_in_ceremony(); }
    // Also while a form that was begun there hides it.
    bool is_in_ceremony() const { return m_duty && m_page == Page::Ceremony && m_ceremony.is_open(); }
    // The code of a volunteer opens the way in from anywhere.
    bool is_volunteers(ScannedCode const& scanned) const;
    void scan(ScannedCode const& scanned, std::string_view text);
    void apply(EnrollmentIntent const& intent);
    // `own`: of this desk, or of a form that was begun at it. Those of others keep a volunteer signed in for a while
    // only.
    void touch(MonoMs now, bool own);
    void tick(MonoMs now);
    std::optional<MonoMs> next_change(MonoMs now) const { return m_alone.next_change(now); }
    void reload(); // the feed or the sync brought something

    // Nothing: nobody is signed in.
    Volunteer const* on_duty() const { return m_duty ? &m_duty->volunteer : nullptr; }
    DraftBox* drafts() const { return m_duty ? m_duty->drafts.get() : nullptr; }
    Ceremony& ceremony() { return m_ceremony; }
    Ceremony const& ceremony() const { return m_ceremony; }
    VolunteerScreen view() const;
    void set_station(Station station) { m_station = std::move(station); }

    // What is wanted of others, once.
    struct NewForm { };
    struct Resumed {
        DraftStore::Draft draft;
    };
    struct Mended {
        LocalApplication application;
    };
    struct Home {
        std::optional<Error> not_recorded;
    };
    using Wish = std::variant<NewForm, Resumed, Mended, Home>;
    std::optional<Wish> take_wish() { return std::exchange(m_wish, std::nullopt); }

private:
    enum class Page { SignIn, Desk, Setup, SetupTree, Ceremony, Summary, Shift, SentBack };
    struct Duty {
        Volunteer volunteer;
        std::unique_ptr<DraftBox> drafts;
        UtcMs since;
    };
    struct Shift {
        std::vector<LocalApplication> applications; // of this volunteer since the sign-in, newest first
        int unsent = 0;
        int sent_back = 0;
    };

    void on(intent::BackAPage const&);
    void on(intent::NextPage const&);
    void on(intent::CloseForm const&) { leave(); }
    void on(intent::PickListed const& pick);
    void on(intent::OpenUnionTree const&);
    void on(intent::OpenTreeNode const& open);
    void on(intent::Write const& write);
    void on(intent::PressDigit const& press);
    void on(intent::EraseLast const&);
    void on(intent::OpenCeremonySetup const&);
    void on(intent::SetExpected const& set);
    void on(intent::StartCeremony const&);
    void on(intent::BeginForm const&);
    void on(intent::NextPerson const&);
    void on(intent::ResumeForm const& resume);
    void on(intent::EndCeremony const&);
    void on(intent::OpenShift const&);
    void on(intent::OpenSentBack const&);
    void on(intent::RepairForm const& repair);
    void on(intent::SignOut const&);

    void leave();
    void go_to(Page page);
    void take_sign_in();
    void sign_out(bool left_alone);
    void restart_clock();
    void open_setup();
    void choose_union(UnionId const& id);
    Shift shift() const;
    std::vector<LocalApplication> sent_back() const;
    VolunteerPage page() const;
    VolunteerDeskPage desk_page() const;
    CeremonySetupPage setup_page() const;
    ShiftPage shift_page() const;
    SentBackPage sent_back_page() const;

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    std::function<void()> m_changed;
    VolunteerSignIn m_sign_in;
    Ceremony m_ceremony;
    std::optional<Duty> m_duty;
    bool m_showing = false;
    Page m_page = Page::SignIn;
    std::optional<UnionId> m_setup_union;
    std::optional<WritingField> m_setup_place;
    int m_setup_expected = 0;
    UnionId m_tree_at;
    bool m_not_recorded = false;
    MonoMs m_own_touch;
    AutoReturn m_alone; // until the volunteer is signed out, or the way in is closed
    std::optional<Wish> m_wish;
    Station m_station;
};

} // namespace yizhan
