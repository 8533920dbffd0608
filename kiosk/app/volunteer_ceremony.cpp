#include "kiosk/app/volunteer_ceremony.h"

#include "shared/base/utf8.h"
#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_people = 500;
constexpr std::size_t longest_place = 60;
constexpr std::size_t events_at_once = 60;
constexpr std::int64_t second_ms = 1'000;

} // namespace

Ceremony::Ceremony(KioskPorts const& ports, ZoneMinutes zone) : m_ports{ports}, m_zone{zone} { }

std::optional<CeremonyId> Ceremony::id() const
{
    return m_open ? std::optional{m_open->opened.ceremony} : std::nullopt;
}

std::optional<UnionChoice> Ceremony::group() const
{
    return m_open ? std::optional{UnionChoice{m_open->opened.union_id, Route::Chosen, {}}} : std::nullopt;
}

std::string Ceremony::place() const { return m_open ? m_open->opened.place : std::string{}; }

std::string Ceremony::name_in(DraftStore::Draft const& draft, DraftBox* box)
{
    if (box == nullptr) return {};
    auto const form = box->decrypt(draft.application, draft.box);
    return form ? mask_name(form->name.view()) : std::string{};
}

void Ceremony::reload(DraftBox* box)
{
    auto open = m_ports.enrollment->book.open_ceremony();
    if (!open) return log::warning("ceremony_unreadable", {{"code", open.error().code}});
    if (*open && (!m_open || m_open->opened.ceremony != (*open)->opened.ceremony)) {
        m_spent = Millis{0};
        m_timed = m_given_up = 0;
    }
    m_open = std::move(*open);
    m_entries.clear();
    if (!m_open) return;
    auto applications = m_ports.enrollment->book.applications({}, m_open->opened.ceremony, most_people);
    auto drafts = m_ports.enrollment->drafts.drafts(m_open->opened.ceremony);
    if (!applications || !drafts) return log::warning("ceremony_unreadable");
    std::reverse(applications->begin(), applications->end()); // in order of coming
    for (auto& one : *applications) {
        if (one.standing.state == ApplicationState::Withdrawn) continue;
        Entry entry;
        entry.person.masked_name = one.standing.applicant.masked_name;
        entry.person.state = one.incomplete ? CeremonyPerson::State::Incomplete : CeremonyPerson::State::Done;
        entry.person.sent = one.sent;
        entry.application = std::move(one);
        m_entries.push_back(std::move(entry));
    }
    for (auto& draft : *drafts) {
        Entry entry;
        entry.person.masked_name = name_in(draft, box);
        entry.person.state = CeremonyPerson::State::UnderWay;
        entry.draft = std::move(draft);
        m_entries.push_back(std::move(entry));
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) m_entries[i].person.place = static_cast<int>(i) + 1;
}

Result<void> Ceremony::open(UnionId const& union_id, std::string place, int expected, MemberId const& volunteer)
{
    Moment const now = m_ports.clock.moment();
    CeremonyOpened opened;
    opened.ceremony = CeremonyId::make(new_event_id(now.clock.wall, m_ports.random).text());
    opened.union_id = union_id;
    opened.place = utf8::clean(place, longest_place);
    opened.expected = std::clamp(expected, 0, static_cast<int>(most_people));
    opened.volunteer = volunteer;
    NewEvent const event{new_event_id(now.clock.wall, m_ports.random), opened};
    TRY(m_ports.journal.append({&event, 1}, now));
    m_ports.sync.nudge();
    reload(nullptr);
    return {};
}

Result<void> Ceremony::close()
{
    if (!m_open) return {};
    Moment const now = m_ports.clock.moment();
    CeremonyClosed closed;
    closed.ceremony = m_open->opened.ceremony;
    closed.given_up = m_given_up;
    std::vector<NewEvent> events;
    for (auto const& entry : m_entries) {
        if (entry.application) ++closed.enrolled;
        if (entry.application && entry.application->incomplete) ++closed.incomplete;
        if (!entry.draft) continue;
        ++closed.given_up;
        events.push_back({new_event_id(now.clock.wall, m_ports.random),
            ApplicationWithdrawn{entry.draft->application, WithdrawalReason::ByVolunteer, entry.draft->page}});
    }
    events.push_back({new_event_id(now.clock.wall, m_ports.random), closed});
    for (std::span<NewEvent const> rest{events}; !rest.empty();) {
        auto const some = rest.first(std::min(rest.size(), events_at_once));
        TRY(m_ports.journal.append(some, now));
        rest = rest.subspan(some.size());
    }
    m_ports.sync.nudge();
    reload(nullptr);
    return {};
}

std::optional<DraftStore::Draft> Ceremony::draft_at(std::size_t index) const
{
    return index < m_entries.size() ? m_entries[index].draft : std::nullopt;
}

std::optional<LocalApplication> Ceremony::incomplete_at(std::size_t index) const
{
    if (index >= m_entries.size() || !m_entries[index].application) return std::nullopt;
    auto application = *m_entries[index].application;
    if (!application.incomplete) return std::nullopt;
    application.standing.fix = {FormField::Document};
    application.standing.reason.reset();
    return application;
}

void Ceremony::note_finished(Millis took)
{
    m_spent += took;
    ++m_timed;
}

CeremonyPage Ceremony::page(std::string const& volunteer) const
{
    CeremonyPage page;
    if (!m_open) return page;
    auto const found = m_ports.book.find_union(m_open->opened.union_id);
    if (found && *found) page.union_name = (*found)->name;
    page.place = m_open->opened.place;
    page.opened = to_local(m_open->at, m_zone);
    page.opened_day = local_day(m_open->at, m_zone);
    page.volunteer = volunteer;
    page.expected = m_open->opened.expected;
    for (auto const& entry : m_entries) {
        page.people.push_back(entry.person);
        ++(entry.draft ? page.waiting : page.done);
    }
    if (page.expected == 0 || static_cast<int>(page.people.size()) < page.expected) {
        CeremonyPerson next;
        next.place = static_cast<int>(page.people.size()) + 1;
        page.people.push_back(std::move(next));
    }
    if (m_timed > 0) {
        auto const average = m_spent.count() / m_timed;
        page.average_s = static_cast<int>((average + second_ms / 2) / second_ms);
        if (page.expected > page.done) {
            auto const end = m_ports.clock.now().time + Millis{average * (page.expected - page.done)};
            page.done_at = to_local(end, m_zone);
        }
    }
    return page;
}

CeremonySummaryPage Ceremony::summary(std::string const& volunteer) const
{
    CeremonySummaryPage page;
    page.ceremony = this->page(volunteer);
    page.given_up = m_given_up;
    for (auto const& entry : m_entries) {
        if (entry.draft) ++page.given_up;
        if (entry.application && entry.application->incomplete) ++page.incomplete;
        if (entry.application && !entry.application->sent) ++page.unsent;
    }
    return page;
}

} // namespace yizhan
