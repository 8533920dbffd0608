#include "kiosk/app/hand_out_line.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t served_kept = 32;

} // namespace

HandOutLine::HandOutLine(KioskPorts const& ports, ZoneMinutes zone, CheckInDesk& check_in, GoodsDesk& goods)
    : m_ports{ports}, m_zone{zone}, m_check_in{check_in}, m_goods{goods}
{
}

void HandOutLine::begin(CampaignId const& campaign)
{
    m_last.reset();
    m_waiting = {};
    if (campaign == m_campaign) return;
    m_campaign = campaign;
    m_chosen.reset();
    m_given = 0;
    m_refused = 0;
    m_served.clear();
}

void HandOutLine::pick(std::size_t goods)
{
    auto const* campaign = m_goods.find(m_campaign);
    if (campaign != nullptr && goods < campaign->goods.size()) m_chosen = campaign->goods[goods];
}

void HandOutLine::say(HandOutResult result)
{
    ++(result.given ? m_given : m_refused);
    if (m_ports.announcer != nullptr)
        m_ports.announcer->call(result.given ? Announcer::Call::Given : Announcer::Call::NotGiven);
    m_last = std::move(result);
}

Result<void> HandOutLine::scan(std::string_view text, Volunteer const& on_duty)
{
    m_waiting = {};
    auto const last = std::exchange(m_last, std::nullopt); // whatever comes, it is not the one before
    auto const answer = TRY(m_check_in.scan(text));
    m_ports.sync.nudge();
    if (auto const* refusal = std::get_if<Refusal>(&answer)) {
        HandOutResult result;
        result.code = refusal->reason;
        say(std::move(result));
        return {};
    }
    auto const& welcome = std::get<Welcome>(answer);
    auto* visit = m_check_in.find_visit(welcome.visit);
    if (visit == nullptr) return fail(ErrorCode::Internal, "a visit of this moment is forgotten");
    if (welcome.bounced && std::find(m_served.begin(), m_served.end(), welcome.visit) != m_served.end()) {
        // Read twice: green stays green, so that nobody takes back what was just given.
        HandOutResult result;
        result.given = true;
        result.again = true;
        if (visit->member) result.masked_name = visit->member->masked_name;
        if (last && last->given) result = *last;
        result.again = true;
        m_last = std::move(result);
        return {};
    }
    return serve(*visit, on_duty, false);
}

Result<void> HandOutLine::serve(Visit& visit, Volunteer const& on_duty, bool allows)
{
    HandOutResult result;
    if (visit.member) result.masked_name = visit.member->masked_name;
    auto const* campaign = m_goods.find(m_campaign);
    if (campaign == nullptr) {
        result.reason = EntitlementReason::Over;
        say(std::move(result));
        return {};
    }
    Attendance const who{&visit, &on_duty};
    auto const taken = m_goods.take(*campaign, m_goods.proposed(*campaign, m_chosen), who, allows);
    if (!taken && taken.error().code != ErrorCode::Refused) return tl::unexpected(taken.error());
    if (taken) {
        result.given = true;
        result.units = taken->units;
        auto const* goods = m_goods.find_goods(taken->goods);
        result.goods = goods != nullptr ? goods->name : campaign->name;
        if (m_served.size() == served_kept) m_served.pop_front();
        m_served.push_back(visit.event.visit);
    } else {
        auto const entitlement = m_goods.decide(*campaign, who);
        result.reason = entitlement.reason;
        result.may_allow = entitlement.volunteer_may;
        if (entitlement.next) result.next = to_local(*entitlement.next, m_zone);
        if (result.may_allow) m_waiting = visit.event.visit;
    }
    say(std::move(result));
    return {};
}

Result<void> HandOutLine::allow(Volunteer const& on_duty)
{
    auto* visit = m_waiting.empty() ? nullptr : m_check_in.find_visit(m_waiting);
    if (visit == nullptr) return {};
    int const refused = m_refused;
    TRY_DO(serve(*visit, on_duty, true));
    m_refused = m_last->given ? refused - 1 : refused; // the same person
    if (m_last->given) m_waiting = {};
    return {};
}

std::optional<HandOutPage> HandOutLine::page(Volunteer const& on_duty)
{
    auto const* campaign = m_goods.find(m_campaign);
    if (campaign == nullptr) return std::nullopt;
    HandOutPage page;
    page.campaign = campaign->name;
    page.payer = campaign->payer;
    page.choices = m_goods.choices(*campaign);
    page.chosen = m_goods.proposed(*campaign, m_chosen);
    page.given = m_given;
    page.refused = m_refused;
    if (campaign->total) {
        auto const stands = m_goods.decide(*campaign, {nullptr, &on_duty});
        page.left_of_total = stands.left_of_total;
        page.reserved = stands.reserved;
    }
    page.last = m_last;
    return page;
}

} // namespace yizhan
