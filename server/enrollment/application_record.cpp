#include "server/enrollment/application_record.h"

#include "server/ingest/event_store.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace yizhan {
namespace {

template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

// Where a step stands among the others: what it was decided on, or makes, comes before when it arrived. A withdrawal
// knows no revision; a decision that was made without knowing of it stands.
using Place = std::pair<int, int>;

Place place_of(EventBody const& body)
{
    return std::visit(Overloaded{
                          [](ApplicationSubmitted const&) {
                              return Place{1, 0};
                          },
                          [](ApplicationAmended const& amended) {
                              return Place{amended.revision, 0};
                          },
                          [](ApplicationSentBack const& back) {
                              return Place{back.revision, 1};
                          },
                          [](ApplicationApproved const& approved) {
                              return Place{approved.revision, 2};
                          },
                          [](ApplicationRefused const& refused) {
                              return Place{refused.revision, 2};
                          },
                          [](ApplicationWithdrawn const&) {
                              return Place{std::numeric_limits<int>::max(), 0};
                          },
                          [](auto const&) {
                              return Place{0, 0};
                          },
                      },
        body);
}

class Folding {
public:
    explicit Folding(ApplicationRecord& record) : m_record{record} { }

    void take(ApplicationFact const& fact)
    {
        m_moment = {};
        m_moment.at = fact.at;
        auto const kept = m_record;
        std::visit([&](auto const& body) { note(body, fact.event); }, fact.event.body);
        auto const next = next_state(kept.state, m_moment.step);
        m_moment.too_late = !next || !m_fits;
        if (m_moment.too_late)
            m_record = kept;
        else if (m_record.state = next; next != kept.state)
            m_record.since = fact.at;
        m_record.history.push_back(std::move(m_moment));
        m_fits = true;
    }

private:
    void note(ApplicationDrafted const&, Event const&) { m_moment.step = ApplicationStep::Drafted; }
    void note(ApplicationSubmitted const& it, Event const& event)
    {
        m_moment.step = ApplicationStep::Submitted;
        m_record.revision = 1;
        m_record.station = event.station;
        m_record.kiosk = event.kiosk;
        m_record.submitted_at = m_moment.at;
        m_record.member = it.member;
        m_record.renewal = it.renewal;
        m_record.applicant = it.applicant;
        m_record.union_id = it.union_id;
        m_record.route = it.route;
        m_record.incomplete = it.incomplete;
        m_record.consent = it.consent;
        m_record.card = it.card;
        m_record.card_expires = it.card_expires;
        m_record.helper = it.helped.volunteer;
        m_record.revisions.push_back({event.id, event.kiosk, it.form, {}, true});
    }
    void note(ApplicationAmended const& it, Event const& event)
    {
        m_moment.step = ApplicationStep::Amended;
        // The second of two with one number came from somebody who did not know of the first.
        m_fits = it.revision > m_record.revision && comes_from_there(event);
        m_record.revision = it.revision;
        m_record.incomplete = it.incomplete;
        if (it.union_id) m_record.union_id = *it.union_id;
        if (it.union_id) m_record.route = Route::Chosen;
        m_record.revisions.push_back({event.id, event.kiosk, it.form, it.fields, false});
        m_record.reason.reset();
        m_record.note = {};
        m_record.fix.clear();
    }
    void note(ApplicationWithdrawn const& it, Event const& event)
    {
        m_moment.step = ApplicationStep::Withdrawn;
        m_moment.withdrawal = it.reason;
        m_fits = !m_record.is_submitted() || comes_from_there(event);
    }
    void note(ApplicationSentBack const& it, Event const&)
    {
        m_moment.step = ApplicationStep::SentBack;
        decide(it);
        m_record.fix = it.fix;
    }
    void note(ApplicationRefused const& it, Event const&)
    {
        m_moment.step = ApplicationStep::Refused;
        decide(it);
        m_record.fix.clear();
    }
    void note(ApplicationApproved const& it, Event const&)
    {
        m_moment.step = ApplicationStep::Approved;
        m_moment.by = m_record.decided_by = it.by;
        m_record.union_id = it.union_id;
        m_record.member = it.member;
        m_record.number = it.number;
        m_record.reason.reset();
        m_record.note = {};
        m_record.fix.clear();
    }
    template <class Other> void note(Other const&, Event const&) { m_fits = false; }

    template <class Decision> void decide(Decision const& it)
    {
        m_moment.by = m_record.decided_by = it.by;
        m_moment.reason = m_record.reason = it.reason;
        m_moment.note = m_record.note = it.note;
    }
    // One station knows of an application, and the hub.
    bool comes_from_there(Event const& event) const
    {
        return event.station == m_record.station || event.kiosk == hub_kiosk();
    }

    ApplicationRecord& m_record;
    ApplicationMoment m_moment;
    bool m_fits = true;
};

} // namespace

std::optional<ApplicationId> application_of(Event const& event)
{
    using Found = std::optional<ApplicationId>;
    auto const of_the_hub
        = [&](auto const& decision) { return event.kiosk == hub_kiosk() ? Found{decision.application} : Found{}; };
    return std::visit(Overloaded{
                          [](ApplicationDrafted const& it) { return Found{it.application}; },
                          [](ApplicationSubmitted const& it) { return Found{it.application}; },
                          [](ApplicationAmended const& it) { return Found{it.application}; },
                          [](ApplicationWithdrawn const& it) { return Found{it.application}; },
                          [&](ApplicationSentBack const& it) { return of_the_hub(it); },
                          [&](ApplicationApproved const& it) { return of_the_hub(it); },
                          [&](ApplicationRefused const& it) { return of_the_hub(it); },
                          [](auto const&) { return Found{}; },
                      },
        event.body);
}

ApplicationRecord fold_application(ApplicationId const& id, std::vector<ApplicationFact> facts)
{
    auto const key = [](ApplicationFact const& fact) {
        auto const [revision, rank] = place_of(fact.event.body);
        return std::tuple{revision, rank, fact.event.id};
    };
    std::sort(facts.begin(), facts.end(), [&](auto const& a, auto const& b) { return key(a) < key(b); });
    ApplicationRecord record;
    record.id = id;
    Folding folding{record};
    for (auto const& fact : facts) folding.take(fact);
    return record;
}

} // namespace yizhan
