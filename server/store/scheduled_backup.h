// Copies the hub's database into a folder of dated files while the hub works, and verifies each: an actor on the hub's
// executor that works in small steps. Only where the folder is on another medium do the safe watermarks follow, for
// only then may a kiosk forget what it sent.
#pragma once

#include "server/store/hub_store.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"
#include "shared/platform/files.h"

#include <filesystem>

namespace yizhan {

enum class Medium { Another, TheSame };

// Whether two paths lie on different file systems. TheSame where it cannot be told.
Medium medium_of(std::filesystem::path const& database, std::filesystem::path const& backups);

struct BackupOptions {
    std::filesystem::path folder;
    Millis every{24 * 3'600'000};
    Medium medium = Medium::TheSame;
};

class ScheduledBackup {
public:
    static constexpr Millis first_after{60'000};
    static constexpr std::size_t kept = 7; // the newest ones

    // All outlive this; this outlives the executors' last task. `verifier`: any other thread.
    ScheduledBackup(Executor& executor, Executor& verifier, HubStore& store, FileStore& files, Clock const& clock,
        BackupOptions options);
    void start();

private:
    void begin();
    void step();
    void verify();
    void finish(Result<std::vector<SafeMark>> const& marks);
    void again(Error const* error);
    Result<void> settle(std::vector<SafeMark> const& marks);
    void drop_old() const;
    std::filesystem::path unfinished() const { return m_options.folder / "hub.unfinished"; }

    Executor& m_executor;
    Executor& m_verifier;
    HubStore& m_store;
    FileStore& m_files;
    Clock const& m_clock;
    BackupOptions m_options;
    std::unique_ptr<HubCopy> m_copy;
};

} // namespace yizhan
