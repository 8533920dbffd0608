// What each page of a form does with a touch.
#include "kiosk/app/enrollment_desk.h"

#include "kiosk/app/enrollment_numbers.h"
#include "kiosk/app/enrollment_places.h"
#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {

void EnrollmentDesk::apply(EnrollmentIntent const& intent)
{
    if (!is_open()) return;
    if (!std::holds_alternative<intent::CloseForm>(intent)) m_asks_to_close = false;
    std::visit(
        [this](auto const& one) {
            // Intents of a volunteer's pages are no business of a form.
            if constexpr (requires { on(one); }) on(one);
        },
        intent);
}

void EnrollmentDesk::on(intent::BeginForm const&)
{
    if (m_stage == Stage::WhyJoin) return begin(m_helper);
    if (!is_told() || !m_mendable) return;
    auto const application = *m_mendable;
    auto const visit = m_told_visit;
    mend(application, m_helper);
    if (is_open()) return;
    m_told_visit = visit;
    leave(visit ? Left::How::ToServices : Left::How::Closed);
}

void EnrollmentDesk::on(intent::BackAPage const&)
{
    if (!is_filling()) return leave(Left::How::Closed);
    if (is_on(FormPage::UnionTree)) {
        UnionOffer const offer{m_ports.enrollment->book};
        auto const tree = offer.tree(m_tree_at);
        if (tree.at_root)
            m_form->page = FormPage::Union;
        else
            m_tree_at = tree.parent;
        return;
    }
    if (auto const before = m_form->before(m_form->page))
        go_to(*before);
    else if (m_form->helped.ceremony && !m_form->repair)
        put_aside(); // kept for later
}

void EnrollmentDesk::on(intent::NextPage const&)
{
    if (m_stage == Stage::WhyJoin) return on(intent::BeginForm{});
    if (is_told()) return leave(m_told_visit ? Left::How::ToServices : Left::How::Closed);
    bool const settled = [&] {
        switch (m_form->page) {
        case FormPage::Occupation:
            return m_form->occupation.has_value();
        case FormPage::Employer:
            return m_form->employer || m_form->no_employer
                || (!m_form->employer_query.is_composing() && !m_form->employer_query.text().empty());
        case FormPage::Name:
            return settle_name(*m_form);
        case FormPage::Document:
            return m_form->no_document || settle_document(*m_form, today());
        case FormPage::Phone:
            return m_form->no_phone || settle_phone(*m_form);
        case FormPage::Community:
            return m_form->community
                || (!m_form->community_query.is_composing() && !m_form->community_query.text().empty());
        case FormPage::Union:
            return m_form->union_choice.has_value();
        default:
            return false;
        }
    }();
    if (settled) advance();
}

void EnrollmentDesk::on(intent::CloseForm const&)
{
    if (!is_filling()) return leave(Left::How::Closed);
    if (!std::exchange(m_asks_to_close, true)) return;
    withdraw(m_form->helped.volunteer ? WithdrawalReason::ByVolunteer : WithdrawalReason::ByPerson);
    leave(Left::How::Closed, !m_form->repair);
}

void EnrollmentDesk::on(intent::PickOccupation const& pick)
{
    if (!is_on(FormPage::Occupation)) return;
    m_form->occupation = pick.occupation;
    advance();
}

void EnrollmentDesk::on(intent::PickListed const& pick)
{
    if (is_on(FormPage::Employer) && pick.index < m_employers.size()) {
        m_form->employer = m_employers[pick.index];
        m_form->no_employer = false;
        advance();
    } else if (is_on(FormPage::Community) && pick.index < m_communities.size()) {
        m_form->community = m_communities[pick.index];
        advance();
    } else if (is_on(FormPage::SamePerson)) {
        pick_person(pick.index);
    } else if (is_on(FormPage::Union) && pick.index < m_choices.size()) {
        m_form->union_choice = m_choices[pick.index];
    } else if (is_on(FormPage::UnionTree)) {
        UnionOffer const offer{m_ports.enrollment->book};
        auto const tree = offer.tree(m_tree_at);
        if (pick.index < tree.nodes.size()) choose_from_tree(tree.nodes[pick.index].id);
    }
}

