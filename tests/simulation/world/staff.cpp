#include "tests/simulation/world/staff.h"

#include "server/services/feed_rows.h"

#include <array>

namespace yizhan::sim {
namespace {

constexpr auto account = "lin";

Result<void> must_be_taken(std::size_t faults)
{
    return faults == 0 ? Result<void>{} : fail(ErrorCode::Refused, "the form was not taken");
}

} // namespace

std::string Staff::fresh_id() { return new_event_id(m_hub.clock().wall(), m_random).text(); }

void Staff::act()
{
    switch (m_random.below(10)) {
    case 0:
    case 1:
        m_hub.command("edit a campaign", [this](auto& desks) { return edit_campaign(desks); });
        return;
    case 2:
        if (m_random.chance(70)) return;
        m_hub.command("end a campaign", [this](auto& desks) { return end_campaign(desks); });
        return;
    case 3:
        m_hub.command("change a machine", [this](auto& desks) { return change_machine(desks); });
        return;
    case 4:
        m_hub.command("move stock", [this](auto& desks) { return move_stock(desks); });
        return;
    case 5:
        m_hub.command("move points", [this](auto& desks) { return move_points(desks); });
        return;
    case 6:
        m_hub.command("settle", [this](auto& desks) { return settle(desks); });
        return;
    case 7:
        m_hub.command("ask by phone", [this](auto& desks) { return ask_by_phone(desks); });
        return;
    default:
        m_hub.command("go on with a request", [this](auto& desks) { return advance(desks); });
    }
}

Result<void> Staff::edit_campaign(ServiceDesks& desks)
{
    auto const campaigns = TRY(desks.offers.campaigns());
    auto wanted = any(campaigns);
    switch (m_random.below(5)) {
    case 0:
        wanted.allowance = 1 + static_cast<int>(m_random.below(3));
        break;
    case 1:
        if (wanted.shares.empty())
            wanted.total = wanted.total ? std::nullopt : std::optional{std::int64_t{10}};
        else
            wanted.total = 8 + static_cast<std::int64_t>(m_random.below(8));
        break;
    case 2:
        wanted.shares.clear();
        if (wanted.total) wanted.shares = {{any_station(), 1 + static_cast<std::int64_t>(m_random.below(5))}};
        break;
    case 3:
        wanted.period = any(std::vector{Period::Once, Period::Day, Period::Week});
        if (!wanted.audience.members_only) wanted.period = Period::Once;
        break;
    default:
        wanted.payer = any(std::vector{Payer::Union, Payer::Dues, Payer::Donation});
        if (wanted.audience.members_only) wanted.points_price = static_cast<std::int64_t>(5 * m_random.below(3));
    }
    auto const put = TRY(desks.offers.put(wanted, account));
    return must_be_taken(put.faults.size());
}

Result<void> Staff::end_campaign(ServiceDesks& desks)
{
    TRY(desks.offers.end(any(campaign_ids()), account));
    return {};
}

Result<void> Staff::change_machine(ServiceDesks& desks)
{
    auto const station = any_station();
    auto offer = TRY(desks.offers.offer(station));
    auto machine = any(offer.machines);
    machine.in_service = !machine.in_service || m_random.chance(50);
    return must_be_taken(TRY(desks.offers.put(station, machine, account)).size());
}

Result<void> Staff::move_stock(ServiceDesks& desks)
{
    StockMoved movement;
    movement.movement = MovementId::make(fresh_id());
    movement.goods = any(goods_ids());
    movement.units = 1 + static_cast<std::int64_t>(m_random.below(9));
    movement.by = account;
    auto const station = any_station();
    if (m_random.chance(60)) {
        movement.from = {StockPlace::Supplier, {}};
        movement.to = {StockPlace::Station, station};
    } else {
        auto other = any_station();
        if (other == station) return fail(ErrorCode::Refused, "to itself");
        movement.from = {StockPlace::Station, station};
        movement.to = {StockPlace::Transit, std::move(other)};
        movement.reason = StockReason::Sent;
    }
    TRY_DO(must_be_taken(TRY(desks.stock.move(movement)).size()));
    if (m_random.chance(70)) return {};
    return must_be_taken(TRY(desks.stock.move(movement)).size()); // the button, twice
}

Result<void> Staff::move_points(ServiceDesks& desks)
{
    PointsMoved movement;
    movement.movement = MovementId::make(fresh_id());
    movement.member = any_member();
    movement.points = static_cast<std::int64_t>(m_random.below(31)) - 15;
    movement.reason = {"奖励", "Reward"};
    movement.by = account;
    TRY_DO(desks.stock.move(movement));
    if (m_random.chance(70)) return {};
    return desks.stock.move(movement);
}

Result<void> Staff::settle(ServiceDesks& desks)
{
    auto const open = TRY(m_hub.store().services().exceptions.list_exceptions(ExceptionState::Open, {}, 50));
    if (open.empty()) return {};
    return desks.stock.settle({any(open).id, any(std::vector<std::string>{"accepted", "recovered"}), "seen"}, account);
}

Result<void> Staff::advance(ServiceDesks& desks)
{
    auto const found = TRY(m_hub.store().services().requests.list_requests({}, {}, 50));
    if (found.empty()) return {};
    using enum RequestState;
    auto const wanted = any(std::vector{TakenUp, TakenUp, WaitingForPerson, Done, Declined});
    TRY(desks.requests.advance(any(found).standing.id, wanted, {"请带证件", "Bring papers"}, account));
    return {};
}

Result<void> Staff::ask_by_phone(ServiceDesks& desks)
{
    PhoneAsking asking{RequestId::make(fresh_id()), any(service_ids()), any_station(), std::nullopt};
    if (m_random.chance(50)) asking.member = any_member();
    auto const first = TRY(desks.requests.ask(asking));
    auto const again = TRY(desks.requests.ask(asking));
    if (first.code != again.code) m_ledger.violated("a request that was sent twice has two codes");
    return {};
}

} // namespace yizhan::sim
