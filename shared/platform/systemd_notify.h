// Telling systemd how the service does (sd_notify(3)): one datagram to $NOTIFY_SOCKET, without libsystemd. Where no
// service manager asks for it, every call is Ok and does nothing.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"

#include <optional>

namespace yizhan {

enum class ServiceState { Ready, Alive, Stopping }; // READY=1, WATCHDOG=1, STOPPING=1

// Never waits: a socket that is full is Busy. InvalidInput where $NOTIFY_SOCKET is no socket name.
Result<void> notify_service_manager(ServiceState state);

// How long systemd waits for Alive before it restarts the service ($WATCHDOG_USEC, for this process); nothing where it
// does not watch. Say Alive at least twice as often.
std::optional<Millis> watchdog_limit();

} // namespace yizhan
