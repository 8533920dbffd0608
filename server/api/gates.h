// Who asks, and may they: one check for each kind of caller. The handler runs only after its gate; who does not pass is
// answered here with 401 or 403, and with nothing that tells why.
#pragma once

#include "server/api/hub_context.h"
#include "server/api/route_table.h"

namespace yizhan {

constexpr std::string_view session_cookie = "yizhan_staff";

// The value of our cookie, or empty.
std::string_view session_token(HttpRequest const& request);

class Gates {
public:
    Gates(HubContext& hub, Sessions& sessions) : m_hub{hub}, m_sessions{sessions} { }

    // Only a kiosk's upload is large, and what staff send at once: all the rules, many decisions.
    static constexpr std::size_t small_body_bytes = 64 * 1024;
    static constexpr std::size_t staff_body_bytes = 512 * 1024;

    // From any thread. Handlers of kiosk routes run on the offload executor, those for anyone where they are, all
    // others on the hub's.
    void enter(HttpRoute const& route, ExchangePtr const& exchange);

private:
    void check_kiosk(ExchangePtr const& exchange);
    void check_joining(ExchangePtr const& exchange);
    bool pass_staff(HttpRoute const& route, ExchangePtr const& exchange);
    bool pass_operator(ExchangePtr const& exchange) const;
    bool is_same_origin(HttpRequest const& request) const;

    HubContext& m_hub;
    Sessions& m_sessions;
};

} // namespace yizhan
