// The ports through which the use of services is read, together: what the hub hands to its routes.
#pragma once

#include "server/projections/exceptions.h"
#include "server/projections/requests.h"
#include "server/projections/stock_figures.h"
#include "server/projections/usage.h"

namespace yizhan {

struct ServiceFigures {
    UsageFigures& usage;
    StockFigures& stock;
    ExceptionBook& exceptions;
    RequestBook& requests;
};

} // namespace yizhan
