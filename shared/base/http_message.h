// An HTTP message as a value (RFC 9110). The kiosk's transport, the hub's routes, the signatures and the simulated
// network all speak in these, so that a test can lose, cut, repeat or alter a whole message.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yizhan {

// Field names in lower case; order kept; a name may repeat.
using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method = "GET"; // upper case
    std::string authority; // host[:port], lower case: the signed @authority
    std::string path = "/"; // without the query
    std::string query; // with its '?', or empty: RFC 9421's @query
    HttpFields fields;
    std::string body;
    std::string peer; // the other side's address, for limits only; empty in the simulation
    std::string scheme = "https"; // or "http": how a sender reaches the authority; not signed
};

struct HttpResponse {
    int status = 200;
    HttpFields fields;
    std::string body;
};

// The first value of a field, or nothing. REQUIRES: name in lower case.
std::optional<std::string_view> find_field(HttpFields const& fields, std::string_view name);
void set_field(HttpFields& fields, std::string_view name, std::string value);
// A parameter of the query, percent-decoded (RFC 3986), or nothing; the first one where it repeats.
std::optional<std::string> query_parameter(std::string_view query, std::string_view name);

} // namespace yizhan
