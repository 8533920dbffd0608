// Inside this room only: a connection that waits for the handler's answer, which may come from any thread, late, twice
// or never, also after the server is gone.
#pragma once

#include "server/http/http_server.h"
#include "shared/protocol/problem.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace yizhan {

// Lives on the thread of its io_context. `answered` is cancelled when `response` is there.
struct PendingReply {
    explicit PendingReply(boost::asio::io_context& io) : answered{io} { }

    boost::asio::steady_timer answered;
    std::optional<HttpResponse> response;
};

// The way into a server's thread for those who may come after its end: shut, it swallows.
class ReplyGate {
public:
    explicit ReplyGate(boost::asio::io_context& io) : m_io{&io} { }
    void shut()
    {
        std::scoped_lock const lock{m_mutex};
        m_io = nullptr;
    }
    template <class Work> void post(Work work)
    {
        std::scoped_lock const lock{m_mutex};
        if (m_io != nullptr) boost::asio::post(*m_io, std::move(work));
    }

private:
    std::mutex m_mutex;
    boost::asio::io_context* m_io;
};

// The other end: holds neither the connection nor the server alive.
class ReplyEnd {
public:
    ReplyEnd(std::shared_ptr<ReplyGate> gate, std::weak_ptr<PendingReply> pending)
        : m_gate{std::move(gate)}, m_pending{std::move(pending)}
    {
    }
    ReplyEnd(ReplyEnd const&) = delete;
    ReplyEnd& operator=(ReplyEnd const&) = delete;
    ~ReplyEnd()
    {
        if (!m_done) answer(to_response(problem_of(ErrorCode::Internal)));
    }

    void answer(HttpResponse response)
    {
        if (m_done.exchange(true)) return;
        m_gate->post([pending = m_pending, response = std::move(response)]() mutable {
            auto const waiting = pending.lock();
            if (!waiting || waiting->response) return;
            waiting->response = std::move(response);
            waiting->answered.cancel();
        });
    }

private:
    std::shared_ptr<ReplyGate> m_gate;
    std::weak_ptr<PendingReply> m_pending;
    std::atomic<bool> m_done{false};
};

inline HttpReply reply_for(std::shared_ptr<ReplyGate> const& gate, std::shared_ptr<PendingReply> const& pending)
{
    auto const end = std::make_shared<ReplyEnd>(gate, pending);
    return [end](HttpResponse response) { end->answer(std::move(response)); };
}

} // namespace yizhan
