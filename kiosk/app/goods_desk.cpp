#include "kiosk/app/goods_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

// Only then are they read: most takings cost none, and a tap is to be answered at once.
bool looks_at_points(Campaign const& campaign) { return campaign.points_price > 0 || campaign.audience.min_points > 0; }

// What was asked of a book, or what is told where it cannot be read.
template <class T> T read_or(Result<T> found, T otherwise, std::string_view what)
{
    if (found) return std::move(*found);
    log::warning(what, {{"code", found.error().code}});
    return otherwise;
}

} // namespace

GoodsDesk::GoodsDesk(KioskPorts const& ports, ZoneMinutes zone) : m_ports{ports}, m_zone{zone} { }

void GoodsDesk::reload(Station const& station)
{
    m_station = station;
    stock_changed();
    auto campaigns = m_ports.amenities->goods.campaigns();
    auto goods = m_ports.amenities->goods.goods();
    if (!campaigns || !goods) return log::warning("goods_unreadable"); // what was known stays
    m_campaigns = std::move(*campaigns);
    m_goods = std::move(*goods);
}

Campaign const* GoodsDesk::find(CampaignId const& id) const
{
    auto const found
        = std::find_if(m_campaigns.begin(), m_campaigns.end(), [&](Campaign const& one) { return one.id == id; });
    return found == m_campaigns.end() ? nullptr : &*found;
}

Goods const* GoodsDesk::find_goods(GoodsId const& id) const
{
    auto const found = std::find_if(m_goods.begin(), m_goods.end(), [&](Goods const& one) { return one.id == id; });
    return found == m_goods.end() ? nullptr : &*found;
}

std::map<GoodsId, StockBalance> const& GoodsDesk::stock()
{
    if (!m_stock) m_stock = read_or(m_ports.amenities->goods.stock(), {}, "stock_unreadable");
    return *m_stock;
}

std::optional<StockBalance> GoodsDesk::movements_of(GoodsId const& id)
{
    auto const found = stock().find(id);
    return found == stock().end() ? std::nullopt : std::optional{found->second};
}

std::optional<StockBalance> GoodsDesk::balance(GoodsId const& id)
{
    auto const found = movements_of(id);
    return found && found->is_kept ? found : std::nullopt;
}

bool GoodsDesk::is_gone(Campaign const& campaign, std::size_t goods)
{
    auto const shelf = balance(campaign.goods[goods]);
    return shelf && shelf->units < campaign.units;
}

std::size_t GoodsDesk::proposed(Campaign const& campaign, std::optional<GoodsId> const& chosen)
{
    if (chosen) {
        auto const found = std::find(campaign.goods.begin(), campaign.goods.end(), *chosen);
        if (found != campaign.goods.end()) return static_cast<std::size_t>(found - campaign.goods.begin());
    }
    for (std::size_t i = 0; i < campaign.goods.size(); ++i) {
        if (!is_gone(campaign, i)) return i;
    }
    return 0;
}

Claimant GoodsDesk::claimant(Attendance const& who, bool with_points)
{
    Claimant out;
    if (who.visit == nullptr) return out;
    auto const& visit = *who.visit;
    out.assurance = visit.event.assurance;
    out.occupation = visit.event.occupation;
    out.member = visit.member;
    if (out.member) {
        auto& books = m_ports.amenities->goods;
        out.unions = read_or(books.union_path(out.member->union_id), {}, "unions_unreadable");
        if (with_points) out.member->points = points(visit);
    }
    bool const on_duty = who.on_duty != nullptr && visit.event.member == who.on_duty->id;
    out.is_volunteer = on_duty || (visit.event.member && helps_here(*visit.event.member));
    return out;
}

// The row of the visit is as old as the check-in: the hub may have settled something since.
std::int64_t GoodsDesk::points(Visit const& visit)
{
    auto const& known = *visit.member;
    auto row = known.points;
    auto const card = visit.event.card ? *visit.event.card : known.card;
    auto const standing
        = card.empty() ? CardStanding{} : read_or(m_ports.roster.find_card(card), {}, "roster_unreadable");
    if (standing.member && standing.member->id == known.id) row = standing.member->points;
    return row
        - read_or(m_ports.amenities->goods.points_not_settled(known.id), visit.points_spent, "points_unreadable");
}

// With the ordinary member card too: who helps is known by the member.
bool GoodsDesk::helps_here(MemberId const& member)
{
    if (!m_ports.enrollment) return false;
    auto const found = read_or(m_ports.enrollment->book.volunteer(member), {}, "volunteers_unreadable");
    return !check_volunteer(found, false, m_station.id, m_ports.clock.now());
}

