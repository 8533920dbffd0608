#include "server/store/schema.h"

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

constexpr std::array steps{first_step, projections_step};

} // namespace

std::span<std::string_view const> hub_schema() { return steps; }

} // namespace yizhan
