#include "tests/kiosk/sync/raw_server.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

namespace yizhan::test {
namespace {

// The length of the whole request once its head is there; 0: not yet.
std::size_t request_length(std::string const& received)
{
    auto const end = received.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    std::size_t body = 0;
    std::string_view const name = "Content-Length: ";
    if (auto const at = received.find(name); at < end) {
        std::from_chars(received.data() + at + name.size(), received.data() + end, body);
    }
    return end + 4 + body;
}

} // namespace

std::string ok_reply(std::string const& body, std::string const& fields)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + fields + "\r\n" + body;
}

RawServer::RawServer(Handler handler) : m_handler{std::move(handler)}, m_listener{::socket(AF_INET, SOCK_STREAM, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(m_listener.get(), plain, size) == 0);
    REQUIRE(::listen(m_listener.get(), 64) == 0);
    REQUIRE(::getsockname(m_listener.get(), plain, &size) == 0);
    m_port = ntohs(address.sin_port);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    m_stop_read = UniqueFd{ends[0]};
    m_stop_write = UniqueFd{ends[1]};
    m_thread = std::thread{[this] { run(); }};
}

RawServer::~RawServer()
{
    m_stop_write = UniqueFd{};
    m_thread.join();
}

// One connection at a time is enough: what waits in the backlog comes next.
void RawServer::run()
{
    for (;;) {
        pollfd wanted[2]{{m_listener.get(), POLLIN, 0}, {m_stop_read.get(), POLLIN, 0}};
        ::poll(wanted, 2, -1);
        if (wanted[1].revents != 0) return;
        UniqueFd connection{::accept(m_listener.get(), nullptr, nullptr)};
        ++m_connections;
        serve(std::move(connection));
    }
}

void RawServer::serve(UniqueFd connection)
{
    std::string received;
    for (;;) {
        pollfd wanted[3]{{connection.get(), POLLIN, 0}, {m_stop_read.get(), POLLIN, 0}, {m_listener.get(), POLLIN, 0}};
        ::poll(wanted, 3, -1);
        bool const only_others = wanted[0].revents == 0;
        if (wanted[1].revents != 0 || only_others) return;
        char part[4096];
        auto const got = ::recv(connection.get(), part, sizeof part, 0);
        if (got <= 0) return;
        received.append(part, static_cast<std::size_t>(got));
        auto const length = request_length(received);
        if (length == 0 || received.size() < length) continue;
        auto const reply = m_handler(received.substr(0, length));
        received.erase(0, length);
        if (reply.silent) continue;
        static_cast<void>(::send(connection.get(), reply.bytes.data(), reply.bytes.size(), MSG_NOSIGNAL));
        if (reply.after == After::Close) return;
    }
}

} // namespace yizhan::test
