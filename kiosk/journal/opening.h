// Opening the kiosk's database, whatever state the disk left it in. A damaged one is set aside under a number
// (kiosk.damaged-1.db with its log), never deleted; a new one with a new incarnation takes its place, and what can
// still be read of the events goes into it under their old incarnation, so that they are still sent.
#pragma once

#include "kiosk/journal/event_rows.h"

#include "shared/platform/files.h"

#include <filesystem>
#include <memory>
#include <string>

namespace yizhan::journal {

struct StoreOptions {
    std::filesystem::path folder; // holds kiosk.db
    std::string vfs; // empty: the system's
    KioskId kiosk;
    StationId station;
    ZoneMinutes zone{};
    std::int64_t keep_safe_events = 100'000; // older ones go, once the hub says that they are safe
    int checkpoint_pages = 8000; // 32 MiB: the last resort, where nobody ever left time to tidy
    int tidy_commits = 200; // so many at least, since the first commit after a tidying is a slow one
    int cache_kib = 8192;
};

struct Opened {
    std::unique_ptr<Connection> connection;
    LogState log;
    StartReason reason = StartReason::Boot;
};

// Unsupported: the database is newer than this program; it is left as it is. DiskFull, ReadOnly, Io: as the disk says.
// Damage is no error. `depth`: how closely it is looked for.
Result<Opened> open_database(StoreOptions const& options, FileStore& files, Random& random, sqlite::CheckDepth depth);

} // namespace yizhan::journal
