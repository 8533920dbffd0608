// A TCP client that sends exactly the bytes that it is told to, whole or in drops, and reads what comes back.
#pragma once

#include "shared/base/time.h"
#include "shared/platform/unique_fd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>

namespace yizhan::test {

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : m_fd{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        timeval const patience{20, 0}; // a test that waits this long has failed
        ::setsockopt(m_fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_fd.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_fd.get(), reinterpret_cast<sockaddr const*>(&to), sizeof to) != 0)
            throw std::runtime_error{"cannot connect"};
    }

    // False: the other side does not take it any more.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(m_fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void send_in_drops(std::string_view bytes)
    {
        for (auto const& c : bytes) send({&c, 1});
    }
    void end_sending() { ::shutdown(m_fd.get(), SHUT_WR); }

    // Until the other side closes.
    std::string read_all()
    {
        std::string out = std::move(m_rest);
        while (read_more(out)) { }
        return out;
    }
    // One message with a Content-Length; what follows it stays for the next call.
    std::string read_message()
    {
        std::string text = std::move(m_rest);
        std::size_t end = 0;
        while ((end = text.find("\r\n\r\n")) == std::string::npos) {
            if (!read_more(text)) return text;
        }
        auto const at = text.find("Content-Length: ");
        auto const size = end + 4 + (at == std::string::npos ? 0 : std::stoul(text.substr(at + 16)));
        while (text.size() < size) {
            if (!read_more(text)) return text;
        }
        m_rest = text.substr(size);
        text.resize(size);
        return text;
    }
    // True when the other side closed; false when it sent something or the patience ended.
    bool is_closed()
    {
        char c = 0;
        return ::recv(m_fd.get(), &c, 1, 0) == 0;
    }

    // The same, within this time.
    bool wait_closed(Millis patience)
    {
        pollfd waiting{m_fd.get(), POLLIN, 0};
        return ::poll(&waiting, 1, static_cast<int>(patience.count())) > 0 && is_closed();
    }

private:
    bool read_more(std::string& out)
    {
        char buffer[65536];
        auto const got = ::recv(m_fd.get(), buffer, sizeof buffer, 0);
        if (got <= 0) return false;
        out.append(buffer, static_cast<std::size_t>(got));
        return true;
    }

    UniqueFd m_fd;
    std::string m_rest;
};

} // namespace yizhan::test
