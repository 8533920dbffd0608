// Inside this room only: between Beast's messages and the values of shared/base/http_message.h.
#pragma once

#include "server/http/http_server.h"
#include "shared/protocol/problem.h"

#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <optional>

namespace yizhan::wire {

namespace http = boost::beast::http;

using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

inline std::string lower_case(std::string_view text)
{
    std::string out{text};
    for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

inline std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

// host[:port], nothing that could be read as something else.
inline bool is_authority(std::string_view text)
{
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == ':'
            || c == '[' || c == ']';
    };
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), allowed);
}

inline bool is_address(std::string_view text)
{
    auto const allowed
        = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == ':'; };
    return !text.empty() && text.size() <= 45 && std::all_of(text.begin(), text.end(), allowed);
}

inline std::string forwarded_peer(HttpFields const& fields, std::string of_socket)
{
    std::string_view last;
    for (auto const& [name, value] : fields) {
        if (name == "x-forwarded-for") last = value;
    }
    last.remove_prefix(last.rfind(',') == std::string_view::npos ? 0 : last.rfind(',') + 1);
    while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
    return is_address(last) ? std::string{last} : std::move(of_socket);
}

// Only the origin form of a target (RFC 9112 §3.2.1) and exactly one Host. InvalidInput otherwise.
inline Result<HttpRequest> to_request(Request&& message, std::string socket_peer, PeerOf peer_of)
{
    HttpRequest out;
    out.method = message.method() == http::verb::head ? "GET" : view(message.method_string());
    auto const target = view(message.target());
    if (target.empty() || target.front() != '/') return fail(ErrorCode::InvalidInput, "request target");
    auto const query = target.find('?');
    out.path = target.substr(0, query);
    if (query != std::string_view::npos) out.query = target.substr(query);
    auto hosts = 0;
    for (auto const& field : message) {
        out.fields.emplace_back(lower_case(view(field.name_string())), view(field.value()));
        if (field.name() == http::field::host && ++hosts == 1) out.authority = lower_case(view(field.value()));
    }
    if (hosts != 1 || !is_authority(out.authority)) return fail(ErrorCode::InvalidInput, "host");
    out.body = std::move(message.body());
    out.peer
        = peer_of == PeerOf::ForwardedFor ? forwarded_peer(out.fields, std::move(socket_peer)) : std::move(socket_peer);
    return out;
}

// IMF-fixdate (RFC 9110 §5.6.7).
inline std::string http_date(UtcMs time)
{
    static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const at = to_local(time, ZoneMinutes{0});
    auto const second = time.ms / 1'000 % 60;
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(at.weekday)], at.day,
        months[static_cast<std::size_t>(at.month - 1)], at.year, at.hour, at.minute, second);
}

// What the client may expect of the connection and of the body.
struct Framing {
    unsigned version = 11;
    bool keep_alive = false;
    bool head_only = false;
};

inline Response to_message(HttpResponse&& response, Framing const& framing)
{
    Response out{static_cast<http::status>(response.status), framing.version};
    for (auto const& [name, value] : response.fields) out.insert(name, value);
    out.keep_alive(framing.keep_alive);
    if (response.status != 204 && response.status != 304) out.content_length(response.body.size());
    if (!framing.head_only) out.body() = std::move(response.body);
    return out;
}

// The answer to what never became a request, or nothing where the other side is gone or is no HTTP client.
inline std::optional<HttpResponse> answer_to(boost::beast::error_code const& error)
{
    auto problem = problem_of(ErrorCode::InvalidInput);
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        problem = problem_of(ErrorCode::TooLarge);
        problem.status = 431;
    } else if (error == http::error::body_limit) {
        problem = problem_of(ErrorCode::TooLarge);
    } else if (error == http::error::end_of_stream || error == http::error::partial_message
        || error.category() != http::make_error_code(http::error::bad_method).category()) {
        return std::nullopt;
    }
    return to_response(problem);
}

} // namespace yizhan::wire
