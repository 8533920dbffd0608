// Stock and exceptions as staff see and settle them. On the hub's executor.
#pragma once

#include "server/api/hub_context.h"

namespace yizhan {

class StaffStock {
public:
    static constexpr std::size_t max_listed = 500;

    explicit StaffStock(HubContext& hub) : m_hub{hub} { }

    void standing(ExchangePtr const& exchange);
    void movements(ExchangePtr const& exchange);
    void move(ExchangePtr const& exchange);
    void exceptions(ExchangePtr const& exchange);
    void settle(ExchangePtr const& exchange);

private:
    Result<std::string> standing_json();
    Result<std::string> movements_json(HttpRequest const& request);
    Result<std::string> exceptions_json(HttpRequest const& request);

    HubContext& m_hub;
};

} // namespace yizhan
