// Taking goods as a use case: what this person may take, the second tap that confirms, and the volunteer's undo. Also
// the one place where an entitlement is decided at a kiosk. A book that cannot be read turns nobody away.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/attendance.h"
#include "kiosk/app/kiosk_ports.h"

#include <array>
#include <map>
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
    // What the member has now: as the roster says today, without what was spent here and the hub has not taken off yet,
    // and with what was undone here and the hub has not given back. REQUIRES: visit.member.
    std::int64_t points(Visit const& visit);
    // Decides again, then records: Refused where it is not entitled (or a volunteer's yes is missing), or where these
    // goods are believed to be gone and no volunteer sees the shelf; else durable.
    Result<GoodsTaken> take(Campaign const& campaign, std::size_t goods, Attendance const& who, bool volunteer_allows);
    Result<void> undo(TakingId const& taking, MemberId const& volunteer); // NotFound: not here, or undone already

    // What the stock's desk shares with it.
    std::vector<Campaign> const& campaigns() const { return m_campaigns; } // by order
    std::vector<Goods> const& goods() const { return m_goods; } // by name
    Goods const* find_goods(GoodsId const& id) const;
    std::optional<StockBalance> balance(GoodsId const& id); // none: nobody counts it here
    std::optional<StockBalance> movements_of(GoodsId const& id); // the sum, whether somebody counts it or not
    void stock_changed() { m_stock.reset(); }
    std::vector<TakePage::Choice> choices(Campaign const& campaign);
    // The one that was chosen, or the first that is not believed to be gone.
    std::size_t proposed(Campaign const& campaign, std::optional<GoodsId> const& chosen);

    void open(); // the offers
    void open(CampaignId const& campaign); // one of them: the page that asks for the second tap
    void hide();
    bool is_showing() const { return m_page.has_value(); }
    // OpenOffers … ConfirmTaking. Others change nothing.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void back(); // a page back; from the first one it hides
    GoodsScreen view(Attendance const& who);

private:
    enum class Page { Offers, Take, Taken };
    // Of the person and the moment, whatever the campaign.
    struct Standing {
        Claimant claimant;
        TrustedNow now;
        std::optional<UtcMs> agreed_at;
        std::optional<Millis> list_age;
    };

    void on(intent::OpenOffers const&, Attendance const&) { open(); }
    void on(intent::OpenOffer const& offer, Attendance const&) { open(offer.campaign); }
    void on(intent::PickGoods const& pick, Attendance const& who);
    void on(intent::ConfirmTaking const&, Attendance const& who);

    Standing standing(Attendance const& who, bool with_points);
    Claimant claimant(Attendance const& who, bool with_points);
    bool helps_here(MemberId const& member);
    TakenSoFar taken(Campaign const& campaign, Attendance const& who);
    std::map<GoodsId, StockBalance> const& stock();
    bool is_gone(Campaign const& campaign, std::size_t goods);
    Entitlement decide(
        Campaign const& campaign, Standing const& standing, TakenSoFar const& taken, Attendance const& who);
    Entitlement decide_with_takings(Campaign const& campaign, Standing const& standing, Attendance const& who);
    GoodsTaken taking(Campaign const& campaign, std::size_t goods, Standing const& standing, Attendance const& who);
    bool is_left_out(Campaign const& campaign, Entitlement const& entitlement, TrustedNow const& now) const;
    OfferLine line(Campaign const& campaign, Entitlement const& entitlement) const;
    void show_taken(Campaign const& campaign, GoodsTaken const& taken);
    std::optional<LocalTime> local(std::optional<UtcMs> const& time) const;
    std::optional<TakePage> take_page(Attendance const& who);

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    Station m_station;
    std::vector<Campaign> m_campaigns;
    std::vector<Goods> m_goods;
    std::optional<std::map<GoodsId, StockBalance>> m_stock; // none: to be read again
    Entitlement m_after; // of the last taking: how it stands since

    std::optional<Page> m_page; // none: hidden
    bool m_from_offers = false;
    CampaignId m_open;
    std::optional<GoodsId> m_chosen;
    TakenPage m_taken;
    bool m_not_recorded = false;
};

} // namespace yizhan
