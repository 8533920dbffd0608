// Stock and the hand-out line, for a volunteer on duty: receive, count, send, write off, hand out to a queue, take
// back. Every act is one movement; a balance is never written.
#pragma once

#include "kiosk/app/enrollment_intents.h"
#include "kiosk/app/goods_desk.h"

#include <string_view>

namespace yizhan {

class StockDesk {
public:
    // REQUIRES: ports.amenities.
    StockDesk(KioskPorts const& ports, ZoneMinutes zone, CheckInDesk& check_in, GoodsDesk& goods);

    void reload(Station const& station);
    void open(); // the list
    void hide();
    bool is_showing() const;
    // Everything of stock and handing out; PickListed, PressDigit and EraseLast of joining.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void apply(EnrollmentIntent const& intent, Attendance const& who);
    void back();
    // True: the scan was for this desk: a barcode anywhere in it, a person's code on the hand-out page (a visit is
    // recorded, then the taking), and a member's code elsewhere, which is told apart from goods. False: hidden, or the
    // code is for others.
    bool scan(std::string_view text, Attendance const& who);
    StockScreen view(Attendance const& who);
};

} // namespace yizhan
