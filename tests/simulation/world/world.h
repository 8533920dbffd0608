// Four kiosks and a hub, all real but for the machine under them, in one thread and on virtual time, under the faults
// that a seed draws; then everything heals, must come to rest by itself, and is compared with what people were told.
#pragma once

#include "tests/simulation/world/hub_node.h"
#include "tests/simulation/world/kiosk_node.h"
#include "tests/simulation/world/service_visitors.h"
#include "tests/simulation/world/staff.h"
#include "tests/simulation/world/visitors.h"
#include "tests/simulation/world/volunteers.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace yizhan::sim {

struct Outcome {
    std::vector<std::string> violations; // empty: every promise was kept
    std::string trace_hash;
    std::size_t promised = 0;
    std::size_t excused = 0;
    std::size_t at_hub = 0;
    std::size_t forks = 0;
    std::uint64_t requests = 0;
    std::size_t faults = 0;
};

class World {
public:
    static constexpr std::size_t kiosk_count = 4;

    World(Parameters const& parameters, Verbosity verbosity);
    Outcome run();

private:
    enum class Fault {
        Partition,
        KioskPowerCut,
        KioskKill,
        HubPowerCut,
        FullDisk,
        FailingDisk,
        ClockJump,
        KioskImage,
        HubBackup,
        HubRestore,
        News,
    };

    bool found();
    void run_active();
    void live_until(MonoMs time);
    void look_after_machines();
    void look_after(KioskNode& kiosk, std::size_t number);
    void keep_visiting();
    void visit(KioskNode& kiosk, std::size_t number);
    void keep_breaking();
    std::vector<Fault> possible_faults() const;
    void strike(Fault fault);
    void strike_disk(test::CrashDisk& disk);
    void fill_disk(test::CrashDisk& disk);
    void image(KioskNode& kiosk, std::size_t number);
    void watch_request(HttpRequest const& request);
    void watch_reply(HttpRequest const& request, HttpResponse const& response);
    void watch_marks(std::string const& stream, std::string const& epoch, Seq accepted, Seq safe);
    void watch_rate();
    void heal();
    void drain();
    bool is_at_rest();
    void check(Outcome& outcome);
    KioskNode& any_kiosk(std::size_t& number);
    Millis around(Millis mean);

    Parameters m_parameters;
    test::VirtualTime m_time;
    test::ManualExecutor m_fate{m_time};
    Trace m_trace;
    test::SeededRandom m_random;
    Ledger m_ledger;
    District m_district;
    Network m_network;
    HubNode m_hub;
    std::array<std::unique_ptr<KioskNode>, kiosk_count> m_kiosks;
    Deeds m_deeds;
    Visitors m_visitors;
    ServiceVisitors m_service_visitors;
    Volunteers m_volunteers;
    Staff m_staff;

    std::array<MonoMs, kiosk_count> m_kiosk_boots_at{};
    MonoMs m_hub_boots_at{};
    bool m_breaking = true;
    std::size_t m_faults = 0;
    std::array<std::uint64_t, kiosk_count> m_requests_before{};
    std::map<std::string, std::pair<Seq, Seq>> m_marks; // by log epoch and life: accepted, safe
    std::map<std::string, Seq> m_written; // by life: the newest that a request named
};

} // namespace yizhan::sim
