#include "server/store/movement_tables.h"

#include "server/store/bind_all.h"
#include "server/store/first_fact.h"
#include "server/store/scoped_query.h"

namespace yizhan {
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

Result<void> MovementTables::replace(Placed<StockMoved> const& fact)
{
    TRY(m_delete_stock.bind(1, fact.body.movement.text()).run());
    TRY(insert(fact));
    return {};
}

Result<void> MovementTables::replace(Placed<PointsMoved> const& fact)
{
    TRY(m_delete_points.bind(1, fact.body.movement.text()).run());
    TRY(insert(fact));
    return {};
}

Result<std::optional<Placed<StockMoved>>> MovementTables::standing(Placed<StockMoved> const& like)
{
    std::optional<Placed<StockMoved>> fact;
    ScopedQuery query{m_find_stock.bind(1, like.body.movement.text())};
    if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "a movement is there and cannot be found");
    fact.emplace();
    fact->place = TRY(place_in(m_find_stock, 0));
    fact->body.movement = like.body.movement;
    fact->body.goods = TRY(GoodsId::parse(query->text(3)));
    fact->body.units = query->integer(4);
    fact->body.from = TRY(account_in(m_find_stock, 5));
    fact->body.to = TRY(account_in(m_find_stock, 7));
    return fact;
}

Result<std::optional<Placed<PointsMoved>>> MovementTables::standing(Placed<PointsMoved> const& like)
{
    std::optional<Placed<PointsMoved>> fact;
    ScopedQuery query{m_find_points.bind(1, like.body.movement.text())};
    if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "a movement is there and cannot be found");
    fact.emplace();
    fact->place = TRY(place_in(m_find_points, 0));
    fact->body.movement = like.body.movement;
    fact->body.member = TRY(MemberId::parse(query->text(3)));
    fact->body.points = query->integer(4);
    return fact;
}

template <class Body> Result<void> MovementTables::keep_all(std::span<Placed<Body> const> facts, ServiceSums& sums)
{
    using Fact = Placed<Body>;
    return keep_first(
        facts, sums, [this](Fact const& fact) { return insert(fact); },
        [this](Fact const& fact) { return standing(fact); }, [this](Fact const& fact) { return replace(fact); });
}

Result<void> MovementTables::keep(std::span<Placed<StockMoved> const> facts, ServiceSums& sums)
{
    return keep_all(facts, sums);
}

Result<void> MovementTables::keep(std::span<Placed<PointsMoved> const> facts, ServiceSums& sums)
{
    return keep_all(facts, sums);
}

} // namespace yizhan
