#include "kiosk/journal/sqlite_station_book.h"

#include "kiosk/journal/amenity_feed_rows.h"
#include "kiosk/journal/union_rows.h"

#include <algorithm>

namespace yizhan::journal {
namespace {

// A row that the disk has altered is left out until the feed brings it again.
std::optional<Amenity> amenity_of(Query const& row)
{
    auto const id = AmenityId::parse(row->text(0));
    auto const kind = amenity_kind_of(row->text(1));
    auto const tint = tint_of(row->text(7));
    if (!id || !kind || !tint) return {};
    // A demand that cannot be read any more is the strictest: goods are not given away by a bad disk.
    ServicePolicy policy{demand_of(row->text(10)).value_or(Demand::Volunteer), std::nullopt};
    if (!row->is_null(11)) policy.list_age_h = static_cast<int>(row->integer(11));
    TimedTerms terms;
    if (auto minutes = minutes_of(row->text(12)); !minutes.empty()) terms.minutes = std::move(minutes);
    terms.clear_min = static_cast<int>(row->integer(13));
    return Amenity{*id, *kind, bilingual_of(row, 2), bilingual_of(row, 4), std::string{row->text(6)}, *tint,
        static_cast<int>(row->integer(8)), row->integer(9) != 0, policy, std::move(terms)};
}

template <std::size_t N> bool copy_blob(ByteView blob, std::array<std::uint8_t, N>& out)
{
    if (blob.size() != N) return false;
    std::copy(blob.begin(), blob.end(), out.begin());
    return true;
}

} // namespace

Result<std::optional<Station>> SqliteStationBook::station()
{
    return m_session.read([this](Connection& connection) -> Result<std::optional<Station>> {
        auto query = TRY(
            connection.query("SELECT name_zh, name_en, place_zh, place_en, hours_zh, hours_en, return_home_s, bounce_s"
                             " FROM stations WHERE id = ?1"));
        auto const& id = m_session.options().station;
        if (!TRY(query->bind(1, std::string_view{id.text()}).step())) return std::optional<Station>{};
        return std::optional{Station{id, bilingual_of(query, 0), bilingual_of(query, 2), bilingual_of(query, 4),
            static_cast<int>(query->integer(6)), static_cast<int>(query->integer(7))}};
    });
}

Result<std::vector<Amenity>> SqliteStationBook::amenities()
{
    return m_session.read([this](Connection& connection) -> Result<std::vector<Amenity>> {
        auto query
            = TRY(connection.query("SELECT id, kind, name_zh, name_en, state_zh, state_en, icon, tint, place, offered,"
                                   " demand, list_age_h, minutes, clear_min"
                                   " FROM amenities WHERE channel = ?1 ORDER BY place, id"));
        query->bind(1, std::string_view{station_channel(m_session.options().station)});
        std::vector<Amenity> amenities;
        while (TRY(query->step())) {
            if (auto amenity = amenity_of(query)) amenities.push_back(std::move(*amenity));
        }
        return amenities;
    });
}

Result<std::vector<Bulletin>> SqliteStationBook::bulletins(std::size_t limit)
{
    return m_session.read([limit](Connection& connection) -> Result<std::vector<Bulletin>> {
        auto query = TRY(connection.query("SELECT id, title_zh, title_en, body_zh, body_en, published_ms FROM bulletins"
                                          " ORDER BY published_ms DESC, id LIMIT ?1"));
        query->bind(1, limit);
        std::vector<Bulletin> bulletins;
        while (TRY(query->step())) {
            auto const id = BulletinId::parse(query->text(0));
            if (!id) continue;
            bulletins.push_back({*id, bilingual_of(query, 1), bilingual_of(query, 3), {query->integer(5)}});
        }
        return bulletins;
    });
}

Result<std::optional<Union>> SqliteStationBook::find_union(UnionId const& id)
{
    return m_session.read([&](Connection& connection) -> Result<std::optional<Union>> {
        auto query = TRY(connection.query(
            "SELECT id, name_zh, name_en, parent, level, members, stations, dues_fen FROM unions WHERE id = ?1"));
        if (!TRY(query->bind(1, std::string_view{id.text()}).step())) return std::optional<Union>{};
        return union_of(query);
    });
}

Result<std::vector<IssuerKeyRow>> SqliteStationBook::issuer_keys()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<IssuerKeyRow>> {
        auto query = TRY(connection.query("SELECT kid, key FROM issuer_keys ORDER BY kid"));
        std::vector<IssuerKeyRow> keys;
        while (TRY(query->step())) {
            IssuerKeyRow row;
            if (copy_blob(query->blob(0), row.kid) && copy_blob(query->blob(1), row.key)) keys.push_back(row);
        }
        return keys;
    });
}

Result<std::vector<Bytes>> SqliteStationBook::kiosk_certificates()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<Bytes>> {
        auto query = TRY(connection.query("SELECT certificate FROM kiosk_certificates ORDER BY id LIMIT ?1"));
        query->bind(1, max_kiosk_certificates);
        std::vector<Bytes> certificates;
        while (TRY(query->step())) certificates.emplace_back(query->blob(0).begin(), query->blob(0).end());
        return certificates;
    });
}

} // namespace yizhan::journal
