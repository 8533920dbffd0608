#include "kiosk/journal/enrollment_feed_rows.h"

#include "shared/protocol/feed_page.h"

#include <array>

namespace yizhan::journal {
namespace {

using std::string_view;

Result<void> done(Result<std::int64_t> changed)
{
    if (!changed) return tl::unexpected(std::move(changed.error()));
    return {};
}

Result<void> done(Connection& connection, char const* sql, string_view text)
{
    auto query = TRY(connection.query(sql));
    return done(query->bind(1, text).run());
}

template <class Place>
Result<void> put_place(Connection& connection, char const* sql, Place const& row, std::int64_t generation)
{
    auto query = TRY(connection.query(sql));
    query->bind(1, string_view{row.id.text()}).bind(2, string_view{row.name.zh}).bind(3, string_view{row.name.en});
    query->bind(4, string_view{row.initials}).bind(5, string_view{encode_feed_row(row)}).bind(6, generation);
    return done(query->run());
}

// Kinds of which the newest is used.
template <class Row>
Result<void> put_dated(Connection& connection, char const* sql, string_view id, Row const& row, std::int64_t generation)
{
    auto query = TRY(connection.query(sql));
    query->bind(1, id).bind(2, row.since.ms).bind(3, string_view{encode_feed_row(row)}).bind(4, generation);
    return done(query->run());
}

char const* removal_of(FeedKind kind)
{
    switch (kind) {
    case FeedKind::Merged:
        return "DELETE FROM merged_members WHERE dropped = ?1";
    case FeedKind::Pickup:
        return "DELETE FROM pickups WHERE id = ?1";
    case FeedKind::Employer:
        return "DELETE FROM employers WHERE id = ?1";
    case FeedKind::Community:
        return "DELETE FROM communities WHERE id = ?1";
    case FeedKind::RoutingRule:
        return "DELETE FROM routing_rules WHERE id = ?1";
    case FeedKind::Consent:
        return "DELETE FROM consents WHERE id = ?1";
    case FeedKind::Volunteer:
        return "DELETE FROM volunteers WHERE id = ?1";
    case FeedKind::SealingKey:
        return "DELETE FROM sealing_keys WHERE id = ?1";
    case FeedKind::KioskCertificate:
        return "DELETE FROM kiosk_certificates WHERE id = ?1";
    default:
        return "DELETE FROM standings WHERE id = ?1 AND channel = ?2";
    }
}

} // namespace

Result<void> put_row(Connection& connection, RowPlace const& place, MergedMember const& row)
{
    auto query
        = TRY(connection.query("INSERT OR REPLACE INTO merged_members(dropped, kept, generation) VALUES(?1, ?2, ?3)"));
    query->bind(1, string_view{row.dropped.text()}).bind(2, string_view{row.kept.text()}).bind(3, place.generation);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, PickupRow const& row)
{
    auto query = TRY(connection.query("INSERT OR REPLACE INTO pickups(id, row, generation) VALUES(?1, ?2, ?3)"));
    query->bind(1, string_view{row.card.text()}).bind(2, string_view{encode_feed_row(row)}).bind(3, place.generation);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, Employer const& row)
{
    return put_place(connection,
        "INSERT OR REPLACE INTO employers(id, name_zh, name_en, initials, row, generation)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        row, place.generation);
}

Result<void> put_row(Connection& connection, RowPlace const& place, Community const& row)
{
    return put_place(connection,
        "INSERT OR REPLACE INTO communities(id, name_zh, name_en, initials, row, generation)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        row, place.generation);
}

Result<void> put_row(Connection& connection, RowPlace const& place, RoutingRule const& row)
{
    auto query = TRY(connection.query("INSERT OR REPLACE INTO routing_rules(id, row, generation) VALUES(?1, ?2, ?3)"));
    query->bind(1, string_view{row.id.text()}).bind(2, string_view{encode_feed_row(row)}).bind(3, place.generation);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, ConsentText const& row)
{
    return put_dated(connection,
        "INSERT OR REPLACE INTO consents(id, since_ms, row, generation) VALUES(?1, ?2, ?3, ?4)", row.version.text(),
        row, place.generation);
}

Result<void> put_row(Connection& connection, RowPlace const& place, Volunteer const& row)
{
    auto query
        = TRY(connection.query("INSERT OR REPLACE INTO volunteers(id, card, row, generation) VALUES(?1, ?2, ?3, ?4)"));
    query->bind(1, string_view{row.id.text()}).bind(2, string_view{row.card.text()});
    return done(query->bind(3, string_view{encode_feed_row(row)}).bind(4, place.generation).run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, SealingKeyRow const& row)
{
    return put_dated(connection,
        "INSERT OR REPLACE INTO sealing_keys(id, since_ms, row, generation) VALUES(?1, ?2, ?3, ?4)", row.kid, row,
        place.generation);
}

Result<void> put_row(Connection& connection, RowPlace const& place, KioskCertificateRow const& row)
{
    auto query = TRY(
        connection.query("INSERT OR REPLACE INTO kiosk_certificates(id, certificate, generation) VALUES(?1, ?2, ?3)"));
    query->bind(1, string_view{row.kiosk.text()}).bind(2, ByteView{row.certificate}).bind(3, place.generation);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, ApplicationStanding const& row)
{
    auto query = TRY(connection.query("INSERT OR REPLACE INTO standings(channel, id, card, state, since_ms, row, "
                                      "generation) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    query->bind(1, string_view{place.channel}).bind(2, string_view{row.id.text()});
    query->bind(3, string_view{row.card.text()}).bind(4, name(row.state)).bind(5, row.since.ms);
    return done(query->bind(6, string_view{encode_feed_row(row)}).bind(7, place.generation).run());
}

// What the hub does not tell of an application any more, the kiosk has no use for either.
Result<void> remove_enrollment_row(Connection& connection, RowPlace const& place, RemovedRow const& removed)
{
    {
        auto query = TRY(connection.query(removal_of(removed.kind)));
        query->bind(1, string_view{removed.key});
        if (removed.kind == FeedKind::Application) query->bind(2, string_view{place.channel});
        TRY_DO(query->run());
    }
    if (removed.kind != FeedKind::Application) return {};
    return done(connection, "DELETE FROM applications WHERE id = ?1", removed.key);
}

Result<void> keep_former_member(Connection& connection, std::string_view id)
{
    return done(connection,
        "INSERT OR REPLACE INTO former_members(id, number, card) SELECT id, number, card FROM members WHERE id = ?1",
        id);
}

Result<void> keep_swept_members(Connection& connection, std::int64_t generation)
{
    auto query = TRY(connection.query(
        "INSERT OR REPLACE INTO former_members(id, number, card) SELECT id, number, card FROM merged_members"
        " JOIN members ON members.id = merged_members.dropped WHERE members.generation < ?1"));
    return done(query->bind(1, generation).run());
}

Result<void> forget_unmerged(Connection& connection)
{
    auto query = TRY(connection.query("DELETE FROM former_members WHERE NOT EXISTS(SELECT 1 FROM merged_members WHERE "
                                      "dropped = former_members.id)"));
    return done(query->run());
}

Result<void> sweep_enrollment(Connection& connection, RowPlace const& place)
{
    if (place.channel != district_channel()) {
        auto query = TRY(connection.query("DELETE FROM standings WHERE channel = ?1 AND generation < ?2"));
        return done(query->bind(1, string_view{place.channel}).bind(2, place.generation).run());
    }
    constexpr std::array tables{"DELETE FROM merged_members WHERE generation < ?1",
        "DELETE FROM pickups WHERE generation < ?1", "DELETE FROM employers WHERE generation < ?1",
        "DELETE FROM communities WHERE generation < ?1", "DELETE FROM routing_rules WHERE generation < ?1",
        "DELETE FROM consents WHERE generation < ?1", "DELETE FROM volunteers WHERE generation < ?1",
        "DELETE FROM sealing_keys WHERE generation < ?1", "DELETE FROM kiosk_certificates WHERE generation < ?1"};
    for (auto const* const sql : tables) {
        auto query = TRY(connection.query(sql));
        TRY_DO(query->bind(1, place.generation).run());
    }
    return {};
}

} // namespace yizhan::journal
