#include "server/projections/service_sums.h"

#include <algorithm>

namespace yizhan {

void ServiceSums::count(Placed<GoodsTaken> const& fact, int times)
{
    auto const& e = fact.body;
    give(fact.place, fact.station,
        {e.campaign, e.revision, e.goods, e.units, e.payer, e.cost_fen, e.points, e.by, fact.at}, times);
}

void ServiceSums::count(Placed<TakingUndone> const& fact, int times)
{
    auto const& e = fact.body;
    give(fact.place, fact.station, {e.campaign, 0, e.goods, e.units, e.payer, e.cost_fen, e.points, e.by, e.taken_at},
        -times);
}

void ServiceSums::give(LogPlace const& place, StationId const& station, Goes const& what, int times)
{
    stock(place, station, what.goods, {place.sequence, -times * what.units, 0});
    auto& part = m_campaigns[{what.campaign, place.kiosk, place.incarnation, station}];
    part.through = std::max(part.through, place.sequence);
    part.takings += times;
    part.revision = std::max(part.revision, what.revision);
    look_at(DueKind::CampaignPart, what.campaign.text() + "/" + place.kiosk.text() + "/" + place.incarnation.text());
    look_at(DueKind::Campaign, what.campaign.text());
    if (what.by.member) {
        look_at(DueKind::MemberTakings, what.campaign.text() + "/" + what.by.member->text());
        if (what.points != 0) {
            m_points[*what.by.member] -= times * what.points;
            look_at(DueKind::Points, what.by.member->text());
        }
    }
    if (times == 0) return;
    m_given[{station, what.goods, local_day(what.taken_at, m_zone)}] += times * what.units;
    UsageName const item{UsageNameKind::Campaign, what.campaign.text()};
    m_usage.add({station, item, what.by.union_id, what.payer, what.taken_at},
        {0, times, times * what.units, times * what.cost_fen}, m_zone);
}

void ServiceSums::count(Placed<StockMoved> const& fact, int times)
{
    move(fact, fact.body.from, -times * fact.body.units);
    move(fact, fact.body.to, times * fact.body.units);
}

void ServiceSums::move(Placed<StockMoved> const& fact, StockAccount const& account, std::int64_t units)
{
    if (account.place == StockPlace::Station)
        stock(fact.place, account.station, fact.body.goods, {fact.place.sequence, units, 0, true});
    if (account.place == StockPlace::Transit)
        stock(fact.place, account.station, fact.body.goods, {fact.place.sequence, 0, units});
}

void ServiceSums::stock(
    LogPlace const& place, StationId const& station, GoodsId const& goods, StockPartSum const& delta)
{
    auto& part = m_stock[{station, goods, place.kiosk, place.incarnation}];
    part.through = std::max(part.through, delta.through);
    part.units += delta.units;
    part.coming += delta.coming;
    part.is_kept = part.is_kept || delta.is_kept;
    auto const of = station.text() + "/" + goods.text();
    look_at(DueKind::StockPart, of + "/" + place.kiosk.text() + "/" + place.incarnation.text());
    look_at(DueKind::Stock, of);
}

void ServiceSums::count(Placed<PointsMoved> const& fact, int times)
{
    m_points[fact.body.member] += times * fact.body.points;
    look_at(DueKind::Points, fact.body.member.text());
}

} // namespace yizhan
