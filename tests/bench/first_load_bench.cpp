// A hundred kiosks without a roster meet a hub with 100,000 members, all at once: each asks page by page with signed
// requests, checks the hub's signature, decodes every row and commits it to a database of its own.
#include "kiosk/journal/kiosk_store.h"
#include "server/demo/demo_district.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/feed_page.h"
#include "shared/protocol/http_signature.h"
#include "tests/bench/bench.h"
#include "tests/bench/loopback_client.h"
#include "tests/bench/serving_hub.h"
#include "tests/bench/stopwatch.h"

#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <thread>

namespace yizhan::bench {
namespace {

constexpr std::size_t kiosks = 100;
constexpr std::size_t members = 100'000;
constexpr double limit_s = 150;

Result<FeedPage> next_page(LoopbackClient& client, ServingHub const& hub, std::size_t kiosk, FeedCursor const& cursor)
{
    HttpRequest request;
    request.authority = hub.authority();
    request.path = "/v1/feeds/district";
    request.query = fmt::format("?after={}{}{}", cursor.position, cursor.epoch.empty() ? "" : "&epoch=", cursor.epoch);
    auto const now = hub.clock().wall();
    TRY_DO(sign_request(request, hub.kiosk_key(kiosk), now, fmt::format("n{}", cursor.position)));
    auto const response = TRY(client.exchange(wire_form(request)));
    TRY(verify_response(response, request, hub.verify_key()));
    if (response.status != 200) return fail(ErrorCode::Refused, fmt::format("status {}", response.status));
    return decode_feed_page(TRY(decompress(response.body, max_feed_page_bytes)));
}

// How many rows came, and stand in the kiosk's own database.
Result<std::size_t> first_load(ServingHub const& hub, std::size_t kiosk, std::string const& folder)
{
    SystemFiles files;
    SystemRandom random;
    journal::StoreOptions options;
    options.folder = folder;
    options.kiosk = KioskId::make(fmt::format("k{}", kiosk));
    options.station = StationId::make("st-bench");
    auto const store = TRY(journal::KioskStore::open(std::move(options), files, random));
    auto client = TRY(LoopbackClient::connect(hub.port()));
    FeedCursor cursor;
    std::size_t rows = 0;
    while (true) {
        auto const page = TRY(next_page(client, hub, kiosk, cursor));
        TRY_DO(store->feed().apply(page));
        rows += page.rows.size();
        cursor = {page.epoch, page.next};
        if (page.next == page.head) return rows;
    }
}

Result<Figure> measure(std::string const& scratch)
{
    auto const hub = TRY(ServingHub::start(scratch, kiosks));
    SystemFiles files;
    SigningKey const issuer{Secret::from_bytes(Bytes(32, 7)).value()};
    TRY(demo::seed_demo(
        hub->store().feeds(), hub->store().events(), files, scratch, issuer, {1, members}, hub->clock().wall()));
    std::atomic<std::size_t> complete{0};
    auto const seconds = seconds_of([&] {
        std::vector<std::jthread> threads;
        for (std::size_t n = 0; n < kiosks; ++n) {
            threads.emplace_back([&hub = *hub, &complete, n, folder = fmt::format("{}/kiosk-{}", scratch, n)] {
                std::filesystem::create_directories(folder);
                auto const rows = first_load(hub, n, folder);
                if (rows && *rows > members) ++complete;
            });
        }
    });
    if (complete != kiosks)
        return fail(ErrorCode::Corrupt, fmt::format("only {} of {} kiosks have the roster", complete.load(), kiosks));
    return Figure{"main", "roster_first_load", seconds, "s", {}, limit_s, Must::AtMost,
        "100 kiosks first-loading 100,000 members at once, each into its own database: the last one is done"};
}

std::vector<Figure> measure_first_load()
{
    BenchFolder const folder;
    auto figure = measure(folder.path());
    if (figure) return {std::move(*figure)};
    fmt::print(stderr, "roster_first_load: {}\n", figure.error().cause);
    return {Figure{"main", "roster_first_load", 1e9, "s", {}, limit_s, Must::AtMost, "first load (failed)"}};
}

Benchmark const registered{"main", "first_load", measure_first_load};

} // namespace
} // namespace yizhan::bench
