#include "kiosk/app/check_in_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t visits_kept = 32;

CardId card_of(Visit const& visit)
{
    if (visit.event.card) return *visit.event.card;
    return visit.member ? visit.member->card : CardId{};
}

} // namespace

CheckInDesk::CheckInDesk(Journal& journal, Roster& roster, CardReader& reader, KioskClock& clock, Random& random)
    : m_journal{journal}, m_roster{roster}, m_reader{reader}, m_clock{clock}, m_random{random}
{
}

Result<CheckInAnswer> CheckInDesk::scan(std::string_view text) { return arrive(m_reader.read(text)); }

Result<CheckInAnswer> CheckInDesk::arrive(ScannedCode const& scanned)
{
    CardStanding standing;
    CardId card;
    if (auto const* read = std::get_if<ReadCard>(&scanned)) {
        card = read->card;
        // A roster that cannot be read turns nobody away: the signature is good, and the hub will know.
        if (auto found = m_roster.find_card(card))
            standing = std::move(*found);
        else
            log::warning("roster_unreadable", {{"code", found.error().code}});
    }
    Moment const now = m_clock.moment();
    EventId id = new_event_id(now.clock.wall, m_random);
    auto decision = decide_scanned(scanned, standing, context(id, card));
    return settle(std::move(decision), std::move(id), now, standing.member);
}

Result<CheckInAnswer> CheckInDesk::typed(std::optional<Member> const& member)
{
    Moment const now = m_clock.moment();
    EventId id = new_event_id(now.clock.wall, m_random);
    auto decision = decide_typed(member, context(id, member ? member->card : CardId{}));
    if (auto* arrived = std::get_if<CheckedIn>(&decision); arrived != nullptr && m_volunteer_present)
        arrived->assurance = Assurance::ByVolunteer;
    return settle(std::move(decision), std::move(id), now, member);
}

Result<CheckInAnswer> CheckInDesk::guest(Occupation occupation)
{
    Moment const now = m_clock.moment();
    EventId id = new_event_id(now.clock.wall, m_random);
    auto decision = decide_guest(occupation, context(id, {}));
    return settle(std::move(decision), std::move(id), now, std::nullopt);
}

Result<CheckInAnswer> CheckInDesk::settle(
    CheckInDecision decision, EventId id, Moment const& now, std::optional<Member> const& member)
{
    if (auto const* bounced = std::get_if<Bounced>(&decision)) return CheckInAnswer{Welcome{bounced->visit, true}};
    if (auto const* refused = std::get_if<CheckInRefused>(&decision)) {
        NewEvent const event{std::move(id), *refused};
        Seq const sequence = TRY(m_journal.append({&event, 1}, now));
        return CheckInAnswer{Refusal{refused->reason, sequence}};
    }
    Visit visit{std::get<CheckedIn>(decision), member, now.occurred_at(), now.clock.mono, std::nullopt, {}};
    NewEvent const event{std::move(id), visit.event};
    TRY(m_journal.append({&event, 1}, now));
    if (visit.event.member) {
        auto const visits = m_journal.visits_in_month(*visit.event.member, local_month(visit.at, m_zone));
        if (visits) visit.visit_of_month = *visits;
    }
    if (m_visits.size() == visits_kept) m_visits.pop_front();
    m_visits.push_back(std::move(visit));
    return CheckInAnswer{Welcome{m_visits.back().event.visit, false}};
}

void CheckInDesk::admit(CheckedIn event, Member member, Moment const& now)
{
    if (m_visits.size() == visits_kept) m_visits.pop_front();
    m_visits.push_back({std::move(event), std::move(member), now.occurred_at(), now.clock.mono, std::nullopt, {}});
}

CheckInContext CheckInDesk::context(EventId const& id, CardId const& card) const
{
    return {VisitId::make(id.text()), m_clock.now(), m_clock.mono(), m_bounce, last_check_in(card)};
}

std::optional<LastCheckIn> CheckInDesk::last_check_in(CardId const& card) const
{
    if (card.empty()) return std::nullopt;
    auto const found
        = std::find_if(m_visits.rbegin(), m_visits.rend(), [&](Visit const& visit) { return card_of(visit) == card; });
    if (found == m_visits.rend()) return std::nullopt;
    return LastCheckIn{card, found->event.visit, found->mono};
}

Visit* CheckInDesk::find_visit(VisitId const& visit)
{
    auto const found
        = std::find_if(m_visits.begin(), m_visits.end(), [&](Visit const& one) { return one.event.visit == visit; });
    return found == m_visits.end() ? nullptr : &*found;
}

} // namespace yizhan
