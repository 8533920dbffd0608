#include "kiosk/journal/amenity_feed_rows.h"

#include "shared/protocol/feed_page.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace yizhan::journal {
namespace {

using std::string_view;

Result<void> done(Result<std::int64_t> changed)
{
    if (!changed) return tl::unexpected(std::move(changed.error()));
    return {};
}

// A row of the district that is looked for by its id only.
Result<void> put_plain(
    Connection& connection, char const* sql, string_view id, FeedRow const& row, std::int64_t generation)
{
    auto query = TRY(connection.query(sql));
    return done(query->bind(1, id).bind(2, string_view{encode_feed_row(row)}).bind(3, generation).run());
}

// Likewise, of a station.
Result<void> put_in_channel(
    Connection& connection, char const* sql, RowPlace const& place, string_view id, FeedRow const& row)
{
    auto query = TRY(connection.query(sql));
    query->bind(1, string_view{place.channel}).bind(2, id).bind(3, string_view{encode_feed_row(row)});
    return done(query->bind(4, place.generation).run());
}

struct Removal {
    FeedKind kind;
    char const* sql; // ids of the key from ?1 on; of a station's row the channel first
    char const* sweep;
    bool in_channel;
    int ids; // in the key
};

constexpr std::array removals{Removal{FeedKind::StationName, "DELETE FROM station_names WHERE id = ?1",
                                  "DELETE FROM station_names WHERE generation < ?1", false, 1},
    Removal{FeedKind::Goods, "DELETE FROM goods WHERE id = ?1", "DELETE FROM goods WHERE generation < ?1", false, 1},
    Removal{FeedKind::Campaign, "DELETE FROM campaigns WHERE id = ?1", "DELETE FROM campaigns WHERE generation < ?1",
        false, 1},
    Removal{FeedKind::CampaignPart,
        "DELETE FROM campaign_parts WHERE campaign = ?1 AND kiosk = ?2 AND incarnation = ?3",
        "DELETE FROM campaign_parts WHERE generation < ?1", false, 3},
    Removal{FeedKind::MemberTakings, "DELETE FROM member_takings WHERE campaign = ?1 AND member = ?2",
        "DELETE FROM member_takings WHERE generation < ?1", false, 2},
    Removal{FeedKind::Service, "DELETE FROM services WHERE id = ?1", "DELETE FROM services WHERE generation < ?1",
        false, 1},
    Removal{FeedKind::Machine, "DELETE FROM machines WHERE channel = ?1 AND id = ?2",
        "DELETE FROM machines WHERE channel = ?1 AND generation < ?2", true, 1},
    Removal{FeedKind::MachineSession, "DELETE FROM machine_sessions WHERE channel = ?1 AND id = ?2",
        "DELETE FROM machine_sessions WHERE channel = ?1 AND generation < ?2", true, 1},
    Removal{FeedKind::StockPart,
        "DELETE FROM stock_parts WHERE channel = ?1 AND goods = ?2 AND kiosk = ?3 AND incarnation = ?4",
        "DELETE FROM stock_parts WHERE channel = ?1 AND generation < ?2", true, 3},
    Removal{FeedKind::ServiceRequest, "DELETE FROM request_standings WHERE channel = ?1 AND id = ?2",
        "DELETE FROM request_standings WHERE channel = ?1 AND generation < ?2", true, 1}};

Removal const* removal_of(FeedKind kind)
{
    auto const found
        = std::find_if(removals.begin(), removals.end(), [&](Removal const& one) { return one.kind == kind; });
    return found == removals.end() ? nullptr : &*found;
}

} // namespace

Result<void> put_row(Connection& connection, RowPlace const& place, StationName const& row)
{
    return put_plain(connection, "INSERT OR REPLACE INTO station_names(id, row, generation) VALUES(?1, ?2, ?3)",
        row.id.text(), row, place.generation);
}

Result<void> put_row(Connection& connection, RowPlace const& place, ServiceEntry const& row)
{
    return put_plain(connection, "INSERT OR REPLACE INTO services(id, row, generation) VALUES(?1, ?2, ?3)",
        row.id.text(), row, place.generation);
}

Result<void> put_row(Connection& connection, RowPlace const& place, Machine const& row)
{
    return put_in_channel(connection,
        "INSERT OR REPLACE INTO machines(channel, id, row, generation) VALUES(?1, ?2, ?3, ?4)", place, row.id.text(),
        row);
}

Result<void> put_row(Connection& connection, RowPlace const& place, MachineSession const& row)
{
    return put_in_channel(connection,
        "INSERT OR REPLACE INTO machine_sessions(channel, id, row, generation) VALUES(?1, ?2, ?3, ?4)", place,
        row.session.text(), row);
}

