#include "kiosk/journal/sqlite_goods_book.h"

#include "kiosk/journal/known_takings.h"
#include "kiosk/journal/own_ledger.h"
#include "kiosk/journal/own_rows.h"
#include "kiosk/journal/stored_row.h"

#include <algorithm>
#include <tuple>

namespace yizhan::journal {
namespace {

using std::string_view;

constexpr int max_levels = 16; // of unions, one above the other

// place, at_ms, undone of an own taking. Nothing: its event is forgotten.
Result<std::optional<RecordedTaking>> recorded_taking(Connection& connection, Query const& row)
{
    auto event = TRY(event_at(connection, row->integer(0)));
    auto* const taken = event ? std::get_if<GoodsTaken>(&event->body) : nullptr;
    if (!taken) return std::optional<RecordedTaking>{};
    return std::optional{RecordedTaking{std::move(*taken), {row->integer(1)}, row->integer(2) != 0}};
}

Result<std::optional<UnionId>> parent_of(Connection& connection, UnionId const& id)
{
    auto query = TRY(connection.query("SELECT parent FROM unions WHERE id = ?1"));
    if (!TRY(query->bind(1, string_view{id.text()}).step())) return std::optional<UnionId>{};
    auto parent = UnionId::parse(query->text(0));
    return parent ? std::optional{std::move(*parent)} : std::nullopt;
}

} // namespace

Result<std::vector<Goods>> SqliteGoodsBook::goods()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<Goods>> {
        auto query = TRY(connection.query("SELECT row FROM goods ORDER BY id"));
        auto goods = TRY(rows_of<Goods>(query));
        std::stable_sort(goods.begin(), goods.end(),
            [](Goods const& one, Goods const& other) { return one.name.zh < other.name.zh; });
        return goods;
    });
}

Result<std::optional<Goods>> SqliteGoodsBook::find_barcode(Barcode const& barcode)
{
    return m_session.read([&](Connection& connection) -> Result<std::optional<Goods>> {
        auto query = TRY(connection.query("SELECT row FROM goods WHERE barcode = ?1 ORDER BY id LIMIT 1"));
        if (!TRY(query->bind(1, string_view{barcode.text()}).step())) return std::optional<Goods>{};
        return row_of<Goods>(query->text(0));
    });
}

Result<std::vector<Campaign>> SqliteGoodsBook::campaigns()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<Campaign>> {
        auto query = TRY(connection.query("SELECT row FROM campaigns ORDER BY id"));
        auto campaigns = TRY(rows_of<Campaign>(query));
        std::stable_sort(campaigns.begin(), campaigns.end(),
            [](Campaign const& one, Campaign const& other) { return one.order < other.order; });
        return campaigns;
    });
}

Result<TakenSoFar> SqliteGoodsBook::taken(
    Campaign const& campaign, std::optional<MemberId> const& member, std::optional<VisitId> const& visit)
{
    return m_session.read([&](Connection& connection) -> Result<TakenSoFar> {
        auto const& options = m_session.options();
        TakenSoFar taken;
        if (member)
            taken.by_claimant = TRY(takings_of_member(connection, options, campaign, *member));
        else if (visit)
            taken.by_claimant = TRY(takings_of_visit(connection, options, campaign, *visit));
        if (campaign.total) TRY_DO(count_takings(connection, options, campaign, taken));
        return taken;
    });
}

Result<std::int64_t> SqliteGoodsBook::points_not_settled(MemberId const& member)
{
    return m_session.read(
        [&](Connection& connection) { return unsettled_points(connection, m_session.options(), member); });
}

