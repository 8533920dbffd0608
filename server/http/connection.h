// Inside this room only: one connection, as a coroutine on the one thread of its io_context.
#pragma once

#include "server/http/pending_reply.h"
#include "server/http/wire.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>

namespace yizhan {

// What all connections of one thread share.
struct ConnectionContext {
    boost::asio::io_context* io = nullptr;
    std::shared_ptr<ReplyGate> gate;
    HttpLimits limits;
    PeerOf peer = PeerOf::Socket;
    Clock const* clock = nullptr;
    HttpHandler handler;
    bool stopping = false;
};

class Connection {
public:
    Connection(boost::asio::ip::tcp::socket socket, ConnectionContext& context)
        : m_stream{std::move(socket)}, m_context{context}, m_buffer{buffer_bytes}
    {
        // flat_buffer's argument is only its limit: without this, reads begin at 512 bytes.
        m_buffer.reserve(buffer_bytes);
    }

    boost::asio::awaitable<void> run()
    {
        boost::beast::error_code ignored;
        m_stream.socket().set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
        auto patience = m_context.limits.header;
        while (co_await serve_one(patience)) patience = m_context.limits.idle;
        m_stream.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    }

    void close_if_idle()
    {
        if (m_idle) m_stream.close();
    }

private:
    static constexpr std::size_t buffer_bytes = 65'536;
    static constexpr std::size_t linger_bytes_max = 2U << 20;
    static constexpr Millis linger{1'000};
    static constexpr auto token = boost::asio::as_tuple(boost::asio::use_awaitable);

    using Parser = wire::http::request_parser<wire::http::string_body>;
    using Deadline = boost::asio::steady_timer::time_point;

    // One request and its answer. False: the connection ends.
    boost::asio::awaitable<bool> serve_one(Millis patience)
    {
        if (!co_await first_byte(patience)) co_return false;
        boost::asio::steady_timer const whole{*m_context.io, m_context.limits.request};
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(m_context.limits.header_bytes));
        parser.body_limit(m_context.limits.body_bytes);
        auto const error = co_await read_request(parser, whole.expiry());
        if (error) {
            if (auto answer = wire::answer_to(error)) co_await refuse(std::move(*answer));
            co_return false;
        }
        wire::Framing framing{parser.get().version(), parser.keep_alive() && !m_context.stopping,
            parser.get().method() == wire::http::verb::head};
        auto request = wire::to_request(parser.release(), peer_address(), m_context.peer);
        if (!request) {
            co_await refuse(to_response(problem_of(request.error().code)));
            co_return false;
        }
        auto response = co_await answer_of_handler(std::move(*request), whole.expiry());
        framing.keep_alive = framing.keep_alive && !m_context.stopping;
        co_return co_await write(wire::to_message(std::move(response), framing)) && framing.keep_alive;
    }

    boost::asio::awaitable<bool> first_byte(Millis patience)
    {
        if (m_buffer.size() > 0) co_return true; // the next request is here already
        if (m_context.stopping) co_return false;
        m_idle = true;
        m_stream.expires_after(patience);
        auto const [error, size] = co_await m_stream.async_read_some(m_buffer.prepare(buffer_bytes), token);
        m_idle = false;
        m_buffer.commit(size);
        co_return !error && size > 0;
    }

    boost::asio::awaitable<boost::beast::error_code> read_request(Parser& parser, Deadline whole)
    {
        m_stream.expires_after(m_context.limits.header);
        auto [error, header_size] = co_await wire::http::async_read_header(m_stream, m_buffer, parser, token);
        if (error) co_return error;
        m_stream.expires_at(whole);
        if (wire::view(parser.get()[wire::http::field::expect]) == "100-continue" && !parser.is_done()) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            auto const [failed, size]
                = co_await boost::asio::async_write(m_stream, boost::asio::buffer(go_on.data(), go_on.size()), token);
            if (failed) co_return failed;
        }
        auto const [body_error, body_size] = co_await wire::http::async_read(m_stream, m_buffer, parser, token);
        co_return body_error;
    }

    boost::asio::awaitable<HttpResponse> answer_of_handler(HttpRequest request, Deadline whole)
    {
        auto const pending = std::make_shared<PendingReply>(*m_context.io);
        pending->answered.expires_at(whole);
        m_stream.expires_never();
        m_context.handler(std::move(request), reply_for(m_context.gate, pending));
        if (!pending->response) (void)co_await pending->answered.async_wait(token);
        if (!pending->response) co_return to_response(problem_of(ErrorCode::Unavailable));
        co_return std::move(*pending->response);
    }

    boost::asio::awaitable<bool> write(wire::Response message)
    {
        if (m_context.clock != nullptr) message.set(wire::http::field::date, wire::http_date(m_context.clock->wall()));
        m_stream.expires_after(m_context.limits.write);
        auto const [error, size] = co_await wire::http::async_write(m_stream, message, token);
        co_return !error;
    }

    // Answers and ends; takes in a little of what is still coming, so that closing does not destroy the answer.
    boost::asio::awaitable<void> refuse(HttpResponse response)
    {
        if (!co_await write(wire::to_message(std::move(response), {}))) co_return;
        boost::beast::error_code ignored;
        m_stream.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
        m_stream.expires_after(linger);
        m_buffer.clear();
        for (std::size_t taken = 0; taken < linger_bytes_max;) {
            auto const [error, size] = co_await m_stream.async_read_some(m_buffer.prepare(buffer_bytes), token);
            if (error) co_return;
            taken += size;
        }
    }

    std::string peer_address() const
    {
        boost::beast::error_code error;
        auto const endpoint = m_stream.socket().remote_endpoint(error);
        return error ? std::string{} : endpoint.address().to_string();
    }

    boost::beast::tcp_stream m_stream;
    ConnectionContext& m_context;
    boost::beast::flat_buffer m_buffer;
    bool m_idle = false;
};

} // namespace yizhan
