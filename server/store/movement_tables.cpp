#include "server/store/movement_tables.h"

#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"

namespace yizhan {
namespace {

Result<LogPlace> place_in(sqlite::Statement const& row, int kiosk)
{
    LogPlace place;
    place.kiosk = TRY(KioskId::parse(row.text(kiosk)));
    place.incarnation = TRY(IncarnationId::parse(row.text(kiosk + 1)));
    place.sequence = static_cast<Seq>(row.integer(kiosk + 2));
    return place;
}

Result<StockAccount> account_in(sqlite::Statement const& row, int place)
{
    auto const named = stock_place_of(row.text(place));
    if (!named) return fail(ErrorCode::Corrupt, "a place of stock has no name");
    StockAccount account{*named, {}};
    if (!row.text(place + 1).empty()) account.station = TRY(StationId::parse(row.text(place + 1)));
    return account;
}

} // namespace

Result<void> MovementTables::prepare()
{
    m_insert_stock = TRY(m_database.prepare("INSERT INTO stock_movements VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                            "?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    m_find_stock = TRY(m_database.prepare("SELECT kiosk, incarnation, seq, goods, units, from_place, from_station, "
                                          "to_place, to_station FROM stock_movements WHERE movement = ?"));
    m_delete_stock = TRY(m_database.prepare("DELETE FROM stock_movements WHERE movement = ?"));
    m_insert_points = TRY(
        m_database.prepare("INSERT INTO points_movements VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    m_find_points = TRY(
        m_database.prepare("SELECT kiosk, incarnation, seq, member, points FROM points_movements WHERE movement = ?"));
    m_delete_points = TRY(m_database.prepare("DELETE FROM points_movements WHERE movement = ?"));
    return {};
}

Result<bool> MovementTables::insert(Placed<StockMoved> const& fact)
{
    auto const& e = fact.body;
    auto& statement = bind_all(m_insert_stock, e.movement.text(), e.goods.text(), e.units, name(e.from.place),
        e.from.station.text(), name(e.to.place), e.to.station.text(), name(e.reason), e.counted, text_of(e.volunteer),
        e.by, e.note, fact.at.ms, fact.station.text(), fact.place.kiosk.text(), fact.place.incarnation.text(),
        fact.place.sequence);
    return TRY(statement.run()) > 0;
}

Result<bool> MovementTables::insert(Placed<PointsMoved> const& fact)
{
    auto const& e = fact.body;
    auto& statement = bind_all(m_insert_points, e.movement.text(), e.member.text(), e.points, fact.at.ms, e.by,
        fact.station.text(), fact.place.kiosk.text(), fact.place.incarnation.text(), fact.place.sequence);
    return TRY(statement.run()) > 0;
}

Result<Placed<StockMoved>> MovementTables::stock_standing(MovementId const& movement)
{
    Placed<StockMoved> fact;
    ScopedQuery query{m_find_stock.bind(1, movement.text())};
    if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "a movement is there and cannot be found");
    fact.place = TRY(place_in(m_find_stock, 0));
    fact.body.movement = movement;
    fact.body.goods = TRY(GoodsId::parse(query->text(3)));
    fact.body.units = query->integer(4);
    fact.body.from = TRY(account_in(m_find_stock, 5));
    fact.body.to = TRY(account_in(m_find_stock, 7));
    return fact;
}

Result<Placed<PointsMoved>> MovementTables::points_standing(MovementId const& movement)
{
    Placed<PointsMoved> fact;
    ScopedQuery query{m_find_points.bind(1, movement.text())};
    if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "a movement is there and cannot be found");
    fact.place = TRY(place_in(m_find_points, 0));
    fact.body.movement = movement;
    fact.body.member = TRY(MemberId::parse(query->text(3)));
    fact.body.points = query->integer(4);
    return fact;
}

Result<void> MovementTables::keep(std::span<Placed<StockMoved> const> facts, ServiceSums& sums)
{
    for (auto const& fact : facts) {
        if (TRY(insert(fact))) {
            sums.count(fact, 1);
            continue;
        }
        auto const known = TRY(stock_standing(fact.body.movement));
        bool const stands = fact.place < known.place;
        if (stands) {
            sums.count(known, -1);
            TRY(m_delete_stock.bind(1, fact.body.movement.text()).run());
            TRY(insert(fact));
        }
        sums.count(fact, stands ? 1 : 0);
    }
    return {};
}

Result<void> MovementTables::keep(std::span<Placed<PointsMoved> const> facts, ServiceSums& sums)
{
    for (auto const& fact : facts) {
        if (TRY(insert(fact))) {
            sums.count(fact, 1);
            continue;
        }
        auto const known = TRY(points_standing(fact.body.movement));
        if (known.place <= fact.place) continue;
        sums.count(known, -1);
        TRY(m_delete_points.bind(1, fact.body.movement.text()).run());
        TRY(insert(fact));
        sums.count(fact, 1);
    }
    return {};
}

} // namespace yizhan
