#include "kiosk/journal/own_ledger.h"

#include "kiosk/journal/schema.h"

#include <string>

namespace yizhan::journal {
namespace {

using std::string_view;

static_assert(sequence_bits == 40, "the shifts and masks in the statements below");

struct Entry {
    string_view kind;
    std::int64_t place;
    string_view id;
    GoodsId const& goods;
    std::int64_t units = 0;
    std::int64_t coming = 0;
    bool kept = false;
    std::optional<string_view> campaign;
    int takings = 0;
    std::optional<std::string> claimant;
    std::int64_t points = 0;
    UtcMs at;
    bool undone = false;
};

Result<void> insert(Connection& connection, Entry const& entry)
{
    auto query = TRY(connection.query(
        "INSERT OR REPLACE INTO own_entries(place, kind, id, goods, units, coming, kept, campaign, takings, claimant,"
        " points, at_ms, undone) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
    query->bind(1, entry.place).bind(2, entry.kind).bind(3, entry.id).bind(4, string_view{entry.goods.text()});
    query->bind(5, entry.units).bind(6, entry.coming).bind(7, entry.kept ? 1 : 0).bind(8, entry.campaign);
    query->bind(9, entry.takings);
    query->bind(10, entry.claimant ? std::optional{string_view{*entry.claimant}} : std::nullopt);
    query->bind(11, entry.points).bind(12, entry.at.ms).bind(13, entry.undone ? 1 : 0);
    TRY_DO(query->run());
    return {};
}

Result<void> add(Connection& connection, std::string const& subject, Entry const& entry, std::int64_t units)
{
    auto query = TRY(
        connection.query("INSERT INTO own_sums(subject, ordinal, units, coming, kept) VALUES(?1, ?2, ?3, ?4, ?5)"
                         " ON CONFLICT DO UPDATE SET units = units + excluded.units, coming = coming + excluded.coming,"
                         " kept = max(kept, excluded.kept)"));
    query->bind(1, string_view{subject}).bind(2, entry.place >> sequence_bits).bind(3, units);
    query->bind(4, entry.coming).bind(5, entry.kept ? 1 : 0);
    TRY_DO(query->run());
    return {};
}

Result<void> enter(Connection& connection, Entry const& entry)
{
    TRY_DO(insert(connection, entry));
    TRY_DO(add(connection, subject_of(entry.goods), entry, entry.units));
    if (entry.takings == 0) return {};
    return add(connection, "c:" + std::string{*entry.campaign}, entry, entry.takings);
}

std::optional<std::string> claimant_of(ByWhom const& by)
{
    if (by.member) return journal::claimant_of(*by.member);
    if (by.visit) return journal::claimant_of(*by.visit);
    return std::nullopt;
}

Result<bool> is_undone(Connection& connection, TakingId const& taking)
{
    auto query = TRY(connection.query("SELECT 1 FROM own_entries WHERE id = ?1 AND kind = 'undone'"));
    return query->bind(1, string_view{taking.text()}).step();
}

// A subject's rows of one incarnation above `through`; `sql` gives their number and the sums.
struct Above {
    std::string subject;
    std::string_view id;
    IncarnationId const& incarnation;
    Seq through = 0;
    char const* sql;
};
constexpr auto sum_of_goods = "SELECT count(*), sum(units), sum(coming), max(kept) FROM own_entries"
                              " WHERE place > ?1 AND place < ?2 AND goods = ?3";
constexpr auto sum_of_campaign = "SELECT count(*), sum(takings), 0, 0 FROM own_entries"
                                 " WHERE place > ?1 AND place < ?2 AND campaign = ?3";

Result<std::optional<std::int64_t>> find_ordinal(Connection& connection, IncarnationId const& incarnation)
{
    auto query = TRY(connection.query("SELECT ordinal FROM incarnations WHERE id = ?1"));
    if (!TRY(query->bind(1, string_view{incarnation.text()}).step())) return std::optional<std::int64_t>{};
    return std::optional{query->integer(0)};
}

// Counted anew, not moved along: a sum that went wrong once does not stay so.
Result<void> sum(Connection& connection, Above const& above)
{
    auto const ordinal = TRY(find_ordinal(connection, above.incarnation));
    if (!ordinal) return {};
    auto query = TRY(connection.query(above.sql));
    query->bind(1, place_of(*ordinal, above.through)).bind(2, place_of(*ordinal + 1, 0)).bind(3, above.id);
    if (!TRY(query->step())) return fail(ErrorCode::Internal, "a sum that gave no row");
    if (query->integer(0) == 0) {
        auto removal = TRY(connection.query("DELETE FROM own_sums WHERE subject = ?1 AND ordinal = ?2"));
        TRY_DO(removal->bind(1, string_view{above.subject}).bind(2, *ordinal).run());
        return {};
    }
    auto put = TRY(connection.query(
        "INSERT OR REPLACE INTO own_sums(subject, ordinal, units, coming, kept) VALUES(?1, ?2, ?3, ?4, ?5)"));
    put->bind(1, string_view{above.subject}).bind(2, *ordinal).bind(3, query->integer(1)).bind(4, query->integer(2));
    TRY_DO(put->bind(5, query->integer(3)).run());
    return {};
}

} // namespace

Result<void> enter(Connection& connection, GoodsTaken const& e, std::int64_t place, UtcMs at)
{
    Entry entry{"taken", place, e.taking.text(), e.goods};
    entry.units = -e.units;
    entry.campaign = e.campaign.text();
    entry.takings = 1;
    entry.claimant = claimant_of(e.by);
    entry.points = e.points;
    entry.at = at;
    entry.undone = TRY(is_undone(connection, e.taking));
    return enter(connection, entry);
}

Result<void> enter(Connection& connection, TakingUndone const& e, std::int64_t place, UtcMs at)
{
    if (TRY(is_undone(connection, e.taking))) return {};
    Entry entry{"undone", place, e.taking.text(), e.goods};
    entry.units = e.units;
    entry.campaign = e.campaign.text();
    entry.takings = -1;
    entry.claimant = claimant_of(e.by);
    entry.at = at;
    TRY_DO(enter(connection, entry));
    auto mark = TRY(connection.query("UPDATE own_entries SET undone = 1 WHERE id = ?1 AND kind = 'taken'"));
    TRY_DO(mark->bind(1, string_view{e.taking.text()}).run());
    return {};
}

Result<void> enter(Connection& connection, StationId const& here, StockMoved const& e, std::int64_t place, UtcMs at)
{
    Entry entry{"moved", place, e.movement.text(), e.goods};
    auto const book = [&](StockAccount const& account, std::int64_t units) {
        if (account.station != here) return;
        if (account.place == StockPlace::Station) {
            entry.units += units;
            entry.kept = true;
        }
        if (account.place == StockPlace::Transit) entry.coming += units;
    };
    book(e.from, -e.units);
    book(e.to, e.units);
    entry.at = at;
    return enter(connection, entry);
}

Result<void> sum_above(Connection& connection, StoreOptions const& options, StockPart const& part)
{
    if (part.kiosk != options.kiosk) return {};
    return sum(connection, {subject_of(part.goods), part.goods.text(), part.incarnation, part.through, sum_of_goods});
}

Result<void> sum_above(Connection& connection, StoreOptions const& options, CampaignPart const& part)
{
    if (part.kiosk != options.kiosk) return {};
    return sum(
        connection, {subject_of(part.campaign), part.campaign.text(), part.incarnation, part.through, sum_of_campaign});
}

Result<void> sum_above_again(Connection& connection, StoreOptions const& options, RemovedRow const& removed)
{
    bool const of_goods = removed.kind == FeedKind::StockPart;
    if (!of_goods && removed.kind != FeedKind::CampaignPart) return {};
    string_view const key = removed.key;
    auto const first = key.find('/');
    auto const second = key.rfind('/');
    if (first == string_view::npos || second == first) return {};
    auto const incarnation = IncarnationId::parse(key.substr(second + 1));
    if (key.substr(first + 1, second - first - 1) != options.kiosk.text() || !incarnation) return {};
    auto const id = key.substr(0, first);
    return sum(connection,
        {(of_goods ? "g:" : "c:") + std::string{id}, id, *incarnation, 0, of_goods ? sum_of_goods : sum_of_campaign});
}

Result<void> sum_all_above(Connection& connection, StoreOptions const& options)
{
    TRY_DO(connection.database().execute("DELETE FROM own_sums"));
    {
        auto goods = TRY(connection.query(
            "INSERT INTO own_sums(subject, ordinal, units, coming, kept) SELECT 'g:' || goods, place >> 40, sum(units),"
            " sum(coming), max(kept) FROM own_entries AS e WHERE (place & 1099511627775) > coalesce((SELECT through "
            "FROM"
            " stock_parts AS p WHERE p.channel = ?1 AND p.goods = e.goods AND p.kiosk = ?2 AND p.incarnation ="
            " (SELECT id FROM incarnations WHERE ordinal = e.place >> 40)), 0) GROUP BY goods, place >> 40"));
        goods->bind(1, string_view{station_channel(options.station)}).bind(2, string_view{options.kiosk.text()});
        TRY_DO(goods->run());
    }
    auto campaigns = TRY(connection.query(
        "INSERT INTO own_sums(subject, ordinal, units, coming, kept) SELECT 'c:' || campaign, place >> 40,"
        " sum(takings), 0, 0 FROM own_entries AS e WHERE campaign IS NOT NULL AND (place & 1099511627775) >"
        " coalesce((SELECT through FROM campaign_parts AS p WHERE p.campaign = e.campaign AND p.kiosk = ?1 AND"
        " p.incarnation = (SELECT id FROM incarnations WHERE ordinal = e.place >> 40)), 0)"
        " GROUP BY campaign, place >> 40"));
    TRY_DO(campaigns->bind(1, string_view{options.kiosk.text()}).run());
    return {};
}

} // namespace yizhan::journal
