// The forms in which staff keep what stations offer: amenities and machines, goods, campaigns, the catalogue. On the
// hub's executor.
#pragma once

#include "server/api/hub_context.h"

namespace yizhan {

class StaffOffers {
public:
    explicit StaffOffers(HubContext& hub) : m_hub{hub} { }

    void offers(ExchangePtr const& exchange);
    void put_amenity(ExchangePtr const& exchange);
    void remove_amenity(ExchangePtr const& exchange);
    void put_machine(ExchangePtr const& exchange);
    void remove_machine(ExchangePtr const& exchange);

    void goods(ExchangePtr const& exchange);
    void put_goods(ExchangePtr const& exchange);
    void services(ExchangePtr const& exchange);
    void put_service(ExchangePtr const& exchange);

    void campaigns(ExchangePtr const& exchange);
    void put_campaign(ExchangePtr const& exchange);
    void end_campaign(ExchangePtr const& exchange);

private:
    Result<std::string> offers_json(HttpRequest const& request);
    Result<OfferDesk::CampaignPut> keep_campaign(Exchange const& exchange);

    HubContext& m_hub;
};

} // namespace yizhan
