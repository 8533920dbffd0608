#include "kiosk/input/serial_port.h"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <termios.h>

namespace yizhan {
namespace {

std::optional<speed_t> speed_of(int baud)
{
    switch (baud) {
    case 9600:
        return B9600;
    case 19200:
        return B19200;
    case 38400:
        return B38400;
    case 57600:
        return B57600;
    case 115200:
        return B115200;
    default:
        return std::nullopt;
    }
}

} // namespace

bool is_serial_speed(int baud) { return speed_of(baud).has_value(); }

Result<UniqueFd> open_serial_port(std::string const& path, int baud, SerialAccess access)
{
    auto const speed = speed_of(baud);
    if (!speed) return fail(ErrorCode::InvalidInput, "serial port: speed");
    int const direction = access == SerialAccess::Read ? O_RDONLY : O_RDWR;
    UniqueFd port{::open(path.c_str(), direction | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)};
    if (!port) {
        bool const missing = errno == ENOENT || errno == ENXIO || errno == ENODEV;
        return fail(missing ? ErrorCode::NotFound : ErrorCode::Io, "serial port: open");
    }
    termios settings{};
    if (::tcgetattr(port.get(), &settings) != 0) return fail(ErrorCode::Io, "serial port: not a terminal");
    ::cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD; // no modem lines: these devices have none
    ::cfsetispeed(&settings, *speed);
    ::cfsetospeed(&settings, *speed);
    if (::tcsetattr(port.get(), TCSAFLUSH, &settings) != 0) return fail(ErrorCode::Io, "serial port: settings");
    return port;
}

} // namespace yizhan
