#include "server/store/schema.h"

#include "server/store/service_schema.h"

#include <array>

namespace yizhan {
namespace {

// Everything here is the truth and is never thrown away.
constexpr std::string_view first_step = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE events(
  pos INTEGER PRIMARY KEY,
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL,
  hash BLOB NOT NULL, type TEXT NOT NULL,
  received_at INTEGER NOT NULL, occurred_at INTEGER NOT NULL, dating INTEGER NOT NULL,
  quarantine TEXT,
  bytes BLOB NOT NULL,
  UNIQUE(kiosk, incarnation, seq)) STRICT;
CREATE INDEX events_quarantined ON events(kiosk, pos) WHERE quarantine IS NOT NULL;

CREATE TABLE streams(
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL,
  accepted INTEGER NOT NULL, safe INTEGER NOT NULL, highest INTEGER NOT NULL,
  PRIMARY KEY(kiosk, incarnation)) STRICT, WITHOUT ROWID;
CREATE TABLE gaps(
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL,
  noticed_at INTEGER NOT NULL,
  PRIMARY KEY(kiosk, incarnation, from_seq)) STRICT, WITHOUT ROWID;
CREATE TABLE forks(
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  received_at INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY(kiosk, incarnation, seq, hash)) STRICT;
CREATE TABLE chain_breaks(
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL, noticed_at INTEGER NOT NULL,
  PRIMARY KEY(kiosk, incarnation, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE own_events(
  id TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(id)) STRICT, WITHOUT ROWID;

CREATE TABLE kiosks(
  kiosk TEXT PRIMARY KEY, station TEXT NOT NULL, verify_key BLOB NOT NULL UNIQUE, check_in_key BLOB NOT NULL,
  machine TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tickets(
  code_hash BLOB PRIMARY KEY, station TEXT NOT NULL, expires_at INTEGER NOT NULL, used_by BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE heartbeats(
  kiosk TEXT PRIMARY KEY REFERENCES kiosks, heard_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE channels(channel TEXT PRIMARY KEY, epoch TEXT NOT NULL, head INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE feed_rows(
  channel TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
  removed INTEGER NOT NULL, number TEXT, line TEXT NOT NULL,
  PRIMARY KEY(channel, position)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feed_rows_by_key ON feed_rows(channel, kind, key);
CREATE INDEX feed_rows_by_number ON feed_rows(number) WHERE number IS NOT NULL;
)sql";

// Projections: counted from the log, empty until the projector has run.
constexpr std::string_view projections_step = R"sql(
CREATE TABLE projected(one INTEGER PRIMARY KEY CHECK(one = 1), position INTEGER NOT NULL) STRICT;
INSERT INTO projected VALUES(1, 0);
CREATE TABLE counts(
  station TEXT NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL, measure TEXT NOT NULL, detail TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY(station, day, hour, measure, detail)) STRICT, WITHOUT ROWID;
CREATE INDEX counts_by_day ON counts(day);
CREATE TABLE member_visits(
  member TEXT NOT NULL, month INTEGER NOT NULL, visits INTEGER NOT NULL,
  PRIMARY KEY(member, month)) STRICT, WITHOUT ROWID;
CREATE TABLE recent_check_ins(
  station TEXT NOT NULL, at INTEGER NOT NULL, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL,
  assurance TEXT NOT NULL, occupation TEXT, member TEXT,
  PRIMARY KEY(station, at, kiosk, incarnation, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX recent_check_ins_by_time ON recent_check_ins(at);
)sql";

// Joining a union. Which events belong to which application, and a line of each to search by, come from the log and can
// be thrown away; the rest cannot. What says who somebody is stands here sealed or as a keyed hash, never in clear.
constexpr std::string_view enrollment_step = R"sql(
CREATE TABLE application_steps(
  application TEXT NOT NULL, event TEXT NOT NULL, pos INTEGER NOT NULL,
  PRIMARY KEY(application, event)) STRICT, WITHOUT ROWID;
CREATE TABLE applications(
  application TEXT PRIMARY KEY, state TEXT NOT NULL, submitted_at INTEGER NOT NULL, union_id TEXT NOT NULL,
  name TEXT NOT NULL, tail TEXT NOT NULL, member TEXT NOT NULL, card TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX applications_by_state ON applications(state, submitted_at, application);
CREATE INDEX applications_by_card ON applications(card);
CREATE INDEX applications_by_name ON applications(name, tail);
CREATE TABLE applications_taken(one INTEGER PRIMARY KEY CHECK(one = 1), position INTEGER NOT NULL) STRICT;
INSERT INTO applications_taken VALUES(1, 0);

CREATE TABLE form_checks(
  application TEXT PRIMARY KEY, seen TEXT NOT NULL, checked_at INTEGER NOT NULL, problems TEXT NOT NULL,
  document BLOB, phone BLOB, name TEXT NOT NULL, tail TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX form_checks_by_document ON form_checks(document) WHERE document IS NOT NULL;
CREATE INDEX form_checks_by_phone ON form_checks(phone) WHERE phone IS NOT NULL;

CREATE TABLE cards(
  card TEXT PRIMARY KEY, member TEXT NOT NULL, class INTEGER NOT NULL, generation INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, kid BLOB NOT NULL, phone_key BLOB, issued_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX cards_by_member ON cards(member, generation);

CREATE TABLE audit(
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  subject TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit: only added to'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit: only added to'); END;

CREATE TABLE old_numbers(number TEXT PRIMARY KEY, member TEXT NOT NULL) STRICT, WITHOUT ROWID;

ALTER TABLE kiosks ADD COLUMN revoked_at INTEGER;

CREATE TABLE member_keys(
  member TEXT PRIMARY KEY, name TEXT NOT NULL, tail TEXT NOT NULL, card TEXT NOT NULL,
  union_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX member_keys_by_name ON member_keys(name, tail);
CREATE INDEX member_keys_by_tail ON member_keys(tail) WHERE tail <> '';
CREATE INDEX member_keys_by_card ON member_keys(card) WHERE card <> '';
CREATE INDEX member_keys_by_union ON member_keys(union_id);
INSERT INTO member_keys SELECT key, json_extract(line, '$.name'), coalesce(json_extract(line, '$.tail'), ''),
  coalesce(json_extract(line, '$.card'), ''), json_extract(line, '$.union')
  FROM feed_rows WHERE channel = 'district' AND kind = 'member' AND removed = 0;
CREATE TABLE merged_keys(dropped TEXT PRIMARY KEY, kept TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX merged_keys_by_kept ON merged_keys(kept);
)sql";

} // namespace

std::span<std::string_view const> hub_schema()
{
    static std::array const steps{first_step, projections_step, enrollment_step, service_schema_step};
    return steps;
}

} // namespace yizhan
