#include "server/http/loopback_call.h"

#include "shared/platform/unique_fd.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace yizhan {
namespace {

constexpr std::size_t max_reply_bytes = 1U << 20;
constexpr timeval patience{10, 0};

Result<UniqueFd> connect_to(std::string const& address, std::uint16_t port)
{
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    bool const is_v4 = ::inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1;
    if (!is_v4 && ::inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) != 1)
        return fail(ErrorCode::InvalidInput, "not an IP address");
    v4.sin_family = AF_INET;
    v6.sin6_family = AF_INET6;
    v4.sin_port = v6.sin6_port = htons(port);
    UniqueFd fd{::socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    auto const* const to = is_v4 ? reinterpret_cast<sockaddr const*>(&v4) : reinterpret_cast<sockaddr const*>(&v6);
    if (::connect(fd.get(), to, is_v4 ? sizeof v4 : sizeof v6) != 0)
        return fail(ErrorCode::Unavailable, "no hub listens there");
    return fd;
}

Result<void> send_all(UniqueFd const& fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const sent = ::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return fail(ErrorCode::Timeout, "the hub takes nothing in");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

Result<std::string> read_all(UniqueFd const& fd)
{
    std::string out;
    std::array<char, 16'384> buffer{};
    for (;;) {
        auto const got = ::recv(fd.get(), buffer.data(), buffer.size(), 0);
        if (got < 0) return fail(ErrorCode::Timeout, "the hub does not answer");
        if (got == 0) return out;
        out.append(buffer.data(), static_cast<std::size_t>(got));
        if (out.size() > max_reply_bytes) return fail(ErrorCode::TooLarge, "the hub's answer");
    }
}

std::string written(HttpRequest const& request, std::string const& address, std::uint16_t port)
{
    auto const host = address.find(':') == std::string::npos ? address : "[" + address + "]";
    auto out = request.method + " " + request.path + request.query + " HTTP/1.1\r\nhost: " + host + ":"
        + std::to_string(port) + "\r\nconnection: close\r\ncontent-length: " + std::to_string(request.body.size())
        + "\r\n";
    for (auto const& [name, value] : request.fields) out += name + ": " + value + "\r\n";
    return out + "\r\n" + request.body;
}

} // namespace

Result<HttpResponse> call_hub(std::string const& address, std::uint16_t port, HttpRequest const& request)
{
    auto const fd = TRY(connect_to(address, port));
    TRY_DO(send_all(fd, written(request, address, port)));
    auto const text = TRY(read_all(fd));
    // "HTTP/1.1 200 …": the server closes after the body, so the rest needs no length.
    static constexpr std::string_view start = "HTTP/1.1 ";
    auto const end = text.find("\r\n\r\n");
    HttpResponse out;
    if (!text.starts_with(start) || end == std::string::npos
        || std::from_chars(text.data() + start.size(), text.data() + start.size() + 3, out.status).ec != std::errc{})
        return fail(ErrorCode::InvalidInput, "no HTTP answer");
    out.body = text.substr(end + 4);
    return out;
}

} // namespace yizhan
