// The hub's machine: its disk, its clock, the real store and the real hub, which can die and start again.
#pragma once

#include "server/api/hub.h"
#include "server/projections/projector.h"
#include "server/services/service_desks.h"
#include "server/store/hub_store.h"
#include "tests/simulation/world/ledger.h"
#include "tests/simulation/world/node_clock.h"
#include "tests/simulation/world/planted_bugs.h"
#include "tests/simulation/world/trace.h"
#include "tests/support/crash_disk.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/seeded_random.h"
#include "tests/support/sim_files.h"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace yizhan::sim {

class HubNode {
public:
    static SigningKey signing_key();

    HubNode(test::VirtualTime& time, Parameters const& parameters, Trace& trace, Ledger& ledger);
    ~HubNode();

    // False: the disk did not allow it; try again later.
    bool boot();
    void die(test::Restart how);
    bool is_up() const { return m_hub != nullptr; }
    bool is_dead() const { return m_disk.is_dead(); }
    test::CrashDisk& disk() { return m_disk; }

    // False: nobody listens.
    bool handle(HttpRequest request, std::function<void(HttpResponse)> answer);
    // A backup on a second medium, instead of the one before. The hub goes on.
    bool back_up();
    bool has_backup() const { return !m_backup.empty(); }
    // The disk is lost; the hub starts anew from the backup.
    bool restore();

    // What staff do, as a route of theirs does it: the figures first, then the command. What it records is promised
    // once it succeeded. REQUIRES: is_up().
    bool command(std::string_view what, std::function<Result<void>(ServiceDesks&)> const& act);
    Projector& projector() { return *m_projector; }
    Clock const& clock() const { return m_clock; }

    // REQUIRES: is_up().
    HubStore& store() { return *m_store; }
    std::set<EventId> event_ids();
    std::set<EventId> const& backed_up() const { return m_backed_up; }
    // The database file that is in use.
    std::string const& database() const { return m_database; }
    std::string const& vfs() const { return m_vfs.name(); }
    void stop(); // in good order

private:
    class NoAccounts;
    class FaultyEventStore;

    Result<void> copy_to(std::string const& name);

    test::ManualExecutor m_executor;
    Parameters const& m_parameters;
    Trace& m_trace;
    Ledger& m_ledger;
    test::CrashDisk m_disk;
    test::CrashVfs m_vfs;
    NodeClock m_clock;
    test::SeededRandom m_random;
    std::string m_database = "hub-1.db";
    std::string m_backup;
    std::set<EventId> m_backed_up;
    int m_files = 1;
    test::SimFiles m_files_of_keys;
    std::optional<HubKeys> m_keys;
    std::unique_ptr<NoAccounts> m_accounts;
    std::unique_ptr<HubStore> m_store;
    std::unique_ptr<FaultyEventStore> m_faulty;
    std::unique_ptr<SkippingProjections> m_projections;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<ServiceDesks> m_desks;
    std::unique_ptr<Projector> m_projector; // of staff's commands
    test::SeededRandom m_desk_random;
};

} // namespace yizhan::sim
