#include "server/services/stock_office.h"

#include "server/ingest/roster.h"
#include "server/services/own_facts.h"
#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

using Kind = StockFault::Kind;

constexpr NameTable<Kind, 4> fault_names{
    {{{Kind::UnknownGoods, "unknown_goods"}, {Kind::UnknownStation, "unknown_station"},
        {Kind::UnitsRange, "units_range"}, {Kind::NotSuchAMove, "not_such_a_move"}}}};

bool names_station(StockPlace place) { return place == StockPlace::Station || place == StockPlace::Transit; }

bool is_whole(StockAccount const& account) { return names_station(account.place) != account.station.empty(); }

StationId const& station_of(StockMoved const& movement)
{
    if (movement.from.place == StockPlace::Station) return movement.from.station;
    return names_station(movement.to.place) ? movement.to.station : desk_station();
}

Result<void> must_be(bool same)
{
    return same ? Result<void>{} : fail(ErrorCode::Conflict, "another fact has this id");
}

} // namespace

std::string_view name(StockFault::Kind kind) { return fault_names.name_of(kind); }

bool is_such_a_move(StockReason reason, StockAccount const& from, StockAccount const& to)
{
    using enum StockPlace;
    if (!is_whole(from) || !is_whole(to)) return false;
    auto const goes = [&](StockPlace a, StockPlace b) { return from.place == a && to.place == b; };
    switch (reason) {
    case StockReason::Received:
        return goes(Supplier, Station) || (goes(Transit, Station) && from.station == to.station);
    case StockReason::Sent:
        return goes(Station, Transit) && from.station != to.station;
    case StockReason::Counted:
        return goes(Station, Miscounted) || goes(Miscounted, Station);
    case StockReason::Lost: // also on its way
        return goes(Station, WrittenOff) || goes(Transit, WrittenOff);
    case StockReason::Damaged:
    case StockReason::OutOfDate:
    case StockReason::Trial:
        break;
    }
    return goes(Station, WrittenOff);
}

Result<std::vector<StockFault>> StockOffice::faults_of(StockMoved const& movement)
{
    std::vector<StockFault> faults;
    // A count that finds what the books say moves nothing, and is worth keeping.
    std::int64_t const fewest = movement.reason == StockReason::Counted && movement.counted ? 0 : 1;
    if (movement.units < fewest || movement.units > max_units) faults.push_back({Kind::UnitsRange, {}});
    if (!TRY(m_ports.feeds.find(district_channel(), FeedKind::Goods, movement.goods.text())))
        faults.push_back({Kind::UnknownGoods, movement.goods.text()});
    for (auto const* const account : {&movement.from, &movement.to}) {
        auto const& station = account->station;
        if (station.empty()) continue;
        if (!TRY(m_ports.feeds.find(station_channel(station), FeedKind::Station, station.text())))
            faults.push_back({Kind::UnknownStation, station.text()});
    }
    if (!is_such_a_move(movement.reason, movement.from, movement.to))
        faults.push_back({Kind::NotSuchAMove, std::string{name(movement.reason)}});
    return faults;
}

Result<std::vector<StockFault>> StockOffice::move(StockMoved const& movement)
{
    std::vector<StockFault> faults;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        faults = TRY(faults_of(movement));
        if (!faults.empty()) return {};
        auto const fact
            = TRY(record_own_fact(m_ports, EventId::make(movement.movement.text()), station_of(movement), movement));
        auto const* const kept = std::get_if<StockMoved>(&fact.body);
        TRY_DO(must_be(kept != nullptr && *kept == movement));
        if (!fact.fresh) return {};
        return m_ports.audit.add({m_ports.clock.wall(), movement.by, "move_stock", movement.movement.text()});
    }));
    return faults;
}

Result<void> StockOffice::move(PointsMoved movement)
{
    if (movement.points == 0 || movement.points < -max_points || movement.points > max_points)
        return fail(ErrorCode::InvalidInput, "points: none, or too many");
    return m_ports.work.run([&]() -> Result<void> {
        auto const member = TRY(find_member(m_ports.feeds, movement.member));
        if (!member) return fail(ErrorCode::NotFound, "no such member");
        movement.member = member->id; // of somebody who was merged: whom they are now
        auto const fact
            = TRY(record_own_fact(m_ports, EventId::make(movement.movement.text()), desk_station(), movement));
        auto const* const kept = std::get_if<PointsMoved>(&fact.body);
        TRY_DO(must_be(kept != nullptr && *kept == movement));
        if (!fact.fresh) return {};
        return m_ports.audit.add({m_ports.clock.wall(), movement.by, "move_points", movement.movement.text()});
    });
}

Result<void> StockOffice::settle(Settling const& settling, std::string const& by)
{
    return m_ports.work.run([&]() -> Result<void> {
        auto const known = TRY(m_figures.exceptions.find_exception(settling.exception));
        if (!known) return fail(ErrorCode::NotFound, "no such exception");
        auto const words = settling.exception.text() + "\n" + settling.how + "\n" + by + "\n" + settling.note;
        ExceptionSettled const body{settling.exception, settling.how, settling.note, by};
        if (known->settled) {
            auto const& as = *known->settled;
            return must_be(as.how == settling.how && as.note == settling.note && as.by == by);
        }
        auto const fact = TRY(record_own_fact(m_ports, fact_id(words), known->station.value_or(desk_station()), body));
        auto const* const kept = std::get_if<ExceptionSettled>(&fact.body);
        TRY_DO(must_be(kept != nullptr && *kept == body));
        if (!fact.fresh) return {};
        return m_ports.audit.add({m_ports.clock.wall(), by, "settle_exception", settling.exception.text()});
    });
}

} // namespace yizhan
