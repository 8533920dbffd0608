// A hub's store on a disk that fails on demand, opened and opened again as after a restart.
#pragma once

#include "server/store/hub_store.h"
#include "server/store/schema.h"
#include "shared/platform/sqlite.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/seeded_random.h"
#include "tests/support/sending_kiosk.h"

#include <catch2/catch.hpp>

namespace yizhan::test {

constexpr UtcMs received{SendingKiosk::first_wall.ms + 3'700'000};

class OpenHub {
public:
    explicit OpenHub(std::uint64_t seed = 1)
        : disk{seed}, m_vfs{disk, "hub-" + std::to_string(seed)}, m_random{seed, "hub"}
    {
        REQUIRE(open());
    }

    Result<void> open()
    {
        m_store = nullptr;
        m_store = TRY(HubStore::open({"hub.db", m_vfs.name()}, m_random));
        return {};
    }
    void close() { m_store = nullptr; }
    // Closes it and leaves what an older version left: so many steps of today's schema, filled by `fill(database)`.
    template <class Fill> void put_back(std::size_t steps, Fill fill)
    {
        close();
        disk.erase("hub.db");
        sqlite::OpenOptions options;
        options.vfs = vfs();
        auto database = sqlite::Database::open("hub.db", options);
        REQUIRE(database);
        REQUIRE(sqlite::migrate(*database, hub_schema().first(steps)));
        fill(*database);
    }
    std::string const& vfs() const { return m_vfs.name(); }
    Random& random() { return m_random; }
    HubStore& store() { return *m_store; }
    EventStore& events() { return m_store->events(); }
    HubStore* operator->() { return m_store.get(); }

    // One upload alone in its transaction.
    Result<UploadReply> send(SendingKiosk const& kiosk, Seq first, std::uint32_t count)
    {
        std::vector<IncomingBatch> batches{TRY(check_upload(kiosk.upload(first, count), kiosk.id(), received))};
        return TRY(events().append(batches)).front();
    }
    std::vector<std::string> log()
    {
        std::vector<std::string> lines;
        auto const events = m_store->events().read(0, 100'000);
        REQUIRE(events);
        for (auto const& event : *events) lines.push_back(event.bytes);
        return lines;
    }

    CrashDisk disk;

private:
    CrashVfs m_vfs;
    SeededRandom m_random;
    std::unique_ptr<HubStore> m_store;
};

} // namespace yizhan::test
