// A clock that a test sets: wall, monotonic and boot id, each on its own. With a VirtualTime it runs along with it.
#pragma once

#include "tests/support/manual_executor.h"

#include "shared/platform/clock.h"

namespace yizhan::test {

class FakeClock final : public Clock {
public:
    static constexpr UtcMs usual_wall{1'795'507'200'000}; // 2026-11-24T08:00:00Z

    explicit FakeClock(UtcMs wall = usual_wall, VirtualTime const* time = nullptr) : m_time{time} { set_wall(wall); }

    UtcMs wall() const override { return {m_wall_at_zero.ms + elapsed_ms()}; }
    MonoMs mono() const override { return {elapsed_ms() - m_booted_at_ms}; }
    BootId boot_id() const override { return m_boot_id; }

    void advance(Millis duration) { m_advanced += duration; }
    void set_wall(UtcMs wall) { m_wall_at_zero = {wall.ms - elapsed_ms()}; } // the monotonic clock goes on as before
    // The monotonic clock starts again from 0; the wall clock goes on.
    void reboot(std::string boot_id)
    {
        m_boot_id = BootId::make(std::move(boot_id));
        m_booted_at_ms = elapsed_ms();
    }

private:
    std::int64_t elapsed_ms() const { return m_advanced.count() + (m_time ? m_time->now().ms : 0); }

    VirtualTime const* m_time;
    Millis m_advanced{0};
    UtcMs m_wall_at_zero{};
    std::int64_t m_booted_at_ms = 0;
    BootId m_boot_id = BootId::make("boot-1");
};

} // namespace yizhan::test
