// Every route of the hub in one table: method, path, who may call it, what it does. What is not in the table does not
// exist; a test walks it and asks for each route without its credential.
#pragma once

#include "server/api/exchange.h"

#include <functional>
#include <string_view>
#include <vector>

namespace yizhan {

// The credential that a route asks for, checked before its handler runs.
enum class Caller {
    Anyone, // the handler runs where the request came in: what is not pure posts itself
    Phone, // a token of a kiosk's rotating code: checked by the handler, since it may stand in the body
    JoiningKiosk, // a signature by the very key that the body brings
    Kiosk, // a signature by the key of the kiosk in the path, or of any known kiosk where none is named
    Newcomer, // signs in now: no session yet, but the same origin
    Staff, // a session; same origin for all that changes anything
    Operator, // the secret in the hub's data folder: its own command line
};

struct HttpRoute {
    std::string_view method;
    std::string_view pattern; // a '*' stands for one segment; of two, what is captured has a slash between
    Caller caller = Caller::Anyone;
    std::function<void(ExchangePtr const&)> handle;
    std::vector<Role> roles{}; // of Caller::Staff: one of them will do; none: any
};

class RouteTable {
public:
    explicit RouteTable(std::vector<HttpRoute> routes) : m_routes{std::move(routes)} { }

    struct Match {
        HttpRoute const* route = nullptr; // none: no such path, or not with this method
        std::string capture;
        std::string allowed; // methods of the path, for 405; empty: no such path
    };
    Match find(std::string_view method, std::string_view path) const;
    std::vector<HttpRoute> const& routes() const { return m_routes; }

private:
    std::vector<HttpRoute> m_routes;
};

} // namespace yizhan