void EnrollmentDesk::on(intent::PickNone const&)
{
    if (!is_filling()) return;
    switch (m_form->page) {
    case FormPage::Employer:
        m_form->no_employer = true;
        m_form->employer.reset();
        m_form->employer_query.apply(writing::Clear{});
        return advance();
    case FormPage::Document:
        m_form->forget_document();
        m_form->no_document = true;
        return advance();
    case FormPage::Phone:
        m_form->phone.clear();
        m_form->no_phone = true;
        return advance();
    case FormPage::Community:
        m_form->community.reset();
        m_form->community_query.apply(writing::Clear{});
        return advance();
    case FormPage::SamePerson:
        if (std::exchange(m_form->renews, std::nullopt)) m_form->union_choice = m_group;
        return advance();
    default:
        return;
    }
}

void EnrollmentDesk::on(intent::PickDocument const& pick)
{
    if (is_on(FormPage::Document)) m_form->set_document_kind(pick.kind);
}

void EnrollmentDesk::on(intent::Write const& write)
{
    if (is_on(FormPage::Name)) {
        m_form->name.apply(write.action);
    } else if (is_on(FormPage::Employer)) {
        m_form->employer_query.apply(write.action);
        m_form->employer.reset();
        m_form->no_employer = false;
        m_employers = find_employers(m_ports.enrollment->book, *m_form);
    } else if (is_on(FormPage::Community)) {
        m_form->community_query.apply(write.action);
        m_form->community.reset();
        look_up_communities();
    }
}

void EnrollmentDesk::on(intent::PressDigit const& press)
{
    if (is_filling()) type_digit(*m_form, press.digit);
}

void EnrollmentDesk::on(intent::EraseLast const&)
{
    if (is_filling()) erase_digit(*m_form);
}

void EnrollmentDesk::on(intent::Sign const& sign)
{
    if (!is_on(FormPage::Consent)) return;
    m_form->signature = thinned(sign.strokes);
    if (m_form->signature.empty()) m_form->pad_generation = ++m_pads;
}

void EnrollmentDesk::on(intent::SubmitForm const&)
{
    if (is_on(FormPage::Consent) && is_signed(m_form->signature)) submit();
}

void EnrollmentDesk::submit()
{
    auto submitted = m_submission.submit(*m_form, m_language);
    if (!submitted) {
        // Nothing to send after all: what was asked again stays open, and the person knows it.
        if (m_form->repair && submitted.error().code == ErrorCode::Refused) return leave(Left::How::Closed);
        log::error("form_not_submitted", {{"code", submitted.error().code}});
        m_not_recorded = true;
        return;
    }
    m_people.remember(*m_form, submitted->person);
    Millis const took = m_ports.clock.mono() - m_form->begun;
    close();
    m_told_visit = submitted->visit;
    if (!submitted->page.amended) m_took = took;
    show(std::move(submitted->page));
}

void EnrollmentDesk::advance()
{
    if (is_on(FormPage::Phone) && !m_form->repair) look_for_people();
    if (auto const next = m_form->after(m_form->page))
        go_to(*next);
    else if (m_form->repair && m_form->page != FormPage::Consent)
        submit();
}

// What a draft needs is durable before the page changes.
bool EnrollmentDesk::go_to(FormPage page)
{
    m_not_recorded = !save_draft(page);
    if (m_not_recorded) return false;
    m_form->page = page;
    m_trouble.reset();
    enter(page);
    return true;
}

void EnrollmentDesk::enter(FormPage page)
{
    if (page == FormPage::Employer) m_employers = find_employers(m_ports.enrollment->book, *m_form);
    if (page == FormPage::Community) {
        look_up_communities();
        // Exactly one is plausible: shown as chosen, a yes takes it.
        if (!m_form->community && m_form->community_query.text().empty() && m_communities.size() == 1)
            m_form->community = m_communities.front();
    }
    if (page == FormPage::Union) look_up_unions();
}

void EnrollmentDesk::look_for_people()
{
    m_form->same = m_people.like(*m_form);
    auto const& same = m_form->same;
    bool const still = m_form->renews && std::any_of(same.begin(), same.end(), [&](KnownPerson const& one) {
        return one.member == m_form->renews->member;
    });
    if (m_form->renews && !still) {
        m_form->renews.reset();
        m_form->union_choice = m_group;
    }
}

void EnrollmentDesk::pick_person(std::size_t index)
{
    if (index >= m_form->same.size()) return;
    m_form->renews = m_form->same[index];
    m_form->union_choice = UnionChoice{m_form->renews->union_id, Route::Chosen, {}};
    advance();
}

void EnrollmentDesk::look_up_communities()
{
    m_communities = find_communities(m_ports.enrollment->book, *m_form, m_station);
}

} // namespace yizhan
