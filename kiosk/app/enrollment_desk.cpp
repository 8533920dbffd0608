// Ways into a form and out of it, and what time does to it. The pages are in enrollment_pages.cpp.
#include "kiosk/app/enrollment_desk.h"

#include "kiosk/app/enrollment_numbers.h"
#include "shared/platform/log.h"

namespace yizhan {
namespace {

constexpr Millis form_stay{40'000}; // 30 seconds, and the warning
constexpr Millis form_warning{10'000};
constexpr Millis told_stay{60'000};
constexpr Millis told_visible{15'000};

} // namespace

EnrollmentDesk::EnrollmentDesk(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone)
    : m_ports{ports}, m_zone{zone}, m_people{ports}, m_submission{ports, check_in, zone}
{
}

std::optional<CannotEnrollPage::Why> EnrollmentDesk::why_not() const
{
    auto const key = m_ports.enrollment->book.sealing_key();
    if (!key || !*key) return CannotEnrollPage::Why::NeverAgreed;
    auto const consent = m_ports.enrollment->book.consent();
    if (!consent || !*consent) return CannotEnrollPage::Why::NoConsentText;
    return std::nullopt;
}

void EnrollmentDesk::open_why_join()
{
    close();
    if (auto const why = why_not()) return show(CannotEnrollPage{*why});
    m_stage = Stage::WhyJoin;
    m_idle.start(m_ports.clock.mono(), told_stay, told_stay, told_visible);
}

bool EnrollmentDesk::start_form(Helped helped, std::optional<UnionChoice> group)
{
    if (auto const why = why_not()) {
        show(CannotEnrollPage{*why});
        return false;
    }
    UtcMs const wall = m_ports.clock.moment().clock.wall;
    m_form.emplace(m_ports.enrollment->pinyin, m_ports.enrollment->handwriting);
    m_form->application = ApplicationId::make(new_event_id(wall, m_ports.random).text());
    m_form->submission = new_event_id(wall, m_ports.random);
    m_form->check_in = new_event_id(wall, m_ports.random);
    m_form->member = MemberId::make(m_ports.random.hex64() + m_ports.random.hex64());
    m_form->begun = m_ports.clock.mono();
    m_form->pad_generation = ++m_pads;
    m_form->helped = std::move(helped);
    m_group = std::move(group);
    m_form->union_choice = m_group;
    m_stage = Stage::Filling;
    m_idle.start(m_ports.clock.mono(), form_stay, form_stay, form_warning);
    return true;
}

void EnrollmentDesk::begin(Helped helped, std::optional<UnionChoice> group)
{
    close();
    if (!start_form(std::move(helped), std::move(group))) return;
    NewEvent const event{new_event_id(m_ports.clock.moment().clock.wall, m_ports.random),
        ApplicationDrafted{m_form->application, m_form->helped}};
    if (auto const appended = m_ports.journal.append({&event, 1}, m_ports.clock.moment()); !appended) {
        log::error("form_not_begun", {{"code", appended.error().code}});
        m_form.reset();
        return show(CannotEnrollPage{CannotEnrollPage::Why::NotRecorded});
    }
    m_ports.sync.nudge();
    if (!save_draft(m_form->page)) m_not_recorded = true;
}

void EnrollmentDesk::begin_with_card(Helped helped, std::optional<UnionChoice> group, IdCardRead const& card)
{
    begin(std::move(helped), std::move(group));
    if (!is_filling()) return;
    fill(card);
    if (!save_draft(m_form->page)) m_not_recorded = true;
}

Result<void> EnrollmentDesk::resume(DraftStore::Draft const& draft, std::optional<UnionChoice> group)
{
    if (m_draft_box == nullptr) return fail(ErrorCode::Unauthorised, "nobody is signed in");
    auto const form = TRY(m_draft_box->decrypt(draft.application, draft.box));
    close();
    if (!start_form({draft.volunteer, draft.ceremony}, std::move(group))) return {};
    m_form->application = draft.application;
    m_form->page = form_page_of(draft.page).value_or(FormPage::Occupation);
    m_form->restore(form);
    m_form->pad_generation = ++m_pads;
    if (form.employer) {
        auto found = m_ports.enrollment->book.employer(*form.employer);
        if (found) m_form->employer = std::move(*found);
    }
    if (form.community) {
        auto found = m_ports.enrollment->book.community(*form.community);
        if (found) m_form->community = std::move(*found);
    }
    if (draft.union_id) m_form->union_choice = UnionChoice{*draft.union_id, draft.route, {}};
    if (draft.renews) m_form->renews = KnownPerson{*draft.renews, applicant_of(*m_form), {}, false};
    // The question is asked anew where it stood open.
    if (m_form->page == FormPage::SamePerson) m_form->page = FormPage::Phone;
    enter(m_form->page);
    return {};
}

void EnrollmentDesk::mend(LocalApplication const& application, Helped helped)
{
    close();
    if (!start_form(std::move(helped), std::nullopt)) return;
    m_form->application = application.standing.id;
    m_form->repair = Repair{application.standing, application.union_id, application.incomplete};
    auto const first = m_form->first();
    if (!first) return close(); // nothing that a person could mend here
    m_form->page = *first;
    enter(*first);
}

void EnrollmentDesk::tell(ToldAnswer answer)
{
    close();
    m_told_visit = std::move(answer.visit);
    m_mendable = std::move(answer.application);
    show(std::move(answer.page));
}

void EnrollmentDesk::show(EnrollmentPage page)
{
    m_told = std::move(page);
    m_stage = Stage::Told;
    m_idle.start(m_ports.clock.mono(), told_stay, told_stay, told_visible);
}

void EnrollmentDesk::close()
{
    m_stage = Stage::Closed;
    m_form.reset();
    m_group.reset();
    m_told = WhyJoinPage{};
    m_told_visit.reset();
    m_mendable.reset();
    m_employers.clear();
    m_communities.clear();
    m_choices.clear();
    m_trouble.reset();
    m_asks_to_close = m_not_recorded = m_helper_called = false;
    m_idle.stop();
}

void EnrollmentDesk::leave(Left::How how, bool withdrawn)
{
    Left left{how, m_told_visit, withdrawn};
    close();
    m_left = std::move(left);
}

// A form that was sent already is not withdrawn with what should have mended it.
void EnrollmentDesk::withdraw(WithdrawalReason reason)
{
    if (m_form->repair) return;
    NewEvent const event{new_event_id(m_ports.clock.moment().clock.wall, m_ports.random),
        ApplicationWithdrawn{m_form->application, reason, std::string{name(m_form->page)}}};
    auto const appended = m_ports.journal.append({&event, 1}, m_ports.clock.moment());
    if (!appended) log::warning("withdrawal_not_recorded", {{"code", appended.error().code}});
    m_ports.sync.nudge();
}

void EnrollmentDesk::tick(MonoMs now)
{
    if (is_open() && m_idle.is_due(now)) put_aside();
}

void EnrollmentDesk::put_aside()
{
    if (!is_filling()) return leave(Left::How::LeftAlone);
    if (m_form->helped.ceremony && !m_form->repair) {
        if (!save_draft(m_form->page)) log::warning("draft_not_saved_when_left");
        return leave(Left::How::Saved);
    }
    withdraw(WithdrawalReason::LeftAlone);
    leave(Left::How::LeftAlone);
}

// The tree is no place to go on from.
bool EnrollmentDesk::save_draft(FormPage page)
{
    if (!m_form->helped.ceremony || m_form->repair) return true;
    if (m_draft_box == nullptr || !m_form->helped.volunteer) return false;
    auto box = m_draft_box->encrypt(m_form->application, m_form->answers());
    if (!box) return false;
    DraftStore::Draft draft;
    draft.application = m_form->application;
    draft.ceremony = *m_form->helped.ceremony;
    draft.volunteer = *m_form->helped.volunteer;
    draft.page = name(page == FormPage::UnionTree ? FormPage::Union : page);
    if (m_form->union_choice) {
        draft.union_id = m_form->union_choice->union_id;
        draft.route = m_form->union_choice->route;
    }
    if (m_form->renews) draft.renews = m_form->renews->member;
    draft.box = std::move(*box);
    draft.saved_at = m_ports.clock.now().time;
    auto const saved = m_ports.enrollment->drafts.save(draft);
    if (!saved) log::error("draft_not_saved", {{"code", saved.error().code}});
    return saved.has_value();
}

void EnrollmentDesk::fill(IdCardRead const& card)
{
    m_form->fill_from_card(answers_of(card));
    m_trouble.reset();
}

void EnrollmentDesk::card_read(IdCardRead const& card)
{
    if (m_stage == Stage::WhyJoin) return begin_with_card(m_helper, std::nullopt, card);
    if (!wants_card()) return;
    fill(card);
    // Both are answered: on to what a card does not know.
    if (is_on(FormPage::Name) || is_on(FormPage::Document)) advance();
}

bool EnrollmentDesk::wants_card() const
{
    if (m_stage == Stage::WhyJoin) return true;
    if (!is_filling() || m_form->has_card() || m_form->page == FormPage::Consent) return false;
    if (!m_form->repair) return true;
    return m_form->page == FormPage::Name || m_form->page == FormPage::Document;
}

} // namespace yizhan
