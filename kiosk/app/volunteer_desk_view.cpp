// How a volunteer's desk becomes a screen: read anew from what is durable.
#include "kiosk/app/volunteer_desk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_lines = 200;
constexpr std::size_t most_sent_back = 50;

} // namespace

VolunteerDesk::Shift VolunteerDesk::shift() const
{
    Shift shift;
    auto applications = m_ports.enrollment->book.applications(m_duty->volunteer.id, {}, most_lines);
    if (!applications) return shift;
    std::erase_if(*applications, [this](LocalApplication const& one) { return one.submitted_at < m_duty->since; });
    shift.applications = std::move(*applications);
    for (auto const& one : shift.applications) {
        if (!one.sent) ++shift.unsent;
        if (one.standing.state == ApplicationState::SentBack) ++shift.sent_back;
    }
    return shift;
}

std::vector<LocalApplication> VolunteerDesk::sent_back() const
{
    auto found = m_ports.enrollment->book.sent_back(most_sent_back);
    return found ? std::move(*found) : std::vector<LocalApplication>{};
}

VolunteerScreen VolunteerDesk::view() const
{
    VolunteerScreen screen;
    screen.page = page();
    screen.not_recorded = m_not_recorded || (m_page == Page::SignIn && m_sign_in.not_recorded());
    screen.countdown = m_alone.seconds_left(m_ports.clock.mono());
    return screen;
}

VolunteerPage VolunteerDesk::page() const
{
    if (!m_duty) return m_sign_in.view();
    switch (m_page) {
    case Page::SignIn:
    case Page::Desk:
        return desk_page();
    case Page::Setup:
        return setup_page();
    case Page::SetupTree:
        return UnionOffer{m_ports.enrollment->book}.tree(m_tree_at);
    case Page::Ceremony:
        return m_ceremony.page(m_duty->volunteer.masked_name);
    case Page::Summary:
        return m_ceremony.summary(m_duty->volunteer.masked_name);
    case Page::Shift:
        return shift_page();
    case Page::SentBack:
        break;
    }
    return sent_back_page();
}

VolunteerDeskPage VolunteerDesk::desk_page() const
{
    auto const done = shift();
    VolunteerDeskPage page;
    page.masked_name = m_duty->volunteer.masked_name;
    page.enrolled = static_cast<int>(done.applications.size());
    page.unsent = done.unsent;
    page.sent_back = static_cast<int>(sent_back().size());
    page.ceremony_open = m_ceremony.is_open();
    return page;
}

CeremonySetupPage VolunteerDesk::setup_page() const
{
    CeremonySetupPage page;
    if (m_setup_union) page.union_card = UnionOffer{m_ports.enrollment->book}.card({*m_setup_union, Route::Chosen, {}});
    page.place = m_setup_place->view();
    page.expected = m_setup_expected;
    page.can_start = m_setup_union.has_value();
    return page;
}

ShiftPage VolunteerDesk::shift_page() const
{
    auto const done = shift();
    ShiftPage page;
    page.masked_name = m_duty->volunteer.masked_name;
    page.enrolled = static_cast<int>(done.applications.size());
    page.unsent = done.unsent;
    page.sent_back = done.sent_back;
    for (auto const& one : done.applications) {
        page.lines.push_back({one.standing.applicant.masked_name, to_local(one.submitted_at, m_zone),
            one.standing.state, one.sent, one.incomplete});
    }
    return page;
}

SentBackPage VolunteerDesk::sent_back_page() const
{
    SentBackPage page;
    for (auto const& one : sent_back()) {
        SentBackPage::Line line;
        line.masked_name = one.standing.applicant.masked_name;
        if (one.standing.applicant.phone) line.phone_tail = one.standing.applicant.phone->tail;
        line.reason = one.standing.reason.value_or(DecisionReason::DocumentMissing);
        line.note = one.standing.note;
        line.fix = one.standing.fix;
        line.at = to_local(one.standing.since, m_zone);
        page.lines.push_back(std::move(line));
    }
    return page;
}

} // namespace yizhan
