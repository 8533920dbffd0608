#include "tests/bench/loopback_client.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace yizhan::bench {
namespace {

constexpr std::string_view end_of_header = "\r\n\r\n";

// REQUIRES: a whole header, as our own server writes it.
HttpResponse parse_header(std::string_view header)
{
    HttpResponse response;
    std::from_chars(header.data() + 9, header.data() + 12, response.status);
    auto rest = header.substr(header.find("\r\n") + 2);
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find("\r\n"));
        auto const colon = line.find(':');
        std::string name{line.substr(0, colon)};
        for (auto& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        response.fields.emplace_back(std::move(name), line.substr(line.find_first_not_of(' ', colon + 1)));
        rest.remove_prefix(std::min(rest.size(), line.size() + 2));
    }
    return response;
}

} // namespace

std::string wire_form(HttpRequest const& request)
{
    auto text = fmt::format(
        "{} {}{} HTTP/1.1\r\nHost: {}\r\n", request.method, request.path, request.query, request.authority);
    for (auto const& [name, value] : request.fields) text += fmt::format("{}: {}\r\n", name, value);
    text += fmt::format("Content-Length: {}\r\n\r\n", request.body.size());
    return text + request.body;
}

Result<LoopbackClient> LoopbackClient::connect(std::uint16_t port)
{
    UniqueFd fd{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int const on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(fd.get(), reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        return fail(ErrorCode::Unavailable, "nobody listens");
    return LoopbackClient{std::move(fd)};
}

Result<HttpResponse> LoopbackClient::exchange(std::string_view request)
{
    while (!request.empty()) {
        auto const sent = ::send(m_fd.get(), request.data(), request.size(), MSG_NOSIGNAL);
        if (sent <= 0) return fail(ErrorCode::Unavailable, "the connection broke");
        request.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::optional<HttpResponse> response;
    std::size_t body_begin = 0;
    std::size_t whole = 0;
    while (!response || m_buffer.size() < whole) {
        std::array<char, 1U << 16> piece;
        auto const got = ::recv(m_fd.get(), piece.data(), piece.size(), 0);
        if (got <= 0) return fail(ErrorCode::Unavailable, "the connection broke");
        m_buffer.append(piece.data(), static_cast<std::size_t>(got));
        auto const header = m_buffer.find(end_of_header);
        if (response || header == std::string::npos) continue;
        response = parse_header(std::string_view{m_buffer}.substr(0, header));
        body_begin = header + end_of_header.size();
        auto const length = find_field(response->fields, "content-length").value_or("0");
        std::size_t body_bytes = 0;
        std::from_chars(length.data(), length.data() + length.size(), body_bytes);
        whole = body_begin + body_bytes;
    }
    response->body = m_buffer.substr(body_begin, whole - body_begin);
    m_buffer.erase(0, whole);
    return std::move(*response);
}

} // namespace yizhan::bench
