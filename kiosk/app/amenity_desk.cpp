#include "kiosk/app/amenity_desk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t uses_kept = 32;

} // namespace

AmenityDesk::AmenityDesk(Journal& journal, KioskClock& clock, Random& random)
    : m_journal{journal}, m_clock{clock}, m_random{random}
{
}

Result<void> AmenityDesk::use(Amenity const& amenity, Visit* visit)
{
    Moment const now = m_clock.moment();
    EventId id = new_event_id(now.clock.wall, m_random);
    std::optional<VisitId> visit_id;
    std::optional<MemberId> member;
    if (visit != nullptr) {
        visit_id = visit->event.visit;
        member = visit->event.member;
    }
    auto used = decide_use(amenity, UseId::make(id.text()), std::move(visit_id), std::move(member));
    if (!used) return fail(ErrorCode::Refused, "amenity is not offered");
    if (visit != nullptr && visit->member && !visit->member->union_id.empty())
        used->union_id = visit->member->union_id; // known here
    NewEvent const event{std::move(id), *used};
    TRY(m_journal.append({&event, 1}, now));
    if (m_recent.size() == uses_kept) m_recent.pop_front();
    m_recent.push_back({std::move(*used), now.occurred_at(), now.clock.mono});
    if (visit != nullptr) ++visit->uses[amenity.id];
    return {};
}

Result<void> AmenityDesk::undo(UseId const& use, Visit* visit)
{
    auto const found
        = std::find_if(m_recent.begin(), m_recent.end(), [&](RecentUse const& one) { return one.used.use == use; });
    if (found == m_recent.end()) return fail(ErrorCode::NotFound, "use is not recent");
    Moment const now = m_clock.moment();
    auto undone = decide_undo(*found, now.clock.mono);
    if (!undone) return fail(ErrorCode::NotFound, "undo window is over");
    NewEvent const event{new_event_id(now.clock.wall, m_random), std::move(*undone)};
    TRY(m_journal.append({&event, 1}, now));
    if (visit != nullptr && found->used.visit == visit->event.visit) --visit->uses[found->used.amenity];
    m_recent.erase(found);
    return {};
}

std::optional<RecentUse> AmenityDesk::newest(std::optional<VisitId> const& visit, MonoMs now) const
{
    auto const found = std::find_if(m_recent.rbegin(), m_recent.rend(),
        [&](RecentUse const& one) { return one.used.visit == visit && now - one.at < undo_window; });
    if (found == m_recent.rend()) return std::nullopt;
    return *found;
}

} // namespace yizhan
