#include "shared/platform/clock.h"

#include "shared/platform/random.h"

#include <array>
#include <ctime>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace yizhan {
namespace {

std::int64_t read_clock_ms(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now); // cannot fail for these clocks
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

BootId read_boot_id()
{
    std::array<char, 64> text{};
    int const file = ::open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    ssize_t const size = file < 0 ? -1 : ::read(file, text.data(), text.size());
    if (file >= 0) ::close(file);
    std::string_view id{text.data(), size < 0 ? 0 : static_cast<std::size_t>(size)};
    if (id.ends_with('\n')) id.remove_suffix(1);
    if (auto const parsed = BootId::parse(id)) return *parsed;
    // Without /proc each start counts as a boot of its own: durations across starts are then unknown, never wrong.
    return BootId::make(SystemRandom{}.hex64());
}

} // namespace

SystemClock::SystemClock() : m_boot_id{read_boot_id()} { }

UtcMs SystemClock::wall() const { return {read_clock_ms(CLOCK_REALTIME)}; }
MonoMs SystemClock::mono() const { return {read_clock_ms(CLOCK_BOOTTIME)}; }

} // namespace yizhan
