#include "kiosk/journal/schema.h"

#include "kiosk/journal/amenity_schema.h"
#include "kiosk/journal/enrollment_schema.h"

#include <array>

namespace yizhan::journal {
namespace {

using namespace std::string_view_literals;

// What happened, what was sent, and what is counted from it.
constexpr auto event_log = R"sql(
CREATE TABLE incarnations(
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0,
    safe INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    log_epoch TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE log(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    current INTEGER NOT NULL REFERENCES incarnations(ordinal)
) STRICT;
CREATE TABLE events(
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    wall_ms INTEGER NOT NULL,
    hash BLOB NOT NULL,
    envelope BLOB NOT NULL
) STRICT;
CREATE TABLE damaged_events(
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    hash BLOB NOT NULL,
    envelope BLOB NOT NULL
) STRICT;
CREATE TABLE quarantined(
    place INTEGER PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE salvaged(
    number INTEGER PRIMARY KEY,
    events INTEGER NOT NULL
) STRICT;
CREATE TABLE counts(
    day INTEGER NOT NULL,
    measure TEXT NOT NULL,
    detail TEXT NOT NULL,
    hour INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY(day, measure, detail, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE member_visits(
    month INTEGER NOT NULL,
    member TEXT NOT NULL,
    visits INTEGER NOT NULL,
    PRIMARY KEY(month, member)
) STRICT, WITHOUT ROWID;
CREATE TABLE time_memory(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    hub_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    boot TEXT NOT NULL,
    floor_ms INTEGER NOT NULL
) STRICT;
)sql"sv;

// What the hub lets the station know. `generation` counts a channel's epochs: rows of an older one than the channel's
// are dropped once the new one has been read to its end.
constexpr auto feed_tables = R"sql(
CREATE TABLE channels(
    name TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    position INTEGER NOT NULL,
    as_of_ms INTEGER,
    generation INTEGER NOT NULL,
    swept INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE members(
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    masked_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    union_id TEXT NOT NULL,
    occupation TEXT NOT NULL,
    status TEXT NOT NULL,
    points INTEGER NOT NULL,
    card TEXT,
    generation INTEGER NOT NULL
) STRICT;
CREATE INDEX members_by_number ON members(number);
CREATE INDEX members_by_phone ON members(phone, status, masked_name, number);
CREATE INDEX members_by_card ON members(card) WHERE card IS NOT NULL;
CREATE TABLE revocations(
    card TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE unions(
    id TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE issuer_keys(
    kid BLOB PRIMARY KEY,
    key BLOB NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bulletins(
    id TEXT PRIMARY KEY,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body_zh TEXT NOT NULL,
    body_en TEXT NOT NULL,
    published_ms INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE stations(
    id TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    place_zh TEXT NOT NULL,
    place_en TEXT NOT NULL,
    hours_zh TEXT NOT NULL,
    hours_en TEXT NOT NULL,
    return_home_s INTEGER NOT NULL,
    bounce_s INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE amenities(
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    state_zh TEXT NOT NULL,
    state_en TEXT NOT NULL,
    icon TEXT NOT NULL,
    tint TEXT NOT NULL,
    place INTEGER NOT NULL,
    offered INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(channel, id)
) STRICT, WITHOUT ROWID;
)sql"sv;

} // namespace

std::span<std::string_view const> schema_steps()
{
    static std::array const steps{event_log, feed_tables, enrollment_schema_step(), amenity_schema_step()};
    return steps;
}

} // namespace yizhan::journal
