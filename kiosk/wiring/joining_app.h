// A kiosk that belongs to no station yet: waits for a ticket, joins, keeps the identity.
#pragma once

#include "kiosk/wiring/app.h"
#include "kiosk/wiring/kiosk_config.h"

namespace yizhan {

// `joined` is called once, on the app thread, when the identity is on the disk.
std::unique_ptr<App> make_joining_app(
    KioskConfig const& config, Computer machine, ViewSink sink, std::function<void()> joined);

// Joins with a ticket and keeps the identity, without a screen; `done` is called once on the app thread. A kiosk that
// has an identity keeps its id and its queue.
std::unique_ptr<App> make_headless_joiner(
    KioskConfig const& config, Computer machine, std::string ticket, std::function<void(Result<void>)> done);

} // namespace yizhan
