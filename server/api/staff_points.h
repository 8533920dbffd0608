// A member's points as staff see them, line by line, and grant them. On the hub's executor.
#pragma once

#include "server/api/hub_context.h"

namespace yizhan {

class StaffPoints {
public:
    static constexpr std::size_t max_listed = 500;

    explicit StaffPoints(HubContext& hub) : m_hub{hub} { }

    void standing(ExchangePtr const& exchange);
    void move(ExchangePtr const& exchange);

private:
    Result<std::string> standing_json(std::string_view member, HttpRequest const& request);

    HubContext& m_hub;
};

} // namespace yizhan
