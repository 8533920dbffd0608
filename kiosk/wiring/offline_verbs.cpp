// The verbs that need no screen.
#include "kiosk/wiring/kiosk_program.h"

#include "kiosk/journal/kiosk_store.h"
#include "kiosk/sync/curl_transport.h"
#include "kiosk/sync/identity_file.h"
#include "kiosk/wiring/joining_app.h"
#include "kiosk/wiring/station_app.h"
#include "shared/platform/lock_file.h"
#include "shared/platform/thread_executor.h"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <future>

namespace yizhan {
namespace {

int trouble(Error const& error)
{
    fmt::print(stderr, "yizhan-kiosk: {} {}\n{}\n", sentence(error.code).en, error.cause, sentence(error.code).zh);
    return 1;
}

struct OfflineStore {
    LockFile lock;
    std::unique_ptr<SystemFiles> files;
    std::unique_ptr<SystemRandom> random;
    std::unique_ptr<journal::KioskStore> store;
};

Result<OfflineStore> open_offline(KioskConfig const& config)
{
    auto lock = TRY(LockFile::acquire(config.data_dir));
    auto files = std::make_unique<SystemFiles>();
    auto random = std::make_unique<SystemRandom>();
    auto identity = TRY(load_identity(*files, identity_path(config)));
    journal::StoreOptions options;
    options.folder = config.data_dir;
    options.kiosk = identity.kiosk;
    options.station = identity.station;
    auto store = TRY(journal::KioskStore::open(std::move(options), *files, *random));
    return OfflineStore{std::move(lock), std::move(files), std::move(random), std::move(store)};
}

} // namespace

int join_hub(KioskConfig const& config, std::string const& ticket)
{
    std::error_code error;
    std::filesystem::create_directories(config.data_dir, error);
    std::filesystem::permissions(config.data_dir, std::filesystem::perms::owner_all, error);
    auto const lock = LockFile::acquire(config.data_dir);
    if (!lock) return trouble(lock.error());
    SystemClock clock;
    SystemRandom random;
    SystemFiles files;
    std::promise<Result<void>> outcome;
    std::unique_ptr<App> joiner;
    ThreadExecutor executor{"join"};
    CurlTransport transport{executor};
    executor.post([&] {
        Computer machine{clock, random, files, executor, transport, [] { return std::string{"none"}; }};
        joiner = make_headless_joiner(
            config, std::move(machine), ticket, [&outcome](Result<void> result) { outcome.set_value(result); });
        joiner->start();
    });
    auto const joined = outcome.get_future().get();
    std::promise<void> gone;
    executor.post([&] {
        joiner.reset();
        gone.set_value();
    });
    gone.get_future().wait();
    if (!joined) return trouble(joined.error());
    fmt::print("已加入。Joined.\n");
    return 0;
}

int rebuild_counts(KioskConfig const& config)
{
    auto const opened = open_offline(config);
    if (!opened) return trouble(opened.error());
    if (auto const rebuilt = opened->store->journal().rebuild(); !rebuilt) return trouble(rebuilt.error());
    fmt::print("已重算。Rebuilt from the journal.\n");
    return 0;
}

int print_journal(KioskConfig const& config)
{
    auto const opened = open_offline(config);
    if (!opened) return trouble(opened.error());
    auto const printed
        = opened->store->journal().each_event([](std::string_view envelope) { fmt::print("{}\n", envelope); });
    return printed ? 0 : trouble(printed.error());
}

} // namespace yizhan
