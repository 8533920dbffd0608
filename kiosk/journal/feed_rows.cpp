#include "kiosk/journal/feed_rows.h"

#include "kiosk/journal/amenity_feed_rows.h"
#include "kiosk/journal/enrollment_feed_rows.h"
#include "kiosk/journal/own_ledger.h"

#include <algorithm>
#include <array>

namespace yizhan::journal {
namespace {

using std::string_view;

bool belongs(FeedKind kind, std::string const& channel)
{
    constexpr std::array of_stations{FeedKind::Station, FeedKind::Amenity, FeedKind::Application, FeedKind::Machine,
        FeedKind::MachineSession, FeedKind::StockPart, FeedKind::ServiceRequest};
    bool const of_station = std::find(of_stations.begin(), of_stations.end(), kind) != of_stations.end();
    return of_station == (channel != district_channel());
}

// Puts a row, whichever kind it is.
struct Putter {
    Connection& connection;
    std::string const& channel;
    std::int64_t generation;
    StoreOptions const& options;

    Result<void> operator()(Member const& m) const
    {
        auto query = TRY(connection.query(
            "INSERT INTO members(id, number, masked_name, phone, union_id, occupation, status, points, card, "
            "generation, joined)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO UPDATE SET number = excluded.number,"
            " masked_name = excluded.masked_name, phone = excluded.phone, union_id = excluded.union_id, occupation = "
            "excluded.occupation,"
            " status = excluded.status, points = excluded.points, card = excluded.card, generation = "
            "excluded.generation, joined = excluded.joined"));
        query->bind(1, string_view{m.id.text()})
            .bind(2, m.number ? string_view{m.number->text()} : string_view{})
            .bind(3, string_view{m.masked_name});
        query->bind(4, m.phone ? m.phone->tail + m.phone->initial : std::string{})
            .bind(5, string_view{m.union_id.text()});
        query->bind(6, name(m.occupation)).bind(7, name(m.status)).bind(8, m.points);
        query->bind(9, m.card.empty() ? std::nullopt : std::optional{string_view{m.card.text()}}).bind(10, generation);
        query->bind(11, m.joined_month);
        return done(query->run());
    }
    Result<void> operator()(Revocation const& r) const
    {
        auto query = TRY(connection.query("INSERT OR REPLACE INTO revocations(card, member, reason, since_ms, "
                                          "generation) VALUES(?1, ?2, ?3, ?4, ?5)"));
        query->bind(1, string_view{r.card.text()}).bind(2, string_view{r.member.text()}).bind(3, name(r.reason));
        return done(query->bind(4, r.since.ms).bind(5, generation).run());
    }
    Result<void> operator()(Union const& u) const
    {
        auto query
            = TRY(connection.query("INSERT OR REPLACE INTO unions(id, name_zh, name_en, parent, level, members,"
                                   " stations, dues_fen, generation) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
        query->bind(1, string_view{u.id.text()}).bind(2, string_view{u.name.zh}).bind(3, string_view{u.name.en});
        query->bind(4, u.parent ? std::optional{string_view{u.parent->text()}} : std::nullopt).bind(5, name(u.level));
        query->bind(6, u.members).bind(7, u.stations).bind(8, u.dues_fen);
        return done(query->bind(9, generation).run());
    }
    Result<void> operator()(IssuerKeyRow const& k) const
    {
        auto query
            = TRY(connection.query("INSERT OR REPLACE INTO issuer_keys(kid, key, generation) VALUES(?1, ?2, ?3)"));
        return done(query->bind(1, ByteView{k.kid}).bind(2, ByteView{k.key}).bind(3, generation).run());
    }
    Result<void> operator()(Bulletin const& b) const
    {
        auto query = TRY(connection.query(
            "INSERT OR REPLACE INTO bulletins(id, title_zh, title_en, body_zh, body_en, published_ms, generation)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
        query->bind(1, string_view{b.id.text()}).bind(2, string_view{b.title.zh}).bind(3, string_view{b.title.en});
        query->bind(4, string_view{b.body.zh}).bind(5, string_view{b.body.en}).bind(6, b.published.ms);
        return done(query->bind(7, generation).run());
    }
    Result<void> operator()(Station const& s) const
    {
        auto query = TRY(connection.query(
            "INSERT OR REPLACE INTO stations(id, name_zh, name_en, place_zh, place_en, hours_zh, hours_en,"
            " return_home_s, bounce_s, generation) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"));
        query->bind(1, string_view{s.id.text()}).bind(2, string_view{s.name.zh}).bind(3, string_view{s.name.en});
        query->bind(4, string_view{s.place.zh}).bind(5, string_view{s.place.en});
        query->bind(6, string_view{s.hours.zh}).bind(7, string_view{s.hours.en});
        return done(query->bind(8, s.return_home_s).bind(9, s.bounce_s).bind(10, generation).run());
    }
    Result<void> operator()(Amenity const& a) const
    {
        auto query = TRY(connection.query(
            "INSERT OR REPLACE INTO amenities(channel, id, kind, name_zh, name_en, state_zh, state_en, icon, tint,"
            " place, offered, generation, demand, list_age_h, minutes, clear_min)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"));
        query->bind(1, string_view{channel}).bind(2, string_view{a.id.text()}).bind(3, name(a.kind));
        query->bind(4, string_view{a.name.zh}).bind(5, string_view{a.name.en});
        query->bind(6, string_view{a.state.zh}).bind(7, string_view{a.state.en});
        query->bind(8, string_view{a.icon}).bind(9, name(a.tint)).bind(10, a.order).bind(11, a.offered ? 1 : 0);
        query->bind(12, generation).bind(13, name(a.policy.demand)).bind(14, a.policy.list_age_h);
        query->bind(15, string_view{minutes_text(a.timed.minutes)}).bind(16, a.timed.clear_min);
        return done(query->run());
    }
    Result<void> operator()(RemovedRow const& r) const;
    // What this kiosk's own events add to the part is what lies above it.
    Result<void> operator()(StockPart const& p) const
    {
        TRY_DO(put_row(connection, {channel, generation}, p));
        return sum_above(connection, options, p);
    }
    Result<void> operator()(CampaignPart const& p) const
    {
        TRY_DO(put_row(connection, {channel, generation}, p));
        return sum_above(connection, options, p);
    }
    Result<void> operator()(auto const& row) const { return put_row(connection, {channel, generation}, row); }

private:
    static Result<void> done(Result<std::int64_t> changed)
    {
        if (!changed) return tl::unexpected(std::move(changed.error()));
        return {};
    }
};

char const* removal_of(FeedKind kind)
{
    switch (kind) {
    case FeedKind::Member:
        return "DELETE FROM members WHERE id = ?1";
    case FeedKind::Revocation:
        return "DELETE FROM revocations WHERE card = ?1";
    case FeedKind::Union:
        return "DELETE FROM unions WHERE id = ?1";
    case FeedKind::IssuerKey:
        return "DELETE FROM issuer_keys WHERE kid = ?1";
    case FeedKind::Bulletin:
        return "DELETE FROM bulletins WHERE id = ?1";
    case FeedKind::Station:
        return "DELETE FROM stations WHERE id = ?1";
    case FeedKind::Amenity:
        return "DELETE FROM amenities WHERE id = ?1 AND channel = ?2";
    default:
        return nullptr;
    }
}

Result<void> Putter::operator()(RemovedRow const& r) const
{
    auto const* const sql = removal_of(r.kind);
    if (is_amenity_kind(r.kind)) {
        TRY_DO(remove_amenity_row(connection, {channel, generation}, r));
        return sum_above_again(connection, options, r);
    }
    if (!sql) return remove_enrollment_row(connection, {channel, generation}, r);
    if (r.kind == FeedKind::Member) TRY_DO(keep_former_member(connection, r.key));
    auto query = TRY(connection.query(sql));
    if (r.kind == FeedKind::IssuerKey) {
        auto const kid = from_hex(r.key);
        if (!kid) return {}; // no key has such a name
        return done(query->bind(1, ByteView{*kid}).run());
    }
    query->bind(1, string_view{r.key});
    if (r.kind == FeedKind::Amenity) query->bind(2, string_view{channel});
    return done(query->run());
}

} // namespace

Result<void> apply_row(Connection& connection, StoreOptions const& options, std::string const& channel,
    FeedRow const& row, std::int64_t generation)
{
    if (!belongs(feed_kind(row), channel)) return {};
    return std::visit(Putter{connection, channel, generation, options}, row);
}

Result<void> sweep(
    Connection& connection, StoreOptions const& options, std::string const& channel, std::int64_t generation)
{
    if (TRY(sweep_amenities(connection, {channel, generation}))) TRY_DO(sum_all_above(connection, options));
    if (channel != district_channel()) {
        auto query = TRY(connection.query("DELETE FROM amenities WHERE channel = ?1 AND generation < ?2"));
        TRY_DO(query->bind(1, string_view{channel}).bind(2, generation).run());
        return sweep_enrollment(connection, {channel, generation}); // the station's own row is replaced, never missing
    }
    TRY_DO(sweep_enrollment(connection, {channel, generation}));
    TRY_DO(keep_swept_members(connection, generation));
    constexpr std::array district_tables{"DELETE FROM members WHERE generation < ?1",
        "DELETE FROM revocations WHERE generation < ?1", "DELETE FROM unions WHERE generation < ?1",
        "DELETE FROM issuer_keys WHERE generation < ?1", "DELETE FROM bulletins WHERE generation < ?1"};
    for (auto const* const sql : district_tables) {
        auto query = TRY(connection.query(sql));
        TRY_DO(query->bind(1, generation).run());
    }
    return {};
}

} // namespace yizhan::journal
