// A kiosk that belongs to a station: its store, clock, code reader, sync and actor, wired together.
#pragma once

#include "kiosk/sync/kiosk_identity.h"
#include "kiosk/wiring/app.h"
#include "kiosk/wiring/kiosk_config.h"

namespace yizhan {

extern char const* const program_version; // of kiosk and hub
extern UtcMs const program_built_at; // a moment that is surely past

// Errors: those of opening the store. `identity` is moved in.
Result<std::unique_ptr<App>> open_station_app(
    KioskConfig const& config, KioskIdentity identity, Computer machine, ViewSink sink);

std::filesystem::path identity_path(KioskConfig const& config);

} // namespace yizhan
