// Taking goods as a use case: what this person may take, the second tap that confirms, and the volunteer's undo. Also
// the one place where an entitlement is decided at a kiosk.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/attendance.h"
#include "kiosk/app/kiosk_ports.h"

#include <optional>
#include <vector>

namespace yizhan {

class GoodsDesk {
public:
    // REQUIRES: ports.amenities.
    GoodsDesk(KioskPorts const& ports, ZoneMinutes zone);

    void reload(Station const& station);
    // What may be taken first, then what may not yet and why, campaigns that are not for this person's kind left out.
    std::vector<OfferLine> offers(Attendance const& who);
    // nullptr: no such campaign here.
    Campaign const* find(CampaignId const& id) const;
    Entitlement decide(Campaign const& campaign, Attendance const& who);
    // Decides again, then records: Refused where it is not entitled (or a volunteer's yes is missing), else durable.
    // The visit's own numbers follow.
    Result<GoodsTaken> take(Campaign const& campaign, std::size_t goods, Attendance const& who, bool volunteer_allows);
    Result<void> undo(TakingId const& taking, MemberId const& volunteer); // NotFound: not here, or undone already

    void open(); // the offers
    void open(CampaignId const& campaign); // one of them: the page that asks for the second tap
    void hide();
    bool is_showing() const;
    // OpenOffers … ConfirmTaking. Others change nothing.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void back(); // a page back; from the first one it hides
    GoodsScreen view(Attendance const& who);
};

} // namespace yizhan
