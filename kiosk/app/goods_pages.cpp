// What is shown of goods, and what a tap on it does.
#include "kiosk/app/goods_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::int32_t days_ahead = 7; // what begins later is not offered yet

} // namespace

std::optional<LocalTime> GoodsDesk::local(std::optional<UtcMs> const& time) const
{
    if (!time) return std::nullopt;
    return to_local(*time, m_zone);
}

bool GoodsDesk::is_left_out(Campaign const& campaign, Entitlement const& entitlement, TrustedNow const& now) const
{
    switch (entitlement.reason) {
    case EntitlementReason::Over:
    case EntitlementReason::NotHere:
    case EntitlementReason::VolunteersOnly:
    case EntitlementReason::OtherUnion:
    case EntitlementReason::OtherOccupation:
        return true;
    case EntitlementReason::NotYet:
        return campaign.first_day - local_day(now.time, m_zone) > days_ahead;
    default:
        return false;
    }
}

OfferLine GoodsDesk::line(Campaign const& campaign, Entitlement const& entitlement) const
{
    return {campaign.id, campaign.name, campaign.icon, campaign.tint, campaign.payer, entitlement,
        local(entitlement.next), campaign.points_price};
}

std::vector<OfferLine> GoodsDesk::offers(Attendance const& who)
{
    auto const stands = standing(who, true);
    std::vector<OfferLine> out;
    for (auto const& campaign : m_campaigns) {
        auto const entitlement = decide_with_takings(campaign, stands, who);
        if (!is_left_out(campaign, entitlement, stands.now)) out.push_back(line(campaign, entitlement));
    }
    std::stable_partition(out.begin(), out.end(), [](OfferLine const& one) { return one.entitlement.is_entitled(); });
    return out;
}

std::vector<TakePage::Choice> GoodsDesk::choices(Campaign const& campaign)
{
    std::vector<TakePage::Choice> out;
    for (auto const& id : campaign.goods) {
        TakePage::Choice choice{campaign.name, {}, campaign.units, campaign.icon, std::nullopt};
        if (auto const* known = find_goods(id)) {
            choice.name = known->name;
            choice.unit = known->unit;
            choice.icon = known->icon;
        }
        if (auto const shelf = balance(id)) choice.stock = shelf->units;
        out.push_back(std::move(choice));
    }
    return out;
}

void GoodsDesk::open()
{
    m_page = Page::Offers;
    m_not_recorded = false;
}

void GoodsDesk::open(CampaignId const& campaign)
{
    bool const from_offers = m_page == Page::Offers;
    open();
    if (find(campaign) == nullptr) return; // it went away meanwhile: what there is instead
    m_from_offers = from_offers;
    m_page = Page::Take;
    m_open = campaign;
    m_chosen.reset();
}

void GoodsDesk::hide()
{
    m_page.reset();
    m_not_recorded = false;
}

void GoodsDesk::back()
{
    if (m_page == Page::Take && m_from_offers)
        open();
    else
        hide();
}

void GoodsDesk::apply(AmenityIntent const& wanted, Attendance const& who)
{
    m_not_recorded = false;
    std::visit(
        [&](auto const& one) {
            if constexpr (requires { on(one, who); }) on(one, who);
        },
        wanted);
}

void GoodsDesk::on(intent::PickGoods const& pick, Attendance const&)
{
    auto const* campaign = m_page == Page::Take ? find(m_open) : nullptr;
    if (campaign != nullptr && pick.index < campaign->goods.size()) m_chosen = campaign->goods[pick.index];
}

// Decided by what is true now, whatever was true when the page was opened.
void GoodsDesk::on(intent::ConfirmTaking const&, Attendance const& who)
{
    if (m_page != Page::Take) return; // the second one of two taps
    auto const* campaign = find(m_open);
    if (campaign == nullptr) return open();
    bool const goods_left
        = !m_chosen || std::find(campaign->goods.begin(), campaign->goods.end(), *m_chosen) != campaign->goods.end();
    if (!goods_left) return m_chosen.reset(); // the campaign has others now: they are shown first
    auto const taken = take(*campaign, proposed(*campaign, m_chosen), who, false);
    if (taken) return show_taken(*campaign, *taken);
    if (taken.error().code == ErrorCode::Refused) return; // the page says why
    log::error("not_recorded", {{"code", taken.error().code}});
    m_not_recorded = true;
}

void GoodsDesk::show_taken(Campaign const& campaign, GoodsTaken const& taken)
{
    m_taken = TakenPage{campaign.name, {}, taken.units, campaign.name, campaign.payer, m_after.left, std::nullopt};
    if (auto const* known = find_goods(taken.goods)) {
        m_taken.goods = known->name;
        m_taken.unit = known->unit;
    }
    if (m_after.reason == EntitlementReason::AlreadyTaken) m_taken.next = local(m_after.next);
    m_page = Page::Taken;
}

std::optional<TakePage> GoodsDesk::take_page(Attendance const& who)
{
    auto const* campaign = find(m_open);
    if (campaign == nullptr) return std::nullopt;
    TakePage page;
    auto const entitlement = decide(*campaign, who);
    page.offer = line(*campaign, entitlement);
    page.about = campaign->about;
    page.choices = choices(*campaign);
    page.chosen = proposed(*campaign, m_chosen);
    bool const is_there
        = who.on_duty != nullptr || (page.chosen < campaign->goods.size() && !is_gone(*campaign, page.chosen));
    page.can_take = entitlement.is_entitled() && is_there;
    return page;
}

GoodsScreen GoodsDesk::view(Attendance const& who)
{
    GoodsScreen screen;
    screen.page = OffersPage{};
    if (m_page == Page::Take) {
        if (auto page = take_page(who))
            screen.page = std::move(*page);
        else
            open();
    }
    if (m_page == Page::Taken) screen.page = m_taken;
    if (m_page == Page::Offers) screen.page = OffersPage{offers(who)};
    if (who.visit != nullptr && who.visit->member) screen.surname = surname_of(who.visit->member->masked_name);
    auto const as_of = m_ports.roster.as_of();
    if (as_of && *as_of) {
        screen.agreed_at = local(**as_of);
        screen.agreed_today = local_day(**as_of, m_zone) == local_day(m_ports.clock.now().time, m_zone);
    }
    screen.not_recorded = m_not_recorded;
    return screen;
}

} // namespace yizhan
