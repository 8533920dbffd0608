// Everything that staff and phones do about amenities, goods and services, as one value.
#pragma once

#include "server/services/offer_desk.h"
#include "server/services/request_office.h"
#include "server/services/stock_office.h"

namespace yizhan {

struct ServiceDesks {
    ServiceDesks(DeskPorts const& with, ServiceFigures const& figures)
        : offers{with}, stock{with, figures}, requests{with, figures}
    {
    }
    ServiceDesks(ServiceDesks const&) = delete;
    ServiceDesks& operator=(ServiceDesks const&) = delete;

    OfferDesk offers;
    StockOffice stock;
    RequestOffice requests;
};

} // namespace yizhan
