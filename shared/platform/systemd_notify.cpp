#include "shared/platform/systemd_notify.h"

#include "shared/platform/errno_error.h"
#include "shared/platform/unique_fd.h"

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>

namespace yizhan {
namespace {

std::string_view message(ServiceState state)
{
    switch (state) {
    case ServiceState::Ready:
        return "READY=1";
    case ServiceState::Alive:
        return "WATCHDOG=1";
    case ServiceState::Stopping:
        break;
    }
    return "STOPPING=1";
}

std::string_view environment(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

} // namespace

Result<void> notify_service_manager(ServiceState state)
{
    auto const name = environment("NOTIFY_SOCKET");
    if (name.empty()) return {};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if ((name[0] != '/' && name[0] != '@') || name.size() < 2 || name.size() >= sizeof address.sun_path) {
        return fail(ErrorCode::InvalidInput, "NOTIFY_SOCKET is no socket name");
    }
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name[0] == '@') address.sun_path[0] = '\0'; // a name in Linux's abstract space
    UniqueFd const socket{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    if (!socket) return tl::unexpected(error_of_errno(errno, "notify socket"));
    auto const text = message(state);
    auto const address_size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    if (::sendto(socket.get(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
            reinterpret_cast<sockaddr const*>(&address), address_size)
        < 0) {
        if (errno == EAGAIN) return fail(ErrorCode::Busy, "the service manager does not read");
        return tl::unexpected(error_of_errno(errno, "notify"));
    }
    return {};
}

std::optional<Millis> watchdog_limit()
{
    auto const usec = whole_number(environment("WATCHDOG_USEC"));
    if (!usec || *usec <= 0) return {};
    auto const pid = environment("WATCHDOG_PID");
    if (!pid.empty() && whole_number(pid) != std::int64_t{::getpid()}) return {};
    return Millis{*usec / 1000};
}

} // namespace yizhan
