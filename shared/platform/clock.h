// Time as a face. Nothing but SystemClock reads the machine's clocks.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"

namespace yizhan {

class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcMs wall() const = 0; // may jump, may be years off
    virtual MonoMs mono() const = 0; // never goes back within one boot
    virtual BootId boot_id() const = 0;
};

class SystemClock final : public Clock {
public:
    SystemClock(); // reads /proc/sys/kernel/random/boot_id
    UtcMs wall() const override;
    MonoMs mono() const override; // CLOCK_BOOTTIME: counts through suspend
    BootId boot_id() const override { return m_boot_id; }

private:
    BootId m_boot_id;
};

} // namespace yizhan
