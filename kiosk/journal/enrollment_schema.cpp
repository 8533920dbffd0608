#include "kiosk/journal/enrollment_schema.h"

namespace yizhan::journal {
namespace {

using namespace std::string_view_literals;

// `row`: the row as the feed wrote it; beside it only what is looked for. All channels are read anew from their start:
// the program before this step passed over the kinds that it did not know.
constexpr auto step = R"sql(
ALTER TABLE unions ADD COLUMN parent TEXT;
ALTER TABLE unions ADD COLUMN level TEXT NOT NULL DEFAULT 'joint';
ALTER TABLE unions ADD COLUMN members INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unions ADD COLUMN stations INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unions ADD COLUMN dues_fen INTEGER;
ALTER TABLE amenities ADD COLUMN demand TEXT NOT NULL DEFAULT 'always';
ALTER TABLE amenities ADD COLUMN list_age_h INTEGER;
CREATE TABLE employers(
    id TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    initials TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE communities(
    id TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    initials TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE routing_rules(
    id TEXT PRIMARY KEY,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE consents(
    id TEXT PRIMARY KEY,
    since_ms INTEGER NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE volunteers(
    id TEXT PRIMARY KEY,
    card TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX volunteers_by_card ON volunteers(card);
CREATE TABLE sealing_keys(
    id TEXT PRIMARY KEY,
    since_ms INTEGER NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE kiosk_certificates(
    id TEXT PRIMARY KEY,
    certificate BLOB NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pickups(
    id TEXT PRIMARY KEY,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE merged_members(
    dropped TEXT PRIMARY KEY,
    kept TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE former_members(
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    card TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX former_members_by_number ON former_members(number);
CREATE INDEX former_members_by_card ON former_members(card);
CREATE TABLE standings(
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    card TEXT NOT NULL,
    state TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(channel, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX standings_by_card ON standings(card);
CREATE TABLE applications(
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    last_place INTEGER NOT NULL,
    member TEXT NOT NULL,
    card TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    masked_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    occupation TEXT NOT NULL,
    union_id TEXT NOT NULL,
    volunteer TEXT,
    ceremony TEXT,
    incomplete INTEGER NOT NULL,
    submitted_ms INTEGER NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX applications_by_place ON applications(place);
CREATE INDEX applications_by_card ON applications(card);
CREATE INDEX applications_by_phone ON applications(phone, masked_name);
CREATE TABLE ceremonies(
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    union_id TEXT NOT NULL,
    venue TEXT NOT NULL,
    expected INTEGER NOT NULL,
    volunteer TEXT NOT NULL,
    opened_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE drafts(
    id TEXT PRIMARY KEY,
    ceremony TEXT NOT NULL,
    volunteer TEXT NOT NULL,
    page TEXT NOT NULL,
    union_id TEXT,
    route TEXT NOT NULL,
    renews TEXT,
    begun_ms INTEGER NOT NULL,
    saved_ms INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_by_ceremony ON drafts(ceremony);
CREATE TABLE pin_attempts(
    card TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE draft_salt(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    salt BLOB NOT NULL
) STRICT;
UPDATE channels SET epoch = '', position = 0;
)sql"sv;

} // namespace

std::string_view enrollment_schema_step() { return step; }

} // namespace yizhan::journal
