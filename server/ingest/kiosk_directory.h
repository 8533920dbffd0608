// The known kiosks by id and by key, in memory, for any thread: who signed a request is looked up without waiting for
// the writer. Filled from the registry at start and after each join.
#pragma once

#include "server/ingest/kiosk_registry.h"

#include <mutex>
#include <unordered_map>

namespace yizhan {

class KioskDirectory {
public:
    void put(KnownKiosk kiosk); // replaces the one of the same id
    void remove(KioskId const& id);
    std::optional<KnownKiosk> find(KioskId const& id) const;
    std::optional<KnownKiosk> find_by_key_id(std::string_view key_id) const;

private:
    void forget(KioskId const& id); // under the lock

    mutable std::mutex m_mutex;
    std::unordered_map<KioskId, KnownKiosk> m_by_id;
    std::unordered_map<std::string, KioskId> m_by_key_id;
};

// Fills an empty directory.
Result<void> load(KioskDirectory& directory, KioskRegistry& registry);

} // namespace yizhan
