#include "kiosk/sync/curl_transport.h"

#include "kiosk/sync/curl_exchange.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

namespace yizhan {
namespace {

constexpr int longest_wait_ms = 600'000; // a wakeup ends it; libcurl shortens it to its own next timer
constexpr long most_connections = 4;

// Once a process, before any thread of libcurl: it is not safe to do twice at the same time.
void ensure_curl()
{
    static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(ready);
}

} // namespace

struct CurlTransport::State {
    using ExchangePtr = std::unique_ptr<CurlExchange>;
    struct CloseMulti {
        void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
    };

    explicit State(Executor& answers) : owner{answers}
    {
        ensure_curl();
        multi.reset(curl_multi_init());
        curl_multi_setopt(multi.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, most_connections);
        thread = std::thread{[this] { run(); }};
    }

    ~State()
    {
        {
            std::scoped_lock const lock{mutex};
            stopping = true;
        }
        curl_multi_wakeup(multi.get());
        thread.join();
    }

    void add(ExchangePtr exchange)
    {
        {
            std::scoped_lock const lock{mutex};
            if (waiting.size() < max_waiting) waiting.push_back(std::move(exchange));
        }
        if (exchange) return answer(*exchange, fail(ErrorCode::Unavailable, "too many requests wait"));
        curl_multi_wakeup(multi.get());
    }

    void run()
    {
        while (begin_waiting()) {
            int still_running = 0;
            curl_multi_perform(multi.get(), &still_running);
            finish_done();
            curl_multi_poll(multi.get(), nullptr, 0, longest_wait_ms, nullptr);
        }
        for (auto const& exchange : running) {
            curl_multi_remove_handle(multi.get(), exchange->handle());
            answer(*exchange, fail(ErrorCode::Unavailable, "ended"));
        }
    }

    // False when it is time to end.
    bool begin_waiting()
    {
        std::vector<ExchangePtr> fresh;
        bool ending = false;
        {
            std::scoped_lock const lock{mutex};
            fresh.swap(waiting);
            ending = stopping;
        }
        for (auto& exchange : fresh) {
            auto prepared = exchange->prepare();
            if (prepared && curl_multi_add_handle(multi.get(), exchange->handle()) != CURLM_OK) {
                prepared = fail(ErrorCode::Internal, "curl handle not taken");
            }
            if (prepared)
                running.push_back(std::move(exchange));
            else
                answer(*exchange, tl::unexpected(prepared.error()));
        }
        return !ending;
    }

    void finish_done()
    {
        int left = 0;
        while (CURLMsg const* const message = curl_multi_info_read(multi.get(), &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            auto const code = message->data.result;
            auto* const handle = message->easy_handle;
            curl_multi_remove_handle(multi.get(), handle); // `message` is gone with it
            auto const found = std::find_if(running.begin(), running.end(),
                [handle](ExchangePtr const& exchange) { return exchange->handle() == handle; });
            answer(**found, (*found)->outcome(code));
            running.erase(found);
        }
    }

    void answer(CurlExchange& exchange, Result<HttpResponse> outcome)
    {
        owner.post([done = exchange.take_done(), outcome = std::move(outcome)]() mutable { done(std::move(outcome)); });
    }

    Executor& owner;
    std::unique_ptr<CURLM, CloseMulti> multi;
    std::vector<ExchangePtr> running; // on the thread only
    std::mutex mutex; // guards the two below
    std::vector<ExchangePtr> waiting;
    bool stopping = false;
    std::thread thread;
};

CurlTransport::CurlTransport(Executor& owner) : m_state{std::make_unique<State>(owner)} { }

CurlTransport::~CurlTransport() = default;

void CurlTransport::send(HttpRequest request, SendLimits limits, Done done)
{
    m_state->add(std::make_unique<CurlExchange>(std::move(request), limits, std::move(done)));
}

} // namespace yizhan
