// How a form becomes a screen.
#include "kiosk/app/enrollment_desk.h"

#include "kiosk/app/enrollment_numbers.h"
#include "kiosk/app/enrollment_places.h"

#include <algorithm>

namespace yizhan {

std::optional<CalendarDay> EnrollmentDesk::today() const
{
    auto const now = m_ports.clock.now();
    bool const known = now.quality == TimeQuality::Agreed || now.quality == TimeQuality::Carried;
    return known ? std::optional{calendar_day(local_day(now.time, m_zone))} : std::nullopt;
}

CardOnReader EnrollmentDesk::reader() const
{
    auto const state = m_ports.enrollment->id_cards.state();
    if (state == IdCardReaderState::None) return CardOnReader::NoReader;
    if (state == IdCardReaderState::Gone) return CardOnReader::Gone;
    if (m_form && m_form->has_card()) return CardOnReader::Filled;
    if (!m_trouble) return CardOnReader::Waiting;
    switch (*m_trouble) {
    case IdCardTrouble::Pulled:
        return CardOnReader::TakenTooSoon;
    case IdCardTrouble::NotGenuine:
        return CardOnReader::NotGenuine;
    case IdCardTrouble::WrongCard:
        return CardOnReader::WrongCard;
    case IdCardTrouble::Unreadable:
        break;
    }
    return CardOnReader::Unreadable;
}

EnrollmentScreen EnrollmentDesk::view() const
{
    EnrollmentScreen screen;
    screen.asks_to_close = m_asks_to_close;
    screen.not_recorded = m_not_recorded;
    screen.helper_called = m_helper_called;
    screen.ceremony_place = m_ceremony_place;
    screen.reader = reader();
    auto const seconds = m_idle.seconds_left(m_ports.clock.mono());
    if (!is_filling()) {
        screen.page = m_stage == Stage::WhyJoin ? EnrollmentPage{WhyJoinPage{}} : m_told;
        screen.can_go_back = m_stage == Stage::WhyJoin;
        screen.countdown = seconds;
        if (auto const* done = std::get_if<DonePage>(&screen.page); done != nullptr && !done->amended)
            screen.step = form_steps;
        return screen;
    }
    screen.page = form_page();
    screen.step = m_form->repair ? 0 : step_of(m_form->page);
    screen.steps = form_steps;
    bool const is_kept = m_form->helped.ceremony && !m_form->repair;
    screen.can_go_back = is_kept || m_form->page == FormPage::UnionTree || m_form->before(m_form->page).has_value();
    // What a ceremony keeps is not said to be wiped.
    (is_kept ? screen.countdown : screen.wipes_in) = seconds;
    return screen;
}

EnrollmentPage EnrollmentDesk::form_page() const
{
    switch (m_form->page) {
    case FormPage::Occupation:
        return OccupationPage{m_form->occupation};
    case FormPage::Employer:
        return employer_page();
    case FormPage::Name:
        return name_page(*m_form);
    case FormPage::Document:
        return document_page(*m_form, today());
    case FormPage::Phone:
        return phone_page(*m_form);
    case FormPage::SamePerson:
        return same_person_page();
    case FormPage::Community:
        return community_page();
    case FormPage::Union:
        return union_page();
    case FormPage::UnionTree:
        return UnionOffer{m_ports.enrollment->book}.tree(m_tree_at);
    case FormPage::Consent:
        break;
    }
    return consent_page();
}

EmployerPage EnrollmentDesk::employer_page() const
{
    EmployerPage page;
    page.query = m_form->employer_query.view();
    for (auto const& one : m_employers) page.found.push_back(listed(one));
    if (m_form->employer) page.chosen = listed(*m_form->employer);
    return page;
}

CommunityPage EnrollmentDesk::community_page() const
{
    CommunityPage page;
    page.query = m_form->community_query.view();
    for (auto const& one : m_communities) page.found.push_back(listed(one));
    if (m_form->community) page.chosen = listed(*m_form->community);
    return page;
}

UnionPage EnrollmentDesk::union_page() const
{
    UnionOffer const offer{m_ports.enrollment->book};
    UnionPage page;
    page.unions = offer.count();
    page.occupation = m_form->repair ? m_form->repair->standing.applicant.occupation
                                     : m_form->occupation.value_or(Occupation::Other);
    for (auto const& choice : m_choices) {
        if (m_form->union_choice && choice.union_id == m_form->union_choice->union_id)
            page.chosen = page.proposals.size();
        page.proposals.push_back(offer.card(choice));
    }
    return page;
}

SamePersonPage EnrollmentDesk::same_person_page() const
{
    SamePersonPage page;
    for (auto const& one : m_form->same) {
        auto const found = m_ports.book.find_union(one.union_id);
        page.people.push_back(
            {one.applicant.masked_name, one.applicant.phone ? one.applicant.phone->tail : std::string{},
                found && *found ? (*found)->name : Bilingual{}, one.waiting});
    }
    return page;
}

ConsentPage EnrollmentDesk::consent_page() const
{
    ConsentPage page;
    auto const text = m_ports.enrollment->book.consent();
    if (text && *text) {
        page.title = (*text)->title;
        page.body = (*text)->body;
        page.version = (*text)->version;
    }
    page.name = m_form->name.text().empty() ? PrivateText{m_form->masked_name()} : m_form->name.text();
    page.signature = m_form->signature;
    page.pad_generation = m_form->pad_generation;
    page.can_submit = is_signed(m_form->signature) && text && *text;
    return page;
}

} // namespace yizhan
