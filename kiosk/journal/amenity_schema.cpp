#include "kiosk/journal/amenity_schema.h"

#include <string>

namespace yizhan::journal {
namespace {

using namespace std::string_view_literals;

// `row`: the row as the feed wrote it; beside it only what is looked for. All channels are read anew from their start:
// the program before this step passed over the kinds that it did not know.
constexpr auto feed_tables = R"sql(
ALTER TABLE members ADD COLUMN joined INTEGER;
ALTER TABLE amenities ADD COLUMN minutes TEXT NOT NULL DEFAULT '';
ALTER TABLE amenities ADD COLUMN clear_min INTEGER NOT NULL DEFAULT 15;
CREATE INDEX merged_members_by_kept ON merged_members(kept);
CREATE TABLE station_names(
    id TEXT PRIMARY KEY,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE goods(
    id TEXT PRIMARY KEY,
    barcode TEXT,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX goods_by_barcode ON goods(barcode) WHERE barcode IS NOT NULL;
CREATE TABLE campaigns(
    id TEXT PRIMARY KEY,
    last_day INTEGER NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE campaign_parts(
    campaign TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    station TEXT NOT NULL,
    through INTEGER NOT NULL,
    takings INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(campaign, kiosk, incarnation)
) STRICT, WITHOUT ROWID;
CREATE TABLE member_takings(
    member TEXT NOT NULL,
    campaign TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(member, campaign)
) STRICT, WITHOUT ROWID;
CREATE TABLE services(
    id TEXT PRIMARY KEY,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE machines(
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(channel, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE machine_sessions(
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(channel, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE stock_parts(
    channel TEXT NOT NULL,
    goods TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    through INTEGER NOT NULL,
    units INTEGER NOT NULL,
    coming INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(channel, goods, kiosk, incarnation)
) STRICT, WITHOUT ROWID;
CREATE TABLE request_standings(
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    row TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY(channel, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_standings_by_code ON request_standings(code);
UPDATE channels SET epoch = '', position = 0;
)sql"sv;

// What follows from this kiosk's own events. `place`: where the event stands, which has the rest.
// own_entries: one row for each taking, undoing and movement, with what it does to the stock here and to its campaign.
// own_sums: of a goods or a campaign in one incarnation, what lies above the hub's part.
constexpr auto own_tables = R"sql(
CREATE TABLE own_sessions(
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE own_tickets(
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    called_place INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE own_ticket_numbers(
    amenity TEXT NOT NULL,
    day INTEGER NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY(amenity, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE own_broken(
    machine TEXT PRIMARY KEY,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE own_entries(
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    goods TEXT NOT NULL,
    units INTEGER NOT NULL,
    coming INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    campaign TEXT,
    takings INTEGER NOT NULL,
    claimant TEXT,
    points INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
CREATE INDEX own_entries_by_id ON own_entries(id);
CREATE INDEX own_entries_by_claimant ON own_entries(claimant, campaign) WHERE claimant IS NOT NULL;
CREATE INDEX own_entries_by_price ON own_entries(claimant) WHERE claimant IS NOT NULL AND points > 0;
CREATE INDEX own_movements_by_goods ON own_entries(goods) WHERE kind = 'moved';
CREATE TABLE own_sums(
    subject TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    units INTEGER NOT NULL,
    coming INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    PRIMARY KEY(subject, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE own_requests(
    id TEXT PRIMARY KEY,
    place INTEGER,
    last_place INTEGER NOT NULL,
    code TEXT,
    service TEXT NOT NULL,
    state TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX own_requests_by_code ON own_requests(code) WHERE code IS NOT NULL;
)sql"sv;

} // namespace

std::string_view amenity_schema_step()
{
    static std::string const step = std::string{feed_tables}.append(own_tables);
    return step;
}

} // namespace yizhan::journal
