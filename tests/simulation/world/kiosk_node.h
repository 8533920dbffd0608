// A kiosk's machine: its disk, its clocks, and on them the real journal, the real actor and the real sync, which can
// die and start again at any moment.
#pragma once

#include "kiosk/app/kiosk.h"
#include "kiosk/input/card_reader.h"
#include "kiosk/journal/kiosk_store.h"
#include "kiosk/sync/sync.h"
#include "tests/simulation/world/district.h"
#include "tests/simulation/world/network.h"
#include "tests/simulation/world/watched_journal.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/sim_files.h"

#include <memory>
#include <optional>

namespace yizhan::sim {

class KioskNode {
public:
    struct Surroundings {
        test::VirtualTime& time;
        Parameters const& parameters;
        Trace& trace;
        Network& network;
        Ledger& ledger;
        District const& district;
    };
    KioskNode(std::size_t number, Surroundings around);
    ~KioskNode();

    static SigningKey signing_key(std::size_t number);
    KioskId id() const { return KioskId::make("k" + std::to_string(m_number)); }
    StationId station() const { return District::station(1 + m_number % District::station_count); }

    // False: the disk did not allow it; try again later.
    bool boot();
    void die(test::Restart how);
    bool is_up() const { return m_life != nullptr; }
    bool is_dead() const { return m_disk.is_dead(); }
    test::CrashDisk& disk() { return m_disk; }
    NodeClock& clock() { return m_clock; }
    std::string const& vfs() const { return m_vfs.name(); }
    void stop(); // in good order

    // REQUIRES: is_up().
    Kiosk& actor();
    View const& view() const { return *m_view; }
    journal::KioskStore& store();
    WatchedJournal const& journal() const;

    void take_image();
    bool has_image() const { return m_image != nullptr; }
    // REQUIRES: has_image(), not is_up(). `at_hub`: the events that the hub holds now.
    void put_image_back(std::set<EventId> const& at_hub);

private:
    struct Life;
    class Link;

    std::size_t m_number;
    Surroundings m_around;
    test::ManualExecutor m_executor;
    test::CrashDisk m_disk;
    test::CrashVfs m_vfs;
    test::SimFiles m_files;
    NodeClock m_clock;
    test::SeededRandom m_random;
    KioskIdentity m_identity;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<Life> m_life;
    std::shared_ptr<View const> m_view;
    std::unique_ptr<test::CrashDisk> m_image;
    std::set<EventId> m_on_image;
};

} // namespace yizhan::sim
