// Signing in to the staff pages and out of them. On the hub's executor.
#pragma once

#include "server/api/hub_context.h"
#include "server/api/rate_limit.h"
#include "server/api/route_table.h"
#include "server/staff/sign_in.h"

namespace yizhan {

class StaffSessionRoutes {
public:
    StaffSessionRoutes(HubContext& hub, Sessions& sessions);

    void sign_in(ExchangePtr const& exchange);
    void show(ExchangePtr const& exchange) const;
    void sign_out(ExchangePtr const& exchange);
    // For the operator: {"name","password"} makes an account, or gives it a new password and ends its sessions.
    void set_password(ExchangePtr const& exchange);

private:
    std::optional<Millis> too_often(std::string const& peer, std::string const& name);
    std::string cookie(std::string_view token, Millis max_age) const;

    HubContext& m_hub;
    Sessions& m_sessions;
    SignIn m_sign_in;
    RateLimit m_by_peer{20, Millis{3'000}};
    RateLimit m_by_name_and_peer{5, Millis{12'000}}; // a stranger elsewhere locks nobody out
    RateLimit m_by_name{30, Millis{2'000}};
};

} // namespace yizhan
