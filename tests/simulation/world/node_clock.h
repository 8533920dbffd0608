// A machine's clocks in a world: off, drifting, jumping; the monotonic one starts again at each boot.
#pragma once

#include "shared/platform/clock.h"
#include "tests/support/manual_executor.h"

#include <string>

namespace yizhan::sim {

constexpr UtcMs world_start{1'795'507'200'000}; // 2026-11-24T08:00:00Z, when virtual time is 0

class NodeClock final : public Clock {
public:
    // `drift_ppm`: microseconds gained in a second.
    NodeClock(test::VirtualTime const& time, std::string name, std::int64_t drift_ppm)
        : m_time{time}, m_name{std::move(name)}, m_drift_ppm{drift_ppm}
    {
        reboot();
    }

    UtcMs truth() const { return {world_start.ms + m_time.now().ms}; }
    UtcMs wall() const override { return truth() + m_off + Millis{drifted_ms()}; }
    MonoMs mono() const override { return {m_time.now().ms + drifted_ms() - m_booted_at_ms}; }
    BootId boot_id() const override { return m_boot_id; }

    void set_off_by(Millis off) { m_off = off; }
    void set_wall(UtcMs wall) { m_off = wall - truth() - Millis{drifted_ms()}; }
    void reboot()
    {
        m_boot_id = BootId::make(m_name + "-boot-" + std::to_string(++m_boots));
        m_booted_at_ms = m_time.now().ms + drifted_ms();
    }

private:
    std::int64_t drifted_ms() const { return m_time.now().ms * m_drift_ppm / 1'000'000; }

    test::VirtualTime const& m_time;
    std::string m_name;
    std::int64_t m_drift_ppm;
    Millis m_off{0};
    int m_boots = 0;
    std::int64_t m_booted_at_ms = 0;
    BootId m_boot_id;
};

} // namespace yizhan::sim
