// A data folder in the hands of one program: its lock, its store and its keys. What a running hub is asked for, another
// program answers with a hub of its own where none runs.
#pragma once

#include "server/api/hub.h"
#include "server/api/hub_config.h"
#include "server/api/hub_files.h"
#include "server/staff/file_accounts.h"
#include "server/store/hub_store.h"
#include "shared/platform/lock_file.h"

namespace yizhan {

// What every verb but the calls to a running hub holds: the folder is ours alone.
struct HubFolder {
    LockFile lock;
    SystemClock clock;
    SystemRandom random;
    SystemFiles files;
    std::unique_ptr<HubStore> store;
    std::optional<FileAccounts> accounts;
    std::optional<HubKeys> keys;

    explicit HubFolder(LockFile taken) : lock{std::move(taken)} { }
    HubPorts ports()
    {
        return {store->events(), store->kiosks(), store->feeds(), store->projections(), store->figures(), *accounts,
            store->applications(), store->audit(), store->cards(), store->members(), store->work(), *keys,
            store->services()};
    }
};

// Busy: a hub serves there.
Result<std::unique_ptr<HubFolder>> hold(HubConfig const& config);

HubSettings settings_of(HubConfig const& config, OperatorDoor const& door);

// Asks the hub that serves on this folder, or else answers with a hub of its own that lives for this one request.
// Gives the body of a good answer.
Result<std::string> ask_operator(HubConfig const& config, std::string path, std::string body);

} // namespace yizhan
