// What a volunteer sees of stock, of the hand-out line and of what was taken lately.
#include "kiosk/app/stock_desk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t takings_shown = 12;

} // namespace

StockLine StockDesk::line(Goods const& goods)
{
    StockLine out{goods.id, goods.name, goods.unit, goods.icon, std::nullopt, 0};
    if (auto const kept = m_goods.balance(goods.id)) out.units = kept->units;
    if (auto const moved = m_goods.movements_of(goods.id)) out.coming = moved->coming;
    return out;
}

StockListPage StockDesk::list_page()
{
    StockListPage page;
    for (auto const& goods : m_goods.goods()) {
        page.lines.push_back(line(goods));
        if (goods.id == m_just_done) page.just_done = page.lines.back();
    }
    return page;
}

StockFormPage StockDesk::form_page()
{
    StockFormPage page;
    page.act = m_form->act();
    if (auto const* goods = m_goods.find_goods(m_form->goods())) page.line = line(*goods);
    page.digits = m_form->digits();
    page.loss = m_form->loss();
    page.complete = m_form->is_complete();
    page.too_many = m_form->is_too_many();
    page.same_before = m_same_before;
    if (page.act != intent::StockAct::Send) return page;
    page.station = m_form->station();
    for (auto const& station : m_stations) page.stations.push_back(station.name);
    return page;
}

// Handed out from today on, at some hour of the day at least.
bool StockDesk::is_offered_here(Campaign const& campaign, Volunteer const& on_duty)
{
    auto const reason = m_goods.decide(campaign, {nullptr, &on_duty}).reason;
    return reason != EntitlementReason::NotYet && reason != EntitlementReason::Over
        && reason != EntitlementReason::NotHere;
}

PickCampaignPage StockDesk::campaigns_page(Volunteer const& on_duty)
{
    PickCampaignPage page;
    for (auto const& campaign : m_goods.campaigns()) {
        if (!is_offered_here(campaign, on_duty)) continue;
        PickCampaignPage::Line line{campaign.id, campaign.name, campaign.icon, campaign.tint, std::nullopt};
        for (auto const& goods : campaign.goods) {
            if (auto const kept = m_goods.balance(goods)) line.stock = line.stock.value_or(0) + kept->units;
        }
        page.lines.push_back(std::move(line));
    }
    return page;
}

TakingsPage StockDesk::takings_page()
{
    TakingsPage page;
    auto const recent = m_ports.amenities->goods.recent_takings(takings_shown);
    if (!recent) return page;
    for (auto const& one : *recent) {
        TakingsPage::Line line{
            one.taken.taking, to_local(one.at, m_zone), {}, {one.taken.goods.text(), {}}, one.taken.units, one.undone};
        if (auto const* goods = m_goods.find_goods(one.taken.goods)) line.goods = goods->name;
        auto const* visit = one.taken.by.visit ? m_check_in.find_visit(*one.taken.by.visit) : nullptr;
        if (visit != nullptr && visit->member) line.masked_name = visit->member->masked_name;
        page.lines.push_back(std::move(line));
    }
    return page;
}

StockScreen StockDesk::view(Attendance const& who)
{
    StockScreen screen;
    if (who.on_duty == nullptr) hide();
    if (!is_showing()) return screen;
    std::optional<HandOutPage> hand_out;
    if (is_at(Page::HandOut)) {
        hand_out = m_line.page(*who.on_duty);
        if (!hand_out) go_to(Page::PickCampaign); // the campaign went away
    }
    switch (m_pages.back()) {
    case Page::List:
        screen.page = list_page();
        break;
    case Page::Form:
        screen.page = form_page();
        break;
    case Page::PickCampaign:
        screen.page = campaigns_page(*who.on_duty);
        break;
    case Page::HandOut:
        screen.page = std::move(*hand_out);
        break;
    case Page::Takings:
        screen.page = takings_page();
        break;
    }
    screen.volunteer = who.on_duty->masked_name;
    auto const as_of = m_ports.roster.as_of();
    if (as_of && *as_of) {
        screen.agreed_at = to_local(**as_of, m_zone);
        screen.agreed_today = local_day(**as_of, m_zone) == local_day(m_ports.clock.now().time, m_zone);
    }
    screen.hint = m_hint;
    screen.not_recorded = m_not_recorded;
    return screen;
}

} // namespace yizhan
