// A loopback HTTP server made of bare sockets: it reads a request and sends back exactly the bytes that a test gives
// it, in pieces and with pauses if so wished, on a port of its own.
#pragma once

#include "shared/platform/unique_fd.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace yizhan::test {

class RawServer {
public:
    enum class After { KeepOpen, Close };
    struct Reply {
        std::string bytes;
        After after = After::KeepOpen;
        bool silent = false; // sends nothing and holds the connection
    };
    // Called on the server's thread with head and body of each request.
    using Handler = std::function<Reply(std::string const& request)>;

    explicit RawServer(Handler handler);
    ~RawServer();
    std::string authority() const { return "127.0.0.1:" + std::to_string(m_port); }
    int connections() const { return m_connections; }

private:
    void run();
    void serve(UniqueFd connection);

    Handler m_handler;
    UniqueFd m_listener;
    UniqueFd m_stop_read;
    UniqueFd m_stop_write;
    int m_port = 0;
    std::atomic<int> m_connections{0};
    std::thread m_thread;
};

// A whole answer with its length.
std::string ok_reply(std::string const& body, std::string const& fields = "");

} // namespace yizhan::test
