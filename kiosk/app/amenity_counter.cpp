#include "kiosk/app/amenity_counter.h"

namespace yizhan {
namespace {

using Desk = AmenityCounter::Desk;

template <class Wanted, class... Some> constexpr bool is_any_of = (std::is_same_v<Wanted, Some> || ...);

template <class Wanted> constexpr Desk desk_of_intent()
{
    using namespace intent;
    if constexpr (is_any_of<Wanted, OpenMachines, PickMinutes, StartMachine, EndSession, JoinQueue, LeaveQueue,
                      ReportMachine>)
        return Desk::Machines;
    else if constexpr (is_any_of<Wanted, OpenOffers, OpenOffer, ConfirmTaking>)
        return Desk::Goods;
    else if constexpr (is_any_of<Wanted, OpenServiceField, OpenSituation, OpenServiceSearch, OpenService,
                           RequestService, OpenFollow, PressCode, WithdrawRequest>)
        return Desk::Catalogue;
    else
        return Desk::Stock;
}

// These show their desk, whatever was shown before.
bool leads_to_its_desk(AmenityIntent const& wanted)
{
    return std::visit(
        []<class Wanted>(Wanted const&) {
            using namespace intent;
            return is_any_of<Wanted, OpenMachines, OpenOffers, OpenOffer, OpenStock, OpenHandOut, OpenTakings,
                OpenFollow>;
        },
        wanted);
}

} // namespace

AmenityCounter::AmenityCounter(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone)
    : m_machines{ports, zone}, m_goods{ports, zone}, m_stock{ports, zone, check_in, m_goods}, m_catalogue{ports, zone}
{
}

Desk AmenityCounter::desk_of(AmenityIntent const& wanted)
{
    return std::visit([]<class Wanted>(Wanted const&) { return desk_of_intent<Wanted>(); }, wanted);
}

void AmenityCounter::reload(Station const& station, std::vector<Amenity> const& amenities)
{
    m_machines.reload(amenities);
    m_goods.reload(station);
    m_stock.reload(station);
    m_catalogue.reload();
}

Desk AmenityCounter::shown() const
{
    if (m_stock.is_showing()) return Desk::Stock;
    if (m_goods.is_showing()) return Desk::Goods;
    if (m_machines.is_showing()) return Desk::Machines;
    return m_catalogue.is_showing() ? Desk::Catalogue : Desk::Nothing;
}

void AmenityCounter::show(Desk desk)
{
    if (desk != shown()) m_helper_called = false;
    if (desk != Desk::Machines) m_machines.hide();
    if (desk != Desk::Goods) m_goods.hide();
    if (desk != Desk::Stock) m_stock.hide();
    if (desk != Desk::Catalogue) m_catalogue.hide();
}

void AmenityCounter::hide() { show(Desk::Nothing); }

void AmenityCounter::open_catalogue()
{
    show(Desk::Catalogue);
    m_catalogue.open();
}

void AmenityCounter::apply(AmenityIntent const& wanted, Attendance const& who)
{
    auto desk = desk_of(wanted);
    // Which goods: of an offer, or in the hand-out line.
    if (std::holds_alternative<intent::PickGoods>(wanted) && shown() == Desk::Goods) desk = Desk::Goods;
    if (leads_to_its_desk(wanted))
        show(desk);
    else if (desk != shown())
        return;
    switch (desk) {
    case Desk::Machines:
        return m_machines.apply(wanted, who);
    case Desk::Goods:
        return m_goods.apply(wanted, who);
    case Desk::Stock:
        return m_stock.apply(wanted, who);
    case Desk::Catalogue:
        return m_catalogue.apply(wanted, who);
    case Desk::Nothing:
        break;
    }
}

void AmenityCounter::apply(EnrollmentIntent const& wanted, Attendance const& who)
{
    bool const back
        = std::holds_alternative<intent::BackAPage>(wanted) || std::holds_alternative<intent::CloseForm>(wanted);
    switch (shown()) {
    case Desk::Machines:
        if (back) m_machines.hide();
        return;
    case Desk::Goods:
        if (back) m_goods.back();
        return;
    case Desk::Stock:
        return back ? m_stock.back() : m_stock.apply(wanted, who);
    case Desk::Catalogue:
        return back ? m_catalogue.back() : m_catalogue.apply(wanted, who);
    case Desk::Nothing:
        return;
    }
}

bool AmenityCounter::scan(std::string_view text, Attendance const& who)
{
    if (m_stock.is_showing() && m_stock.scan(text, who)) return true;
    hide();
    return false;
}

std::optional<Amenity> AmenityCounter::amenity_shown(Attendance const& who) const
{
    if (shown() != Desk::Machines) return std::nullopt;
    return m_machines.view(who, ServiceAnswer::Allowed).amenity;
}

ScreenView AmenityCounter::view(Attendance const& who, ServiceAnswer answer)
{
    switch (shown()) {
    case Desk::Goods: {
        auto screen = m_goods.view(who);
        screen.helper_called = m_helper_called;
        return screen;
    }
    case Desk::Stock:
        return m_stock.view(who);
    case Desk::Catalogue:
        return m_catalogue.view(who);
    default: {
        auto screen = m_machines.view(who, answer);
        screen.helper_called = m_helper_called;
        return screen;
    }
    }
}

} // namespace yizhan