GoodsDesk::Standing GoodsDesk::standing(Attendance const& who, bool with_points)
{
    Standing out{claimant(who, with_points), m_ports.clock.now(), std::nullopt, std::nullopt};
    out.agreed_at = read_or(m_ports.roster.as_of(), {}, "roster_unreadable");
    if (out.agreed_at) out.list_age = out.now.time - *out.agreed_at;
    return out;
}

TakenSoFar GoodsDesk::taken(Campaign const& campaign, Attendance const& who)
{
    auto const by = who.by();
    return read_or(m_ports.amenities->goods.taken(campaign, by.member, by.visit), {}, "takings_unreadable");
}

Entitlement GoodsDesk::decide(
    Campaign const& campaign, Standing const& standing, TakenSoFar const& taken, Attendance const& who)
{
    std::array<std::optional<std::int64_t>, max_campaign_goods> units{};
    auto const count = std::min(campaign.goods.size(), units.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (auto const shelf = balance(campaign.goods[i])) units[i] = shelf->units;
    }
    return decide_entitlement({campaign, standing.claimant, taken, m_station.id, standing.now, m_zone,
        who.on_duty != nullptr, standing.list_age, std::span{units.data(), count}});
}

// One more taking never makes anybody entitled: what is refused with none needs no look at them.
Entitlement GoodsDesk::decide_with_takings(Campaign const& campaign, Standing const& standing, Attendance const& who)
{
    auto const without = decide(campaign, standing, {}, who);
    if (!without.is_entitled() && without.reason < EntitlementReason::AlreadyTaken && !campaign.total) return without;
    return decide(campaign, standing, taken(campaign, who), who);
}

Entitlement GoodsDesk::decide(Campaign const& campaign, Attendance const& who)
{
    return decide_with_takings(campaign, standing(who, looks_at_points(campaign)), who);
}

GoodsTaken GoodsDesk::taking(
    Campaign const& campaign, std::size_t goods, Standing const& standing, Attendance const& who)
{
    GoodsTaken out;
    out.campaign = campaign.id;
    out.revision = campaign.revision;
    out.goods = campaign.goods[goods];
    out.units = campaign.units;
    out.payer = campaign.payer;
    if (auto const* known = find_goods(out.goods)) out.cost_fen = known->cost_fen * campaign.units;
    out.points = campaign.points_price;
    out.by = who.by();
    if (who.visit != nullptr) out.assurance = who.visit->event.assurance;
    if (who.on_duty != nullptr) out.volunteer = who.on_duty->id;
    out.agreed_at = standing.agreed_at;
    return out;
}

Result<GoodsTaken> GoodsDesk::take(
    Campaign const& campaign, std::size_t goods, Attendance const& who, bool volunteer_allows)
{
    if (goods >= campaign.goods.size()) return fail(ErrorCode::Refused, "not of this campaign");
    auto const stands = standing(who, looks_at_points(campaign));
    auto so_far = taken(campaign, who);
    auto const entitlement = decide(campaign, stands, so_far, who);
    bool const allowed = entitlement.volunteer_may && volunteer_allows && who.on_duty != nullptr;
    if (!entitlement.is_entitled() && !allowed) return fail(ErrorCode::Refused, std::string{name(entitlement.reason)});
    if (who.on_duty == nullptr && is_gone(campaign, goods)) return fail(ErrorCode::Refused, "these goods are gone");

    Moment const now = m_ports.clock.moment();
    EventId id = new_event_id(now.clock.wall, m_ports.random);
    auto done = taking(campaign, goods, stands, who);
    done.taking = TakingId::make(id.text());
    NewEvent const event{std::move(id), done};
    TRY(m_ports.journal.append({&event, 1}, now));
    m_ports.sync.nudge();
    stock_changed();
    if (who.visit != nullptr) who.visit->points_spent += done.points;
    so_far.by_claimant.push_back({done.taking, now.occurred_at(), m_station.id});
    m_after = decide(campaign, stands, so_far, who);
    return done;
}

Result<void> GoodsDesk::undo(TakingId const& taking, MemberId const& volunteer)
{
    auto const found = TRY(m_ports.amenities->goods.find_taking(taking));
    if (!found || found->undone) return fail(ErrorCode::NotFound, "not taken here, or undone already");
    auto const& taken = found->taken;
    Moment const now = m_ports.clock.moment();
    NewEvent const event{new_event_id(now.clock.wall, m_ports.random),
        TakingUndone{taken.taking, taken.campaign, taken.goods, taken.units, taken.payer, taken.cost_fen, taken.points,
            taken.by, found->at, volunteer, {}}};
    TRY(m_ports.journal.append({&event, 1}, now));
    m_ports.sync.nudge();
    stock_changed();
    return {};
}

} // namespace yizhan
