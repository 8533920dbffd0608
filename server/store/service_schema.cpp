// Its SQL.
#include "server/store/service_schema.h"

namespace yizhan {

// Everything up to the last block comes from the log and is empty until the projector has run again from its start. The
// last block is kept when projections are thrown away: what of the ledger of points stands in rows of members, the
// terms that campaigns had, what staff were shown as an exception.
std::string_view const service_schema_step = R"sql(
ALTER TABLE projected ADD COLUMN all_due INTEGER NOT NULL DEFAULT 0;
UPDATE projected SET position = 0, all_due = 1;
DELETE FROM counts;
DELETE FROM member_visits;
DELETE FROM recent_check_ins;

CREATE TABLE usage_names(
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE(kind, name)) STRICT;
CREATE TABLE usage_items(
  station INTEGER NOT NULL, day INTEGER NOT NULL, item INTEGER NOT NULL, payer INTEGER NOT NULL,
  union_id INTEGER NOT NULL,
  uses INTEGER NOT NULL, takings INTEGER NOT NULL, units INTEGER NOT NULL, cost_fen INTEGER NOT NULL,
  PRIMARY KEY(station, day, item, payer, union_id)) STRICT, WITHOUT ROWID;
CREATE TABLE usage_hours(
  station INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL, union_id INTEGER NOT NULL,
  uses INTEGER NOT NULL, takings INTEGER NOT NULL, units INTEGER NOT NULL, cost_fen INTEGER NOT NULL,
  PRIMARY KEY(station, day, hour, union_id)) STRICT, WITHOUT ROWID;
CREATE TABLE usage_days(
  station INTEGER NOT NULL, day INTEGER NOT NULL, union_id INTEGER NOT NULL,
  uses INTEGER NOT NULL, takings INTEGER NOT NULL, units INTEGER NOT NULL, cost_fen INTEGER NOT NULL,
  PRIMARY KEY(station, day, union_id)) STRICT, WITHOUT ROWID;
CREATE TABLE late_arrivals(
  station TEXT NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL, last_arrived_at INTEGER NOT NULL,
  PRIMARY KEY(day, station)) STRICT, WITHOUT ROWID;

CREATE TABLE takings(
  taking TEXT PRIMARY KEY, campaign TEXT NOT NULL, goods TEXT NOT NULL, units INTEGER NOT NULL, payer INTEGER NOT NULL,
  cost_fen INTEGER NOT NULL, points INTEGER NOT NULL, member TEXT, union_id TEXT,
  at INTEGER NOT NULL, station TEXT NOT NULL,
  kiosk TEXT, incarnation TEXT, seq INTEGER, revision INTEGER, volunteer TEXT, agreed_at INTEGER,
  undone_at INTEGER, undone_station TEXT, undone_kiosk TEXT, undone_incarnation TEXT, undone_seq INTEGER,
  undone_volunteer TEXT, undone_by TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX takings_by_member ON takings(member, campaign, at) WHERE member IS NOT NULL;
CREATE INDEX takings_by_time ON takings(at, station, goods, campaign);
CREATE INDEX takings_by_undoing ON takings(undone_at) WHERE undone_at IS NOT NULL;
CREATE TABLE stock_movements(
  movement TEXT PRIMARY KEY, goods TEXT NOT NULL, units INTEGER NOT NULL, from_place TEXT NOT NULL,
  from_station TEXT NOT NULL, to_place TEXT NOT NULL, to_station TEXT NOT NULL, reason TEXT NOT NULL, counted INTEGER,
  volunteer TEXT, by TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL, station TEXT NOT NULL,
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX stock_movements_by_time ON stock_movements(at, movement);
CREATE INDEX stock_movements_by_goods ON stock_movements(goods, at);
CREATE TABLE stock_parts(
  station TEXT NOT NULL, goods TEXT NOT NULL, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL,
  through INTEGER NOT NULL, units INTEGER NOT NULL, coming INTEGER NOT NULL, kept INTEGER NOT NULL,
  PRIMARY KEY(station, goods, kiosk, incarnation)) STRICT, WITHOUT ROWID;
CREATE TABLE goods_given(
  station TEXT NOT NULL, goods TEXT NOT NULL, day INTEGER NOT NULL, units INTEGER NOT NULL,
  PRIMARY KEY(station, goods, day)) STRICT, WITHOUT ROWID;
CREATE TABLE campaign_parts(
  campaign TEXT NOT NULL, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, station TEXT NOT NULL,
  through INTEGER NOT NULL, takings INTEGER NOT NULL, revision INTEGER NOT NULL,
  PRIMARY KEY(campaign, kiosk, incarnation, station)) STRICT, WITHOUT ROWID;
CREATE TABLE points_movements(
  movement TEXT PRIMARY KEY, member TEXT NOT NULL, points INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
  station TEXT NOT NULL, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX points_movements_by_member ON points_movements(member, at);
CREATE TABLE points_sums(member TEXT PRIMARY KEY, points INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE machine_sessions(
  session TEXT PRIMARY KEY, station TEXT NOT NULL, machine TEXT NOT NULL, kiosk TEXT NOT NULL,
  started_at INTEGER NOT NULL, minutes INTEGER, ended_at INTEGER, reason TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX machine_sessions_by_machine ON machine_sessions(station, machine, started_at);
CREATE INDEX machine_sessions_running ON machine_sessions(started_at) WHERE ended_at IS NULL;

CREATE TABLE service_requests(
  request TEXT PRIMARY KEY, service TEXT NOT NULL, code TEXT NOT NULL, station TEXT NOT NULL, asked_at INTEGER NOT NULL,
  visit TEXT, member TEXT, volunteer TEXT, by_phone INTEGER NOT NULL,
  kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL,
  state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX service_requests_by_code ON service_requests(code);
CREATE INDEX service_requests_by_state ON service_requests(state, asked_at, request);
CREATE INDEX service_requests_by_time ON service_requests(asked_at, request);
CREATE TABLE service_request_steps(
  request TEXT NOT NULL, at INTEGER NOT NULL, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL,
  state TEXT NOT NULL, note_zh TEXT NOT NULL, note_en TEXT NOT NULL, by TEXT NOT NULL,
  PRIMARY KEY(request, at, kiosk, incarnation, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE settlements(
  exception TEXT NOT NULL, at INTEGER NOT NULL, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER NOT NULL,
  how TEXT NOT NULL, note TEXT NOT NULL, by TEXT NOT NULL,
  PRIMARY KEY(exception, at, kiosk, incarnation, seq)) STRICT, WITHOUT ROWID;

CREATE TABLE feed_due(kind INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY(kind, key)) STRICT, WITHOUT ROWID;

CREATE TABLE points_applied(member TEXT PRIMARY KEY, points INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE campaign_terms(
  campaign TEXT NOT NULL, revision INTEGER NOT NULL, line TEXT NOT NULL,
  PRIMARY KEY(campaign, revision)) STRICT, WITHOUT ROWID;
CREATE TABLE exceptions(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, campaign TEXT, goods TEXT, station TEXT, member TEXT,
  machine TEXT, since INTEGER NOT NULL, before INTEGER NOT NULL, expected INTEGER NOT NULL, found INTEGER NOT NULL,
  opened_at INTEGER NOT NULL, vanished_at INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX exceptions_by_subject ON exceptions(kind, subject);
CREATE INDEX exceptions_by_time ON exceptions(opened_at, id);
)sql";

} // namespace yizhan
