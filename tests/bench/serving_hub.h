// A whole hub on a loopback port, as `yizhan-hub serve` wires it, with kiosks that have joined.
#pragma once

#include "server/api/hub.h"
#include "server/api/worker_pool.h"
#include "server/http/http_server.h"
#include "server/staff/file_accounts.h"
#include "server/store/hub_store.h"
#include "shared/platform/files.h"
#include "shared/platform/thread_executor.h"

#include <filesystem>

namespace yizhan::bench {

class ServingHub {
public:
    static Result<std::unique_ptr<ServingHub>> start(std::filesystem::path const& folder, std::size_t kiosks);
    ~ServingHub();

    std::uint16_t port() const { return m_server->port(); }
    std::string authority() const { return "127.0.0.1:" + std::to_string(port()); }
    VerifyKey const& verify_key() const { return m_hub->verify_key(); }
    // Of kiosk `n`: k0, k1, …
    SigningKey const& kiosk_key(std::size_t n) const { return m_kiosk_keys[n]; }
    static std::string kiosk_id(std::size_t n) { return "k" + std::to_string(n); }
    HubStore& store() { return *m_store; } // only before the first request and after stop()
    Clock const& clock() const { return m_clock; }
    void stop();

private:
    ServingHub() = default;
    Result<void> join_kiosks(std::size_t count);
    Result<void> serve(std::filesystem::path const& folder);

    SystemClock m_clock;
    SystemRandom m_random;
    SystemFiles m_files;
    std::vector<SigningKey> m_kiosk_keys;
    std::unique_ptr<HubStore> m_store;
    std::optional<FileAccounts> m_accounts;
    std::optional<HubKeys> m_keys;
    std::unique_ptr<Hub> m_hub;
    // Last in, first out: nothing runs any more when the hub goes.
    std::unique_ptr<ThreadExecutor> m_actor;
    std::unique_ptr<WorkerPool> m_workers;
    std::unique_ptr<ThreadExecutor> m_hashing;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace yizhan::bench
