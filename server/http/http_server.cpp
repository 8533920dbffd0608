// The only source that compiles Beast and Asio. One acceptor deals the connections out to single-threaded io_contexts.
#include "server/http/http_server.h"

#include "server/http/connection.h"
#include "shared/platform/log.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

namespace yizhan {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

constexpr Millis pause_after_accept_error{100}; // no descriptors left: waiting for one beats spinning

// In this order: what connections refer to outlives the io_context that holds them.
struct Worker {
    ConnectionContext context;
    std::unordered_set<Connection*> connections;
    net::io_context io{1};
    std::optional<net::executor_work_guard<net::io_context::executor_type>> work{net::make_work_guard(io)};
    std::thread thread;
};

Error error_of(boost::system::error_code const& error, std::string_view doing)
{
    auto const code = error == net::error::address_in_use ? ErrorCode::Conflict
        : error == net::error::access_denied              ? ErrorCode::Refused
                                                          : ErrorCode::Io;
    return {code, std::string{doing} + ": " + error.message()};
}

Result<void> listen(tcp::acceptor& acceptor, HttpServerOptions const& options)
{
    boost::system::error_code error;
    auto const address = net::ip::make_address(options.address, error);
    if (error) return fail(ErrorCode::InvalidInput, options.address + " is not an IP address");
    tcp::endpoint const endpoint{address, options.port};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(net::socket_base::reuse_address{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error) return tl::unexpected(error_of(error, "listen on " + options.address));
    return {};
}

// No room for one more: says so without waiting, and closes.
void turn_away(tcp::socket socket)
{
    boost::system::error_code ignored;
    auto const message = wire::to_message(to_response(problem_of(ErrorCode::Busy)), {});
    auto const text = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nContent-Type: "
        + std::string{problem_content_type} + "\r\nContent-Length: " + std::to_string(message.body().size())
        + "\r\n\r\n" + message.body();
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(text), ignored);
}

} // namespace

struct HttpServer::State {
    std::uint16_t port = 0;
    std::size_t connections_max = 0;
    std::atomic<std::size_t> connections{0};
    std::mutex mutex;
    std::condition_variable ended;
    std::size_t running = 0; // threads; guarded by mutex
    bool stopped = false;
    std::vector<std::unique_ptr<Worker>> workers;
    std::optional<tcp::acceptor> acceptor; // on the first worker

    net::awaitable<void> accept_all();
    net::awaitable<void> serve(Worker& worker, tcp::socket socket);
    void run(Worker& worker);
    void begin_stop();
};

net::awaitable<void> HttpServer::State::accept_all()
{
    for (std::size_t turn = 0;; turn = (turn + 1) % workers.size()) {
        auto& worker = *workers[turn];
        auto [error, socket] = co_await acceptor->async_accept(worker.io, net::as_tuple(net::use_awaitable));
        if (!acceptor->is_open()) co_return;
        if (error) {
            log::warning("http.accept_failed", {{"cause", error.message()}});
            net::steady_timer pause{workers.front()->io, pause_after_accept_error};
            (void)co_await pause.async_wait(net::as_tuple(net::use_awaitable));
        } else if (connections.load() >= connections_max) {
            turn_away(std::move(socket));
        } else {
            ++connections;
            net::co_spawn(worker.io, serve(worker, std::move(socket)), net::detached);
        }
    }
}

net::awaitable<void> HttpServer::State::serve(Worker& worker, tcp::socket socket)
{
    // Both leave the books right also when the coroutine is destroyed where it waits.
    struct Counted {
        std::atomic<std::size_t>& connections;
        ~Counted() { --connections; }
    } const counted{connections};
    Connection connection{std::move(socket), worker.context};
    struct Listed {
        std::unordered_set<Connection*>& connections;
        Connection& connection;
        ~Listed() { connections.erase(&connection); }
    } const listed{worker.connections, connection};
    worker.connections.insert(&connection);
    co_await connection.run();
}

void HttpServer::State::run(Worker& worker)
{
    for (;;) {
        try {
            worker.io.run();
            break;
        } catch (std::exception const&) { // out of memory in one connection ends that connection, not the server
            log::error("http.task_failed");
        }
    }
    std::scoped_lock const lock{mutex};
    --running;
    ended.notify_all();
}

void HttpServer::State::begin_stop()
{
    net::post(workers.front()->io, [this] {
        boost::system::error_code ignored;
        acceptor->close(ignored);
    });
    for (auto const& worker : workers) {
        net::post(worker->io, [&worker = *worker] {
            worker.context.stopping = true;
            for (auto* const connection : worker.connections) connection->close_if_idle();
            worker.work.reset();
        });
    }
}

HttpServer::HttpServer(std::unique_ptr<State> state) : m_state{std::move(state)} { }

HttpServer::~HttpServer() { stop(); }

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpServerOptions const& options, HttpHandler handler)
{
    auto state = std::make_unique<State>();
    state->connections_max = options.limits.connections;
    for (int i = 0; i < options.threads; ++i) {
        auto worker = std::make_unique<Worker>();
        worker->context = {&worker->io, std::make_shared<ReplyGate>(worker->io), options.limits, options.peer,
            options.clock, handler, false};
        state->workers.push_back(std::move(worker));
    }
    state->acceptor.emplace(state->workers.front()->io);
    TRY_DO(listen(*state->acceptor, options));
    boost::system::error_code error;
    state->port = state->acceptor->local_endpoint(error).port();
    if (error) return tl::unexpected(error_of(error, "local endpoint"));
    net::co_spawn(state->workers.front()->io, state->accept_all(), net::detached);
    state->running = state->workers.size();
    for (auto& worker : state->workers)
        worker->thread = std::thread{[&state = *state, &worker = *worker] { state.run(worker); }};
    return std::unique_ptr<HttpServer>{new HttpServer{std::move(state)}};
}

std::uint16_t HttpServer::port() const { return m_state->port; }

void HttpServer::stop()
{
    if (m_state->stopped) return;
    m_state->stopped = true;
    m_state->begin_stop();
    {
        std::unique_lock lock{m_state->mutex};
        m_state->ended.wait_for(
            lock, m_state->workers.front()->context.limits.grace, [this] { return m_state->running == 0; });
    }
    for (auto& worker : m_state->workers) {
        worker->io.stop();
        worker->thread.join();
    }
    for (auto const& worker : m_state->workers) worker->context.gate->shut();
}

} // namespace yizhan
