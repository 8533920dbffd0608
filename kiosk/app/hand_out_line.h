// A queue at one campaign: each scan of a person's code checks them in and gives at once, for the volunteer is the
// confirmation; two taps would stop a queue. Says of each what happened, with a sound, until the next.
#pragma once

#include "kiosk/app/goods_desk.h"

#include <deque>
#include <string_view>

namespace yizhan {

class HandOutLine {
public:
    HandOutLine(KioskPorts const& ports, ZoneMinutes zone, CheckInDesk& check_in, GoodsDesk& goods);

    void begin(CampaignId const& campaign); // the same one: goes on
    CampaignId const& campaign() const { return m_campaign; }
    void pick(std::size_t goods);
    // Errors are the journal's: nothing more was recorded than the last result says.
    Result<void> scan(std::string_view text, Volunteer const& on_duty);
    Result<void> allow(Volunteer const& on_duty); // what the last one only waited for
    // Nothing: the campaign is not there any more.
    std::optional<HandOutPage> page(Volunteer const& on_duty);

private:
    Result<void> serve(Visit& visit, Volunteer const& on_duty, bool allows);
    void say(HandOutResult result);

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    CheckInDesk& m_check_in;
    GoodsDesk& m_goods;
    CampaignId m_campaign;
    std::optional<GoodsId> m_chosen;
    int m_given = 0;
    int m_refused = 0;
    std::optional<HandOutResult> m_last;
    VisitId m_waiting; // whom the volunteer may allow; empty: nobody
    std::deque<VisitId> m_served; // given lately, newest last, at most 32: as many as the other desk remembers
};

} // namespace yizhan
