#include "kiosk/app/kiosk_clock.h"

#include "shared/platform/log.h"

#include <algorithm>
#include <cstdlib>

namespace yizhan {
namespace {

constexpr Millis longest_exchange{30'000};
constexpr Millis store_every{60'000};
constexpr Millis store_step{1'000};

} // namespace

KioskClock::KioskClock(Clock const& clock, TimeMemory& memory, UtcMs built_at)
    : m_clock{clock}, m_memory{memory}, m_floor{built_at}
{
    auto remembered = memory.load();
    if (!remembered) {
        log::warning("time_memory_unreadable", {{"code", remembered.error().code}});
        return;
    }
    m_agreement = m_stored = remembered->agreement;
    m_floor = std::max(m_floor, remembered->floor);
}

ClockReading KioskClock::read() const { return {m_clock.wall(), m_clock.mono(), m_clock.boot_id()}; }

TrustedNow KioskClock::now() const { return trusted_now(read(), m_agreement, m_floor); }

Moment KioskClock::moment() const
{
    auto const reading = read();
    return {reading, offset_for_event(reading, m_agreement)};
}

void KioskClock::learn(UtcMs hub_time, ClockReading const& sent, ClockReading const& received)
{
    Millis const took = received.mono - sent.mono;
    if (sent.boot != received.boot || took < Millis{0} || took > longest_exchange) return;
    Millis const back = took / 2;
    m_agreement
        = TimeAgreement{hub_time, received.wall - back, MonoMs{(received.mono.ms - back.count())}, received.boot};
    m_floor = std::max(m_floor, hub_time);

    bool const fresh_boot = !m_stored || m_stored->boot != m_agreement->boot;
    bool const moved
        = !fresh_boot && std::abs((m_stored->offset() - m_agreement->offset()).count()) > store_step.count();
    if (!fresh_boot && !moved && m_agreement->mono - m_stored->mono < store_every) return;
    if (auto const stored = m_memory.store(*m_agreement); !stored) {
        log::warning("time_memory_not_kept", {{"code", stored.error().code}});
        return;
    }
    m_stored = m_agreement;
}

} // namespace yizhan
