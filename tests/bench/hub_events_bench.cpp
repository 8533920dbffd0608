// How many events a second the hub makes durable: signed uploads of 500 over loopback, verified, decoded, chained and
// committed before each answer. The floor is SQLite itself: the same rows into the same table, 500 a transaction.
#include "shared/platform/sqlite.h"
#include "shared/protocol/http_signature.h"
#include "tests/bench/bench.h"
#include "tests/bench/loopback_client.h"
#include "tests/bench/serving_hub.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/sending_kiosk.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <thread>

namespace yizhan::bench {
namespace {

constexpr std::size_t kiosks = 6; // connections
constexpr std::size_t uploads = 30; // of each
constexpr std::uint32_t batch = max_batch_events;
constexpr std::size_t all_events = kiosks * uploads * batch;
constexpr int rounds = 3;

std::vector<test::SendingKiosk> make_events()
{
    std::vector<test::SendingKiosk> senders;
    for (std::size_t n = 0; n < kiosks; ++n) senders.emplace_back(ServingHub::kiosk_id(n)).add_guests(uploads * batch);
    return senders;
}

// Every request as bytes, signed: a kiosk's own work is not the hub's.
Result<std::vector<std::string>> signed_uploads(test::SendingKiosk const& sender, ServingHub const& hub, std::size_t n)
{
    std::vector<std::string> requests;
    for (std::size_t i = 0; i < uploads; ++i) {
        auto request = sender.upload(i * batch + 1, batch);
        request.authority = hub.authority();
        TRY_DO(sign_request(request, hub.kiosk_key(n), hub.clock().wall(), "n" + std::to_string(i)));
        requests.push_back(wire_form(request));
    }
    return requests;
}

Result<double> hub_rate(std::filesystem::path const& folder, std::vector<test::SendingKiosk> const& senders)
{
    std::filesystem::create_directories(folder);
    auto const hub = TRY(ServingHub::start(folder, kiosks));
    std::vector<std::vector<std::string>> requests;
    for (std::size_t n = 0; n < kiosks; ++n) requests.push_back(TRY(signed_uploads(senders[n], *hub, n)));
    std::atomic<std::size_t> refused{0};
    auto const seconds = seconds_of([&] {
        std::vector<std::jthread> threads;
        for (auto const& own : requests) {
            threads.emplace_back([&own, &refused, port = hub->port()] {
                auto client = LoopbackClient::connect(port);
                for (auto const& request : own) {
                    auto const reply = client ? client->exchange(request) : tl::unexpected(client.error());
                    if (!reply || reply->status != 200) ++refused;
                }
            });
        }
    });
    hub->stop();
    if (refused > 0) return fail(ErrorCode::Refused, std::to_string(refused) + " uploads were not accepted");
    if (TRY(hub->store().events().event_count()) != all_events)
        return fail(ErrorCode::Corrupt, "the log does not hold what was acknowledged");
    return static_cast<double>(all_events) / seconds;
}

Result<double> bare_rate(std::filesystem::path const& path, std::vector<test::SendingKiosk> const& senders)
{
    sqlite::OpenOptions options;
    options.cache_kib = 64 * 1024;
    options.checkpoint_pages = 10'000;
    auto database = TRY(sqlite::Database::open(path.string(), options));
    TRY_DO(
        database.execute("CREATE TABLE events(pos INTEGER PRIMARY KEY, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, "
                         "seq INTEGER NOT NULL, hash BLOB NOT NULL, type TEXT NOT NULL, received_at INTEGER NOT NULL, "
                         "occurred_at INTEGER NOT NULL, dating INTEGER NOT NULL, quarantine TEXT, bytes BLOB NOT NULL, "
                         "UNIQUE(kiosk, incarnation, seq)) STRICT"));
    auto insert = TRY(database.prepare("INSERT INTO events VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"));
    EventHash const hash{};
    auto const start = std::chrono::steady_clock::now();
    for (std::size_t upload = 0; upload < uploads; ++upload) {
        for (auto const& sender : senders) {
            auto transaction = TRY(sqlite::Transaction::begin(database));
            for (std::size_t at = upload * batch; at < (upload + 1) * batch; ++at) {
                insert.bind(1, sender.id().text()).bind(2, sender.incarnation().text()).bind(3, at + 1);
                insert.bind(4, ByteView{hash}).bind(5, "visit.checked_in").bind(6, 1).bind(7, 1).bind(8, 0);
                TRY(insert.bind(9, as_bytes(sender.lines()[at])).run());
            }
            TRY_DO(transaction.commit());
        }
    }
    return static_cast<double>(all_events) / seconds_since(start);
}

Result<Figure> measure(std::string const& scratch)
{
    auto const senders = make_events();
    Samples hub;
    Samples bare;
    for (int round = 0; round < rounds; ++round) { // in turn, so that a busy machine is unfair to both
        bare.add(TRY(bare_rate(fmt::format("{}/bare{}", scratch, round), senders)));
        hub.add(TRY(hub_rate(fmt::format("{}/hub{}", scratch, round), senders)));
    }
    return Figure{"main", "hub_durable_events", hub.median(), "events/s", bare.median(), 0.5, Must::AtLeast,
        "hub: durable, verified events/s from signed 500-event batches; floor: bare SQLite batches of the same rows"};
}

std::vector<Figure> measure_hub_events()
{
    BenchFolder const folder;
    auto figure = measure(folder.path());
    if (figure) return {std::move(*figure)};
    fmt::print(stderr, "hub_durable_events: {}\n", figure.error().cause);
    return {Figure{"main", "hub_durable_events", 0, "events/s", {}, 1, Must::AtLeast, "hub: durable events (failed)"}};
}

Benchmark const registered{"main", "hub_events", measure_hub_events};

} // namespace
} // namespace yizhan::bench
