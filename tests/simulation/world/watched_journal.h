// The real journal with a witness: what was tried, what was promised.
#pragma once

#include "kiosk/app/journal.h"
#include "tests/simulation/world/ledger.h"
#include "tests/simulation/world/node_clock.h"
#include "tests/simulation/world/parameters.h"

namespace yizhan::sim {

class WatchedJournal final : public Journal {
public:
    WatchedJournal(Journal& real, std::size_t kiosk, Ledger& ledger, NodeClock const& clock, Bug bug)
        : m_real{real}, m_kiosk{kiosk}, m_ledger{ledger}, m_clock{clock}, m_bug{bug}
    {
    }

    Result<Seq> append(std::span<NewEvent const> events, Moment const& now) override
    {
        for (auto const& event : events) m_ledger.attempted(event.id);
        auto last = m_real.append(events, now);
        if (!last && m_bug == Bug::ShownBeforeCommit) last = m_real.status().last_sequence + events.size();
        if (!last) {
            ++m_failed;
            return last;
        }
        auto sequence = *last - events.size();
        for (auto const& event : events) {
            m_ledger.recorded(m_kiosk, event.body);
            ++m_recorded_of[type_name(event.body)];
            m_ledger.promised(event.id,
                {m_kiosk, m_real.status().incarnation, ++sequence, type_name(event.body), now.clock, m_clock.truth()});
        }
        m_recorded += events.size();
        return last;
    }
    JournalStatus status() const override { return m_real.status(); }
    Result<std::map<AmenityId, std::int64_t>> amenity_uses(std::int32_t day) override
    {
        return m_real.amenity_uses(day);
    }
    Result<std::int64_t> visits_in_month(MemberId const& member, std::int32_t month) override
    {
        return m_real.visits_in_month(member, month);
    }

    std::size_t recorded() const { return m_recorded; }
    std::size_t recorded_of(std::string const& type) const
    {
        auto const found = m_recorded_of.find(type);
        return found == m_recorded_of.end() ? 0 : found->second;
    }
    std::size_t failed() const { return m_failed; }

private:
    Journal& m_real;
    std::size_t m_kiosk;
    Ledger& m_ledger;
    NodeClock const& m_clock;
    Bug m_bug;
    std::size_t m_recorded = 0;
    std::size_t m_failed = 0;
    std::map<std::string, std::size_t> m_recorded_of;
};

} // namespace yizhan::sim
