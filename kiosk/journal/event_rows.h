// Rows of the event log and what follows from them: the one way by which an event gets into the database, whether it
// happens now, was salvaged, or is counted anew. Every function runs inside the caller's transaction.
#pragma once

#include "kiosk/journal/connection.h"

#include "shared/domain/events.h"
#include "shared/platform/random.h"

#include <optional>
#include <string_view>

namespace yizhan::journal {

// What the program keeps in mind of the log, always as the last commit left it.
struct LogState {
    std::int64_t ordinal = 0; // of the current incarnation
    IncarnationId incarnation;
    Seq last = 0;
    EventHash head{}; // hash of the last event
    std::int64_t unsent = 0; // over all incarnations
    std::optional<UtcMs> oldest_unsent;
};

struct EventRow {
    std::int64_t place = 0;
    EventId const& id;
    UtcMs wall;
    EventHash const& hash;
    std::string_view envelope;
};

enum class Insertion { New, AlreadyThere };

// AlreadyThere: its place or its id is taken; nothing changes.
Result<Insertion> insert_event(Connection& connection, EventRow const& row);
// Adds to the counts what the event is worth, `times` over: 1, or -1 where the event is forgotten.
Result<void> count_event(Connection& connection, EventBody const& body, UtcMs occurred_at, ZoneMinutes zone, int times);
// Throws all counts away and counts every event anew. Rows that this version cannot read count nothing.
Result<void> recount(Connection& connection, ZoneMinutes zone);

Result<std::optional<std::int64_t>> current_ordinal(Connection& connection);
Result<std::int64_t> ordinal_of(Connection& connection, IncarnationId const& id); // makes the row where it is missing
Result<void> begin_incarnation(Connection& connection, Random& random);
// Reads everything; Corrupt where the last events do not hang together by their hashes.
Result<LogState> load_log(Connection& connection);
Result<void> load_unsent(Connection& connection, LogState& log);

} // namespace yizhan::journal
