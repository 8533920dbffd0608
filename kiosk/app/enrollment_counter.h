// Where joining happens, as the kiosk sees it: the desk with the form, the volunteer's desk, and the answers of the
// hub. Knows which of them is on the screen, passes on what comes in, and says when the kiosk's own screens are due
// again.
#pragma once

#include "kiosk/app/enrollment_answers.h"
#include "kiosk/app/enrollment_desk.h"
#include "kiosk/app/volunteer_desk.h"

#include <functional>
#include <optional>
#include <string_view>
#include <variant>

namespace yizhan {

class EnrollmentCounter {
public:
    // `changed`: something is to be shown that no touch and no time brought. REQUIRES: ports.enrollment.
    EnrollmentCounter(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone, std::function<void()> changed);

    void open_join();
    void open_volunteers();

    // Each of these may change the screen; ask take_leaving() afterwards.
    void apply(EnrollmentIntent const& intent);
    void go_home(); // asked for at a page of the counter
    // True: the scan was for the counter, or must not disturb it. False: a code like others; what was shown is closed.
    bool scan(std::string_view text);
    void card_read(IdCardRead const& card);
    void card_troubled(IdCardTrouble trouble);
    // `at_stock`: the volunteer works at a screen of another counter.
    void touch(MonoMs now, bool at_stock);
    void tick(MonoMs now);
    std::optional<MonoMs> next_change(MonoMs now) const;
    void reload() { m_volunteer.reload(); }

    // Who wants the kiosk's own screens now, once.
    struct Home { };
    using Leaving = std::variant<Home, Welcome, Result<CheckInAnswer>, Error>; // Error: not recorded
    std::optional<Leaving> take_leaving() { return std::exchange(m_leaving, std::nullopt); }

    bool is_showing() const { return m_form.is_open() || m_volunteer.is_showing(); }
    bool is_at_volunteers() const { return !m_form.is_open() && m_volunteer.is_showing(); }
    void hide_volunteers() { m_volunteer.hide(); }
    ScreenView view() const;
    Volunteer const* on_duty() const { return m_volunteer.on_duty(); }
    void set_language(Language language) { m_form.set_language(language); }
    void set_station(Station const& station);
    void set_helper_called() { m_form.set_helper_called(); }

private:
    Helped helped() const;
    void settle(); // whatever the desks want of each other and of the kiosk
    void follow(VolunteerDesk::Wish wish);
    void follow(EnrollmentDesk::Left const& left);
    void next_person(IdCardRead const* card);
    bool is_between_people() const; // a ceremony waits for the next card
    void want_card();

    KioskPorts m_ports;
    EnrollmentDesk m_form;
    VolunteerDesk m_volunteer;
    EnrollmentAnswers m_answers;
    std::function<void()> m_changed;
    bool m_for_volunteer = false; // the form was begun from the volunteer's desk, and leads back there
    std::optional<bool> m_card_wanted;
    std::optional<IdCardTrouble> m_trouble; // between two people
    std::optional<Leaving> m_leaving;
};

} // namespace yizhan
