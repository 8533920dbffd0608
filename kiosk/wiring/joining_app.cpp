#include "kiosk/wiring/joining_app.h"

#include "kiosk/app/setup.h"
#include "kiosk/sync/identity_file.h"
#include "kiosk/sync/join_client.h"
#include "kiosk/wiring/station_app.h"

#include <array>
#include <unistd.h>

namespace yizhan {
namespace {

std::string host_name()
{
    std::array<char, 65> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{"kiosk"};
}

// Joining happens before there is a store: what is learned of the time is kept by the station's own clock later.
class NoTimeMemory final : public TimeMemory {
public:
    Result<RememberedTime> load() override { return RememberedTime{}; }
    Result<void> store(TimeAgreement const&) override { return {}; }
};

class KeepingJoiner final : public Joiner {
public:
    KeepingJoiner(KioskConfig const& config, Computer const& machine)
        : m_files{machine.files}, m_path{identity_path(config)}, m_clock{machine.clock, m_no_memory, program_built_at},
          m_client{{machine.transport, machine.executor, machine.random, m_clock}}
    {
    }

    bool is_ticket(std::string_view scan) const override { return looks_like_join_ticket(scan); }

    void join(std::string_view ticket, std::function<void(Result<void>)> done) override
    {
        std::optional<KioskId> known;
        if (auto const identity = load_identity(m_files, m_path)) known = identity->kiosk;
        m_client.join(ticket, host_name(), known, [this, done = std::move(done)](Result<KioskIdentity> identity) {
            if (!identity) return done(tl::unexpected(identity.error()));
            done(store_identity(m_files, m_path, *identity));
        });
    }

private:
    FileStore& m_files;
    std::filesystem::path m_path;
    NoTimeMemory m_no_memory;
    KioskClock m_clock;
    JoinClient m_client;
};

class JoiningApp final : public App {
public:
    JoiningApp(KioskConfig const& config, Computer const& machine, ViewSink sink, std::function<void()> joined)
        : m_joiner{config, machine}, m_setup{machine.clock, m_joiner, std::move(sink), std::move(joined)}
    {
    }
    void start() override { m_setup.start(); }
    void on_intent(Intent const& intent) override { m_setup.on_intent(intent); }
    void on_scan(std::string_view text) override { m_setup.on_scan(text); }

private:
    KeepingJoiner m_joiner;
    Setup m_setup;
};

class HeadlessJoiner final : public App {
public:
    HeadlessJoiner(
        KioskConfig const& config, Computer const& machine, std::string ticket, std::function<void(Result<void>)> done)
        : m_joiner{config, machine}, m_ticket{std::move(ticket)}, m_done{std::move(done)}
    {
    }
    void start() override { m_joiner.join(m_ticket, m_done); }
    void on_intent(Intent const&) override { }
    void on_scan(std::string_view) override { }

private:
    KeepingJoiner m_joiner;
    std::string m_ticket;
    std::function<void(Result<void>)> m_done;
};

} // namespace

std::unique_ptr<App> make_joining_app(
    KioskConfig const& config, Computer machine, ViewSink sink, std::function<void()> joined)
{
    return std::make_unique<JoiningApp>(config, machine, std::move(sink), std::move(joined));
}

std::unique_ptr<App> make_headless_joiner(
    KioskConfig const& config, Computer machine, std::string ticket, std::function<void(Result<void>)> done)
{
    return std::make_unique<HeadlessJoiner>(config, machine, std::move(ticket), std::move(done));
}

} // namespace yizhan
