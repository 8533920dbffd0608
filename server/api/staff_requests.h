// Requests for services as staff take them up, move them on and end them. On the hub's executor.
#pragma once

#include "server/api/hub_context.h"

namespace yizhan {

class StaffRequests {
public:
    static constexpr std::size_t max_listed = 500;

    explicit StaffRequests(HubContext& hub) : m_hub{hub} { }

    void list(ExchangePtr const& exchange);
    void advance(ExchangePtr const& exchange);

private:
    Result<std::string> list_json(HttpRequest const& request);
    Result<std::string> advance_json(Exchange const& exchange);

    HubContext& m_hub;
};

} // namespace yizhan
