#include "tests/simulation/world/service_visitors.h"

namespace yizhan::sim {
namespace {

bool has_started(ScreenView const& screen)
{
    auto const* machines = std::get_if<MachinesScreen>(&screen);
    return machines != nullptr && machines->started.has_value();
}

bool has_taken(ScreenView const& screen)
{
    auto const* goods = std::get_if<GoodsScreen>(&screen);
    return goods != nullptr && std::holds_alternative<TakenPage>(goods->page);
}

RequestedPage const* requested(ScreenView const& screen)
{
    auto const* catalogue = std::get_if<CatalogueScreen>(&screen);
    return catalogue == nullptr ? nullptr : std::get_if<RequestedPage>(&catalogue->page);
}

} // namespace

void ServiceVisitors::act(KioskNode& kiosk)
{
    switch (m_random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
        return use_machine(kiosk);
    case 4:
    case 5:
    case 6:
    case 7:
        return take(kiosk);
    case 8:
        return request(kiosk);
    default:
        return follow(kiosk);
    }
}

// Few people, so that the same one comes to several stations.
void ServiceVisitors::arrive(KioskNode& kiosk)
{
    m_deeds.intent(kiosk, intent::GoHome{});
    if (m_random.chance(15)) {
        m_deeds.intent(kiosk, intent::OpenGuest{});
        return m_deeds.intent(kiosk, intent::CheckInAsGuest{Occupation::Courier});
    }
    m_deeds.scan(kiosk, m_district.citizens()[m_random.below(8)].code);
}

void ServiceVisitors::use_machine(KioskNode& kiosk)
{
    if (m_random.chance(60)) arrive(kiosk);
    m_deeds.intent(kiosk, intent::OpenMachines{any(timed_amenities())});
    if (kiosk.is_dead()) return;
    auto const* shown = std::get_if<MachinesScreen>(&kiosk.view().screen);
    if (shown == nullptr || shown->machines.empty()) return;
    auto const screen = *shown;
    auto const tile = any(screen.machines);
    if (m_random.chance(5)) return m_deeds.intent(kiosk, intent::ReportMachine{tile.machine, true});
    if (screen.my_ticket && m_random.chance(20)) return m_deeds.intent(kiosk, intent::LeaveQueue{*screen.my_ticket});
    if (screen.can_queue && m_random.chance(40)) return m_deeds.intent(kiosk, intent::JoinQueue{screen.amenity.id});
    bool const may_start = tile.status == MachineStatus::Free || tile.status == MachineStatus::Held;
    if (may_start) return start(kiosk, tile, screen.minutes);
    if (m_random.chance(40)) m_deeds.intent(kiosk, intent::EndSession{tile.machine});
}

void ServiceVisitors::start(KioskNode& kiosk, MachineTile const& tile, std::vector<int> const& minutes)
{
    m_deeds.intent(kiosk, intent::PickMinutes{any(minutes)});
    m_deeds.tap(kiosk, intent::StartMachine{tile.machine}, "session.started", taps(), has_started);
    if (kiosk.is_dead() || !m_random.chance(15)) return;
    // A slip of the finger, taken back at once: only after the time of a double tap.
    m_deeds.intent(kiosk, intent::EndSession{tile.machine});
}

void ServiceVisitors::take(KioskNode& kiosk)
{
    arrive(kiosk);
    if (kiosk.is_dead() || !std::holds_alternative<CheckedInView>(kiosk.view().screen)) return;
    if (m_random.chance(30)) {
        m_deeds.intent(kiosk, intent::OpenOffer{any(campaign_ids())});
    } else {
        m_deeds.intent(kiosk, intent::OpenOffers{});
        if (kiosk.is_dead()) return;
        auto const* goods = std::get_if<GoodsScreen>(&kiosk.view().screen);
        auto const* page = goods == nullptr ? nullptr : std::get_if<OffersPage>(&goods->page);
        if (page == nullptr || page->offers.empty()) return;
        auto const campaign = any(page->offers).campaign;
        m_deeds.intent(kiosk, intent::OpenOffer{campaign});
    }
    if (m_random.chance(20)) m_deeds.intent(kiosk, intent::PickGoods{m_random.below(2)});
    m_deeds.tap(kiosk, intent::ConfirmTaking{}, "goods.taken", taps(), has_taken);
}

void ServiceVisitors::request(KioskNode& kiosk)
{
    if (m_random.chance(50)) arrive(kiosk);
    m_deeds.intent(kiosk, intent::OpenSection{Section::Services});
    m_deeds.intent(kiosk, intent::OpenService{any(service_ids())});
    m_deeds.tap(kiosk, intent::RequestService{}, "service.requested", taps(),
        [](ScreenView const& screen) { return requested(screen) != nullptr; });
    if (kiosk.is_dead()) return;
    if (auto const* page = requested(kiosk.view().screen)) m_codes.push_back(page->code);
}

void ServiceVisitors::follow(KioskNode& kiosk)
{
    if (m_codes.empty()) return;
    m_deeds.intent(kiosk, intent::OpenSection{Section::Services});
    m_deeds.intent(kiosk, intent::OpenFollow{});
    for (char const key : any(m_codes)) {
        if (key != '-') m_deeds.intent(kiosk, intent::PressCode{key});
    }
    if (m_random.chance(30)) m_deeds.intent(kiosk, intent::WithdrawRequest{});
}

} // namespace yizhan::sim
