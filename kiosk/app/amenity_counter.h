// Where a station's services are, as the kiosk's actor sees them: machines, goods, stock and the catalogue. Knows which
// of them is on the screen and passes on what comes in; at most one is shown.
#pragma once

#include "kiosk/app/catalogue_desk.h"
#include "kiosk/app/goods_desk.h"
#include "kiosk/app/machine_desk.h"
#include "kiosk/app/stock_desk.h"
#include "kiosk/app/views.h"

#include <optional>
#include <string_view>
#include <vector>

namespace yizhan {

class AmenityCounter {
public:
    // REQUIRES: ports.amenities.
    AmenityCounter(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone);

    void reload(Station const& station, std::vector<Amenity> const& amenities);
    void open_catalogue();
    void hide();
    // What leads to another desk shows that one; what belongs to a desk that is not shown was meant for a screen that
    // is gone. Ask shown() afterwards: Nothing where a person went back from the first page.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void apply(EnrollmentIntent const& intent, Attendance const& who);
    // True: the scan was for what is shown. False: a code like others; what was shown is closed.
    bool scan(std::string_view text, Attendance const& who);
    void tick(MonoMs now) { m_machines.tick(now); }
    std::optional<MonoMs> next_change(MonoMs now) const { return m_machines.next_change(now); }

    enum class Desk { Nothing, Machines, Goods, Stock, Catalogue };
    Desk shown() const;
    // Of an intent: whose it is.
    static Desk desk_of(AmenityIntent const& intent);
    // The amenity whose machines are shown.
    std::optional<Amenity> amenity_shown(Attendance const& who) const;
    // REQUIRES: shown() is not Nothing. `answer`: of the amenity that is shown.
    ScreenView view(Attendance const& who, ServiceAnswer answer);

    TimedState state(AmenityId const& amenity) const { return m_machines.state(amenity); }
    std::vector<MachineCall> calls() const { return m_machines.calls(); }
    std::vector<OfferLine> offers(Attendance const& who) { return m_goods.offers(who); }
    std::int64_t points(Visit const& visit) { return m_goods.points(visit); }
    void set_helper_called() { m_helper_called = true; } // until another desk is shown, or none

private:
    void show(Desk desk);

    MachineDesk m_machines;
    GoodsDesk m_goods;
    StockDesk m_stock;
    CatalogueDesk m_catalogue;
    bool m_helper_called = false;
};

} // namespace yizhan