Result<void> put_row(Connection& connection, RowPlace const& place, Goods const& row)
{
    auto query
        = TRY(connection.query("INSERT OR REPLACE INTO goods(id, row, generation, barcode) VALUES(?1, ?2, ?3, ?4)"));
    query->bind(1, string_view{row.id.text()}).bind(2, string_view{encode_feed_row(row)}).bind(3, place.generation);
    query->bind(4, row.barcode ? std::optional{string_view{row.barcode->text()}} : std::nullopt);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, StockPart const& row)
{
    auto query = TRY(connection.query("INSERT OR REPLACE INTO stock_parts(channel, goods, kiosk, incarnation, through,"
                                      " units, coming, kept, generation) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
    query->bind(1, string_view{place.channel}).bind(2, string_view{row.goods.text()});
    query->bind(3, string_view{row.kiosk.text()}).bind(4, string_view{row.incarnation.text()}).bind(5, row.through);
    query->bind(6, row.units).bind(7, row.coming).bind(8, row.is_kept ? 1 : 0).bind(9, place.generation);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, Campaign const& row)
{
    auto query = TRY(
        connection.query("INSERT OR REPLACE INTO campaigns(id, row, generation, last_day) VALUES(?1, ?2, ?3, ?4)"));
    query->bind(1, string_view{row.id.text()}).bind(2, string_view{encode_feed_row(row)});
    return done(query->bind(3, place.generation).bind(4, row.last_day).run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, CampaignPart const& row)
{
    auto query = TRY(connection.query("INSERT OR REPLACE INTO campaign_parts(campaign, kiosk, incarnation, station,"
                                      " through, takings, generation) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    query->bind(1, string_view{row.campaign.text()}).bind(2, string_view{row.kiosk.text()});
    query->bind(3, string_view{row.incarnation.text()}).bind(4, string_view{row.station.text()});
    query->bind(5, row.through).bind(6, row.takings).bind(7, place.generation);
    return done(query->run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, MemberTakings const& row)
{
    auto query = TRY(connection.query(
        "INSERT OR REPLACE INTO member_takings(member, campaign, row, generation) VALUES(?1, ?2, ?3, ?4)"));
    query->bind(1, string_view{row.member.text()}).bind(2, string_view{row.campaign.text()});
    return done(query->bind(3, string_view{encode_feed_row(row)}).bind(4, place.generation).run());
}

Result<void> put_row(Connection& connection, RowPlace const& place, RequestStanding const& row)
{
    auto query = TRY(connection.query(
        "INSERT OR REPLACE INTO request_standings(channel, id, row, generation, code) VALUES(?1, ?2, ?3, ?4, ?5)"));
    query->bind(1, string_view{place.channel}).bind(2, string_view{row.id.text()});
    query->bind(3, string_view{encode_feed_row(row)}).bind(4, place.generation);
    return done(query->bind(5, string_view{row.code.text()}).run());
}

bool is_amenity_kind(FeedKind kind) { return removal_of(kind) != nullptr; }

Result<void> remove_amenity_row(Connection& connection, RowPlace const& place, RemovedRow const& removed)
{
    auto const* const removal = removal_of(removed.kind);
    auto query = TRY(connection.query(removal->sql));
    int at = 1;
    if (removal->in_channel) query->bind(at++, string_view{place.channel});
    string_view key = removed.key;
    for (int i = 0; i < removal->ids; ++i) {
        auto const slash = std::min(key.find('/'), key.size());
        query->bind(at++, key.substr(0, slash));
        key.remove_prefix(std::min(slash + 1, key.size()));
    }
    return done(query->run());
}

Result<bool> sweep_amenities(Connection& connection, RowPlace const& place)
{
    bool const of_station = place.channel != district_channel();
    bool parts_went = false;
    for (auto const& one : removals) {
        if (one.in_channel != of_station) continue;
        auto query = TRY(connection.query(one.sweep));
        if (of_station) query->bind(1, string_view{place.channel}).bind(2, place.generation);
        if (!of_station) query->bind(1, place.generation);
        bool const went = TRY(query->run()) > 0;
        if (one.kind == FeedKind::StockPart || one.kind == FeedKind::CampaignPart) parts_went = parts_went || went;
    }
    return parts_went;
}

std::string minutes_text(std::vector<int> const& minutes)
{
    std::string text;
    for (int const one : minutes) {
        if (!text.empty()) text += ' ';
        text += std::to_string(one);
    }
    return text;
}

std::vector<int> minutes_of(string_view text)
{
    std::vector<int> minutes;
    while (!text.empty()) {
        int value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || value < 1) return {};
        minutes.push_back(value);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty()) text.remove_prefix(1);
    }
    return minutes;
}

} // namespace yizhan::journal
