#include "tests/server/support/api/test_kiosk.h"

#include "server/api/worker_pool.h"
#include "server/http/http_server.h"
#include "server/http/loopback_call.h"

#include <curl/curl.h>
#include <future>

using namespace yizhan;
using test::TestKiosk;

namespace {

// The hub as main wires it: real sockets, real threads, SQLite on the disk.
struct RunningHub {
    test::TempDir folder;
    SystemFiles files;
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<HubStore> store = std::move(*HubStore::open({(folder / "hub.db").string(), ""}, random));
    FileAccounts accounts = *FileAccounts::open(files, folder / "accounts.json");
    HubKeys own_keys = *HubKeys::open(files, folder.path(), random, SystemClock{}.wall());
    std::unique_ptr<Hub> hub;
    std::optional<ThreadExecutor> actor{"hub"};
    std::optional<WorkerPool> workers;
    std::unique_ptr<HttpServer> server;
    std::string authority;

    RunningHub()
    {
        std::vector<FeedRow> const rows{Station{StationId::make("s1"), {"站", ""}, {}, {}, 4, 5}};
        REQUIRE(store->feeds().put(station_channel(StationId::make("s1")), rows));
        std::vector<FeedRow> const keys{IssuerKeyRow{{0, 1}, {}}};
        REQUIRE(store->feeds().put(district_channel(), keys));
        workers.emplace("hub-work", 2);
        HubPorts const ports{store->events(), store->kiosks(), store->feeds(), store->projections(), store->figures(),
            accounts, store->applications(), store->audit(), store->cards(), store->members(), store->work(), own_keys,
            store->services()};
        HubSettings const settings{"http://hub.test", {}, {1, 8}, blake2b(as_bytes("secret"))};
        hub = std::move(*Hub::open(ports, {clock, random, *actor, *workers, *actor}, settings,
            SigningKey{*Secret::from_bytes(Bytes(32, 9))}, {}));
        server = std::move(*HttpServer::start(
            {}, [this](HttpRequest request, HttpReply reply) { hub->handle(std::move(request), std::move(reply)); }));
        authority = "127.0.0.1:" + std::to_string(server->port());
    }
    ~RunningHub()
    {
        server->stop();
        std::promise<void> drained;
        actor->post([&] { drained.set_value(); });
        drained.get_future().wait();
        workers.reset();
        actor.reset();
    }
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* out)
{
    static_cast<std::string*>(out)->append(data, size);
    return size;
}
std::size_t take_field(char* data, std::size_t, std::size_t size, void* out)
{
    std::string_view line{data, size};
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return size;
    std::string name{line.substr(0, colon)};
    for (auto& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    line.remove_prefix(std::min(line.size(), colon + 2));
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
    static_cast<HttpFields*>(out)->emplace_back(std::move(name), line);
    return size;
}

// As the kiosk's libcurl sends it.
HttpResponse send(CURL* curl, HttpRequest const& request)
{
    HttpResponse out;
    curl_slist* fields = nullptr;
    for (auto const& [name, value] : request.fields) fields = curl_slist_append(fields, (name + ": " + value).c_str());
    fields = curl_slist_append(fields, "Expect:");
    curl_easy_setopt(curl, CURLOPT_URL, ("http://" + request.authority + request.path + request.query).c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.method == "GET" ? nullptr : request.body.data());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &out.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_field);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &out.fields);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 20'000L);
    REQUIRE(curl_easy_perform(curl) == CURLE_OK);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    out.status = static_cast<int>(status);
    curl_slist_free_all(fields);
    return out;
}

} // namespace

TEST_CASE("end to end: a kiosk joins, uploads, beats and reads its feed over real sockets", "[http]")
{
    RunningHub hub;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl{curl_easy_init(), &curl_easy_cleanup};
    auto const made = call_hub("127.0.0.1", hub.server->port(),
        {"POST", {}, "/v1/operator/join-tickets", {}, {{"authorization", "Bearer secret"}}, R"({"station":"s1"})", {}});
    REQUIRE(made);
    REQUIRE(made->status == 200);
    auto const ticket = *parse_join_ticket(test::json_of(*made)["ticket"].get<std::string>());

    TestKiosk kiosk;
    auto const exchange = [&](HttpRequest request) {
        request.authority = hub.authority;
        REQUIRE(sign_request(request, kiosk.key, hub.clock.wall(), "nonce"));
        auto const response = send(curl.get(), request);
        CHECK(verify_response(response, request, ticket.hub_key));
        return response;
    };
    auto const joined = decode_join_reply(exchange(kiosk.join_request(ticket)).body);
    REQUIRE(joined);
    kiosk.id = joined->kiosk;
    for (Seq first = 1; first <= 5'000; first += 500) {
        auto const reply = decode_upload_reply(exchange(kiosk.upload_guests(first, 500)).body);
        REQUIRE(reply);
        CHECK(reply->accepted == first + 499);
    }
    auto const beat = decode_heartbeat_reply(exchange(kiosk.heartbeat(kiosk.beat())).body);
    REQUIRE(beat);
    CHECK(beat->accepted == 5'000);
    CHECK(exchange(kiosk.feed("station.s1")).status == 200);
    CHECK(exchange(kiosk.feed("station.s9")).status == 403);
    auto const health = call_hub("127.0.0.1", hub.server->port(), {"GET", {}, "/v1/health", {}, {}, {}, {}});
    REQUIRE(health);
    CHECK(test::json_of(*health)["events"] == 5'000);
}

TEST_CASE("end to end: the command line's call tells a hub that is away from one that refuses", "[http]")
{
    std::uint16_t port = 0;
    {
        RunningHub hub;
        port = hub.server->port();
        auto const refused = call_hub("127.0.0.1", port, {"POST", {}, "/v1/operator/accounts", {}, {}, "{}", {}});
        REQUIRE(refused);
        CHECK(refused->status == 401);
    }
    CHECK(call_hub("127.0.0.1", port, {}).error().code == ErrorCode::Unavailable);
    CHECK(call_hub("not an address", port, {}).error().code == ErrorCode::InvalidInput);
}