Result<std::map<GoodsId, StockBalance>> SqliteGoodsBook::stock()
{
    using Stock = std::map<GoodsId, StockBalance>;
    return m_session.read([this](Connection& connection) -> Result<Stock> {
        Stock stock;
        auto const add = [&stock](Query const& row) {
            auto const goods = GoodsId::parse(row->text(0));
            if (!goods) return;
            auto& balance = stock.try_emplace(*goods, StockBalance{0, 0, false}).first->second;
            balance.units += row->integer(1);
            balance.coming += row->integer(2);
            balance.is_kept = balance.is_kept || row->integer(3) != 0;
        };
        auto parts = TRY(connection.query("SELECT goods, units, coming, kept FROM stock_parts WHERE channel = ?1"));
        parts->bind(1, string_view{station_channel(m_session.options().station)});
        while (TRY(parts->step())) add(parts);
        auto own = TRY(connection.query(
            "SELECT substr(subject, 3), units, coming, kept FROM own_sums WHERE subject >= 'g:' AND subject < 'g;'"));
        while (TRY(own->step())) add(own);
        return stock;
    });
}

Result<std::vector<RecordedTaking>> SqliteGoodsBook::recent_takings(std::size_t limit)
{
    return m_session.read([limit](Connection& connection) -> Result<std::vector<RecordedTaking>> {
        auto query = TRY(connection.query(
            "SELECT place, at_ms, undone FROM own_entries WHERE kind = 'taken' ORDER BY place DESC LIMIT ?1"));
        query->bind(1, limit);
        std::vector<RecordedTaking> takings;
        while (TRY(query->step())) {
            if (auto taking = TRY(recorded_taking(connection, query))) takings.push_back(std::move(*taking));
        }
        return takings;
    });
}

Result<std::optional<RecordedTaking>> SqliteGoodsBook::find_taking(TakingId const& taking)
{
    return m_session.read([&](Connection& connection) -> Result<std::optional<RecordedTaking>> {
        auto query = TRY(
            connection.query("SELECT place, at_ms, undone FROM own_entries WHERE id = ?1 AND kind = 'taken' LIMIT 1"));
        if (!TRY(query->bind(1, string_view{taking.text()}).step())) return std::optional<RecordedTaking>{};
        return recorded_taking(connection, query);
    });
}

Result<std::vector<std::pair<StockMoved, UtcMs>>> SqliteGoodsBook::recent_movements(
    GoodsId const& goods, std::size_t limit)
{
    using Movements = std::vector<std::pair<StockMoved, UtcMs>>;
    return m_session.read([&](Connection& connection) -> Result<Movements> {
        auto query = TRY(connection.query(
            "SELECT place, at_ms FROM own_entries WHERE goods = ?1 AND kind = 'moved' ORDER BY place DESC LIMIT ?2"));
        query->bind(1, string_view{goods.text()}).bind(2, limit);
        Movements movements;
        while (TRY(query->step())) {
            auto event = TRY(event_at(connection, query->integer(0)));
            auto* const moved = event ? std::get_if<StockMoved>(&event->body) : nullptr;
            if (moved) movements.emplace_back(std::move(*moved), UtcMs{query->integer(1)});
        }
        return movements;
    });
}

Result<std::vector<StationName>> SqliteGoodsBook::stations()
{
    return m_session.read([this](Connection& connection) -> Result<std::vector<StationName>> {
        auto query = TRY(connection.query("SELECT row FROM station_names ORDER BY id"));
        auto stations = TRY(rows_of<StationName>(query));
        std::erase_if(stations, [this](StationName const& one) { return one.id == m_session.options().station; });
        std::stable_sort(stations.begin(), stations.end(),
            [](StationName const& one, StationName const& other) { return one.name.zh < other.name.zh; });
        return stations;
    });
}

Result<std::vector<UnionId>> SqliteGoodsBook::union_path(UnionId const& id)
{
    return m_session.read([&](Connection& connection) -> Result<std::vector<UnionId>> {
        std::vector<UnionId> path{id};
        while (path.size() < max_levels) {
            auto parent = TRY(parent_of(connection, path.back()));
            if (!parent || std::find(path.begin(), path.end(), *parent) != path.end()) break;
            path.push_back(std::move(*parent));
        }
        return path;
    });
}

} // namespace yizhan::journal
