// A kiosk's computer for these tests: a disk that can crash, clocks, randomness, and the store that runs on it.
#pragma once

#include "tests/support/crash_disk.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/sim_files.h"

#include "kiosk/journal/kiosk_store.h"
#include "shared/protocol/envelope.h"

#include <fmt/format.h>

namespace yizhan::test {

class KioskComputer {
public:
    explicit KioskComputer(std::uint64_t seed = 1, journal::StoreOptions store_options = default_options())
        : disk{seed, seed % 2 == 0 ? 512U : 4096U}, vfs{disk, "kiosk-disk"}, files{disk}, random{seed, "kiosk"},
          options{std::move(store_options)}
    {
        options.vfs = vfs.name();
    }

    static journal::StoreOptions default_options()
    {
        journal::StoreOptions options;
        options.folder = "/data";
        options.kiosk = KioskId::make("K-01");
        options.station = StationId::make("S-01");
        return options;
    }

    Result<void> try_start()
    {
        auto opened = journal::KioskStore::open(options, files, random);
        if (!opened) return tl::unexpected(opened.error());
        store = std::move(*opened);
        return {};
    }
    void start()
    {
        auto const started = try_start();
        INFO((started ? "" : started.error().cause));
        REQUIRE(started);
    }
    void stop() { store.reset(); }
    void cut_power_and_restart()
    {
        disk.cut_power_now();
        store.reset();
        disk.restart(Restart::PowerCut);
        clock.reboot(fmt::format("boot-{}", ++m_boots));
    }
    void kill_and_restart()
    {
        disk.cut_power_now(); // a killed process closes nothing: no last checkpoint
        store.reset();
        disk.restart(Restart::ProcessKilled);
    }

    Moment moment() const { return {{clock.wall(), clock.mono(), clock.boot_id()}, std::nullopt}; }
    EventId fresh_id() { return new_event_id(clock.wall(), random); }
    NewEvent check_in(std::optional<MemberId> member = {})
    {
        return {fresh_id(),
            CheckedIn{VisitId::make(random.hex64()), std::move(member), {}, Occupation::Courier, Assurance::Guest, {}}};
    }
    NewEvent use(std::string const& amenity)
    {
        return {fresh_id(), AmenityUsed{UseId::make(random.hex64()), AmenityId::make(amenity), {}, {}}};
    }
    Result<Seq> append(NewEvent const& event) { return store->journal().append({&event, 1}, moment()); }
    std::vector<EventId> append_check_ins(int count)
    {
        std::vector<EventId> ids;
        for (int i = 0; i < count; ++i) {
            auto const event = check_in();
            REQUIRE(append(event));
            ids.push_back(event.id);
        }
        return ids;
    }

    CrashDisk disk;
    CrashVfs vfs;
    SimFiles files;
    SeededRandom random;
    FakeClock clock;
    journal::StoreOptions options;
    std::unique_ptr<journal::KioskStore> store;

private:
    int m_boots = 1;
};

// Reads the events out of the outbox as the hub would take them, checking what the hub checks: no gap within a batch,
// and the chain of hashes.
inline std::vector<Event> drain(journal::KioskStore& store, std::string const& log_epoch = "epoch-1")
{
    std::vector<Event> events;
    for (;;) {
        auto const batch = store.outbox().next_batch(7, 1U << 20);
        REQUIRE(batch);
        if (!*batch) return events;
        Seq sequence = (*batch)->first;
        std::optional<EventHash> previous;
        for (auto const& line : (*batch)->events) {
            auto const event = decode_event(line);
            REQUIRE(event);
            REQUIRE(event->sequence == sequence);
            REQUIRE(event->incarnation == (*batch)->incarnation);
            if (previous) REQUIRE(event->previous == *previous);
            previous = event_hash(line);
            events.push_back(*event);
            ++sequence;
        }
        HubWatermarks marks{(*batch)->incarnation, sequence - 1, 0, log_epoch, sequence - 1, {}};
        REQUIRE(store.outbox().record(marks));
    }
}

inline std::vector<EventId> ids_of(std::vector<Event> const& events)
{
    std::vector<EventId> ids;
    for (auto const& event : events) ids.push_back(event.id);
    return ids;
}

} // namespace yizhan::test
