#include "tests/bench/serving_hub.h"

#include "shared/platform/log.h"

namespace yizhan::bench {
namespace {

SigningKey fresh_key(Random& random)
{
    return SigningKey{Secret::generate([&](auto out) { random.fill(out); })};
}

} // namespace

Result<std::unique_ptr<ServingHub>> ServingHub::start(std::filesystem::path const& folder, std::size_t kiosks)
{
    log::set_level(log::Level::Warning);
    std::unique_ptr<ServingHub> hub{new ServingHub};
    hub->m_store = TRY(HubStore::open({(folder / "hub.db").string(), ""}, hub->m_random));
    TRY_DO(hub->join_kiosks(kiosks));
    TRY_DO(hub->serve(folder));
    return hub;
}

Result<void> ServingHub::join_kiosks(std::size_t count)
{
    for (std::size_t n = 0; n < count; ++n) {
        m_kiosk_keys.push_back(fresh_key(m_random));
        auto const id = KioskId::make(kiosk_id(n));
        auto const code = blake2b(as_bytes(id.text()));
        auto const now = m_clock.wall();
        TRY_DO(m_store->kiosks().add_ticket(code, StationId::make("s1"), now + ticket_lifetime));
        auto check_in_key = std::make_shared<Secret const>(Secret::generate([&](auto out) { m_random.fill(out); }));
        JoinAttempt const attempt{code, m_kiosk_keys.back().verify_key(), "bench", id, id, std::move(check_in_key)};
        TRY(m_store->kiosks().join(attempt, now));
    }
    return {};
}

Result<void> ServingHub::serve(std::filesystem::path const& folder)
{
    m_accounts = TRY(FileAccounts::open(m_files, folder / "accounts.json"));
    m_actor = std::make_unique<ThreadExecutor>("hub");
    m_workers = std::make_unique<WorkerPool>("hub-work", 2);
    m_hashing = std::make_unique<ThreadExecutor>("hub-hash");
    m_keys = TRY(HubKeys::open(m_files, folder, m_random, m_clock.wall()));
    HubPorts const ports{m_store->events(), m_store->kiosks(), m_store->feeds(), m_store->projections(),
        m_store->figures(), *m_accounts, m_store->applications(), m_store->audit(), m_store->cards(),
        m_store->members(), m_store->work(), *m_keys, m_store->services()};
    HubSettings settings;
    settings.public_url = "http://127.0.0.1";
    m_hub = TRY(Hub::open(
        ports, {m_clock, m_random, *m_actor, *m_workers, *m_hashing}, std::move(settings), fresh_key(m_random), {}));
    m_server = TRY(HttpServer::start({}, [hub = m_hub.get()](HttpRequest request, HttpReply reply) {
        hub->handle(std::move(request), std::move(reply));
    }));
    return {};
}

void ServingHub::stop()
{
    if (m_server) m_server->stop();
    m_workers = nullptr;
    m_actor = nullptr;
    m_hashing = nullptr;
}

ServingHub::~ServingHub() { stop(); }

} // namespace yizhan::bench
