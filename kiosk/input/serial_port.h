// A serial line, opened for raw bytes without ever waiting.
#pragma once

#include "shared/base/result.h"
#include "shared/platform/unique_fd.h"

#include <string>

namespace yizhan {

// 9600, 19200, 38400, 57600 or 115200.
bool is_serial_speed(int baud);

enum class SerialAccess { Read, ReadWrite };

// InvalidInput: not such a speed. NotFound: no such device. Io: it is there but
// is no serial line or may not be opened. What arrived before is dropped.
Result<UniqueFd> open_serial_port(std::string const& path, int baud, SerialAccess access = SerialAccess::Read);

} // namespace yizhan
