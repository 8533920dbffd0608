#include "tests/simulation/world/world.h"

#include "shared/protocol/sync_messages.h"
#include "tests/simulation/world/checks.h"
#include "tests/simulation/world/service_checks.h"

#include <algorithm>

namespace yizhan::sim {
namespace {

constexpr Millis longest_drain{45 * 60'000};
constexpr Millis quiet{75'000}; // two heartbeats
constexpr std::uint64_t most_requests_a_minute = 400;

std::string life_of(HttpRequest const& request, IncarnationId const& incarnation)
{
    auto const path = request.path.substr(0, request.path.rfind('/')); // /v1/kiosks/ID
    return path + "/" + incarnation.text();
}

} // namespace

World::World(Parameters const& parameters, Verbosity verbosity)
    : m_parameters{parameters}, m_trace{m_time, verbosity}, m_random{parameters.seed, "world"},
      m_network{m_time, m_parameters, m_trace}, m_hub{m_time, m_parameters, m_trace, m_ledger}, m_deeds{m_ledger,
                                                                                                    m_trace},
      m_visitors{m_district, m_deeds, parameters.seed}, m_service_visitors{m_district, m_deeds, parameters.seed},
      m_volunteers{m_district, m_deeds, parameters.seed}, m_staff{m_hub, m_ledger, parameters.seed}
{
    for (std::size_t i = 0; i < kiosk_count; ++i) {
        m_kiosks[i] = std::make_unique<KioskNode>(
            i, KioskNode::Surroundings{m_time, m_parameters, m_trace, m_network, m_ledger, m_district});
        if (m_parameters.jumping_clocks) {
            m_kiosks[i]->clock().set_off_by(Millis{static_cast<std::int64_t>(m_random.below(7'200'000)) - 3'600'000});
        }
    }
    m_network.connect([this](HttpRequest request, Network::Answer answer) {
        watch_request(request);
        return m_hub.handle(std::move(request), std::move(answer));
    });
    m_network.watch([this](auto const& request, auto const& response) { watch_reply(request, response); });
}

Outcome World::run()
{
    Outcome outcome;
    if (found()) {
        run_active();
        heal();
        drain();
        check(outcome);
    } else {
        m_ledger.violated("the world could not be founded");
    }
    outcome.violations = m_ledger.violations();
    outcome.trace_hash = m_trace.hash();
    for (std::size_t i = 0; i < kiosk_count; ++i) outcome.requests += m_network.sent(i);
    outcome.faults = m_faults;
    return outcome;
}

// The hub knows its stations, members and kiosks before the first fault.
bool World::found()
{
    if (!m_hub.boot()) return false;
    auto& store = m_hub.store();
    if (!m_district.found(store.feeds())) return false;
    for (std::size_t i = 0; i < kiosk_count; ++i) {
        auto const code = Hash{static_cast<std::uint8_t>(i + 1)};
        auto& kiosk = *m_kiosks[i];
        auto const check_in_key = std::make_shared<Secret const>(*Secret::from_bytes(Bytes(Secret::size, 1)));
        UtcMs const now = world_start;
        if (!store.kiosks().add_ticket(code, kiosk.station(), now + ticket_lifetime)) return false;
        if (!store.kiosks().join(
                {code, KioskNode::signing_key(i).verify_key(), "sim", std::nullopt, kiosk.id(), check_in_key}, now)) {
            return false;
        }
    }
    m_hub.stop();
    if (!m_hub.boot()) return false; // reads the kiosks
    return std::all_of(m_kiosks.begin(), m_kiosks.end(), [](auto const& kiosk) { return kiosk->boot(); });
}

void World::run_active()
{
    keep_visiting();
    keep_breaking();
    watch_rate();
    live_until(m_time.now() + m_parameters.active);
    m_breaking = false;
}

void World::live_until(MonoMs time)
{
    bool over = false;
    m_fate.post_after(time - m_time.now(), [&over] { over = true; });
    while (!over && m_time.step()) look_after_machines();
}

// A machine whose power went is gone at once, and comes back after a while; so does one whose disk did not let it
// start.
void World::look_after_machines()
{
    for (std::size_t i = 0; i < kiosk_count; ++i) look_after(*m_kiosks[i], i);
    auto const now = m_time.now();
    if (m_hub.is_dead()) {
        m_hub.die(test::Restart::PowerCut);
        m_hub_boots_at = now + around(Millis{20'000});
    }
    if (!m_hub.is_up() && now >= m_hub_boots_at && !m_hub.boot()) m_hub_boots_at = now + Millis{10'000};
}

void World::look_after(KioskNode& kiosk, std::size_t number)
{
    auto const now = m_time.now();
    if (kiosk.is_dead()) {
        kiosk.die(test::Restart::PowerCut);
        m_kiosk_boots_at[number] = now + around(Millis{20'000});
    }
    if (!kiosk.is_up() && now >= m_kiosk_boots_at[number] && !kiosk.boot())
        m_kiosk_boots_at[number] = now + Millis{10'000};
}

Millis World::around(Millis mean)
{
    return Millis{static_cast<std::int64_t>(1 + m_random.below(static_cast<std::uint64_t>(2 * mean.count())))};
}

KioskNode& World::any_kiosk(std::size_t& number)
{
    number = m_random.below(kiosk_count);
    return *m_kiosks[number];
}

void World::keep_visiting()
{
    m_fate.post_after(around(m_parameters.mean_between_acts), [this] {
        if (!m_breaking) return;
        std::size_t number = 0;
        auto& kiosk = any_kiosk(number);
        if (kiosk.is_up()) visit(kiosk, number);
        keep_visiting();
    });
}

void World::visit(KioskNode& kiosk, std::size_t number)
{
    auto const who = m_random.below(10);
    if (who == 0 && m_hub.is_up() && !m_hub.is_dead()) return m_staff.act();
    if (who < 5) return m_visitors.act(kiosk);
    if (who < 8) return m_service_visitors.act(kiosk);
    if (!m_volunteers.act(kiosk)) return;
    m_fate.post_after(Millis{1'000}, [this, number] {
        auto& there = *m_kiosks[number];
        if (there.is_up() && !there.is_dead()) m_volunteers.act(there);
    });
}

void World::keep_breaking()
{
    m_fate.post_after(around(m_parameters.mean_between_faults), [this] {
        if (!m_breaking) return;
        auto const possible = possible_faults();
        if (!possible.empty()) {
            ++m_faults;
            strike(possible[m_random.below(possible.size())]);
        }
        keep_breaking();
    });
}

std::vector<World::Fault> World::possible_faults() const
{
    std::vector<Fault> faults;
    auto const add = [&](bool there, Fault fault) {
        if (there) faults.push_back(fault);
    };
    add(m_parameters.partitions, Fault::Partition);
    add(m_parameters.kiosk_power_cuts, Fault::KioskPowerCut);
    add(m_parameters.kiosk_kills, Fault::KioskKill);
    add(m_parameters.hub_power_cuts, Fault::HubPowerCut);
    add(m_parameters.full_disks, Fault::FullDisk);
    add(m_parameters.failing_disks, Fault::FailingDisk);
    add(m_parameters.jumping_clocks, Fault::ClockJump);
    add(m_parameters.kiosk_images, Fault::KioskImage);
    add(m_parameters.hub_restores, Fault::HubBackup);
    add(m_parameters.hub_restores && m_hub.has_backup(), Fault::HubRestore);
    add(m_parameters.news, Fault::News);
    return faults;
}

void World::strike(Fault fault)
{
    std::size_t number = 0;
    auto& kiosk = any_kiosk(number);
    switch (fault) {
    case Fault::Partition:
        m_trace.note(kiosk.id().text(), "is cut off");
        m_network.set_cut_off(number, true);
        return m_fate.post_after(around(Millis{180'000}), [this, number] { m_network.set_cut_off(number, false); });
    case Fault::KioskPowerCut:
        return kiosk.disk().cut_power_at(1 + m_random.below(40));
    case Fault::KioskKill:
        if (!kiosk.is_up()) return;
        kiosk.die(test::Restart::ProcessKilled);
        m_kiosk_boots_at[number] = m_time.now() + Millis{2'000};
        return;
    case Fault::HubPowerCut:
        return m_hub.disk().cut_power_at(1 + m_random.below(60));
    case Fault::FullDisk:
        return fill_disk(m_random.chance(70) ? kiosk.disk() : m_hub.disk());
    case Fault::FailingDisk:
        return strike_disk(m_random.chance(70) ? kiosk.disk() : m_hub.disk());
    case Fault::ClockJump:
        m_trace.note(kiosk.id().text(), "has another time");
        return kiosk.clock().set_off_by(
            Millis{static_cast<std::int64_t>(m_random.below(20'000'000'000)) - 10'000'000'000});
    case Fault::KioskImage:
        return image(kiosk, number);
    case Fault::HubBackup:
        if (m_hub.is_up()) m_hub.back_up();
        return;
    case Fault::HubRestore: {
        if (!m_hub.is_up()) return;
        auto const before = m_hub.event_ids();
        if (!m_hub.restore()) return m_hub.stop();
        m_ledger.hub_put_back(before, m_hub.backed_up());
        m_hub_boots_at = m_time.now() + around(Millis{20'000});
        return;
    }
    case Fault::News:
        if (m_hub.is_up()) static_cast<void>(m_district.change(m_hub.store().feeds(), m_random));
        return;
    }
}

void World::strike_disk(test::CrashDisk& disk)
{
    auto const operation = m_random.chance(50) ? test::DiskOperation::Sync : test::DiskOperation::Write;
    disk.fail_at(operation, 1 + m_random.below(20), test::Repeat::Once);
}

void World::fill_disk(test::CrashDisk& disk)
{
    m_trace.note("world", "a disk fills up");
    disk.set_capacity(disk.used_bytes() + m_random.below(40'000));
    m_fate.post_after(around(Millis{120'000}), [&disk] { disk.set_capacity(test::CrashDisk::unlimited); });
}

// A copy of the disk is taken; later it is put back. Only while the hub can be asked what it holds.
void World::image(KioskNode& kiosk, std::size_t number)
{
    if (!kiosk.is_up() || !m_hub.is_up()) return;
    if (!kiosk.has_image() || m_random.chance(50)) return kiosk.take_image();
    kiosk.die(test::Restart::PowerCut);
    kiosk.put_image_back(m_hub.event_ids());
    m_kiosk_boots_at[number] = m_time.now() + around(Millis{20'000});
}

void World::watch_request(HttpRequest const& request)
{
    if (!request.path.ends_with("/events")) return;
    auto const head = decode_upload_query(request.query);
    if (!head) return m_ledger.violated("an upload without a good head");
    auto& written = m_written[life_of(request, head->incarnation)];
    written = std::max(written, head->first + head->count - 1);
}

// What the hub itself says must be in order, whatever arrives of it.
void World::watch_reply(HttpRequest const& request, HttpResponse const& response)
{
    if (response.status != 200) return;
    auto const life = [&](IncarnationId const& incarnation) { return life_of(request, incarnation); };
    if (request.path.ends_with("/events")) {
        auto const reply = decode_upload_reply(response.body);
        if (!reply) return m_ledger.violated("the hub's answer to an upload makes no sense");
        watch_marks(life(reply->incarnation), reply->log_epoch, reply->accepted, reply->safe);
    } else if (request.path.ends_with("/heartbeat")) {
        auto const reply = decode_heartbeat_reply(response.body);
        if (!reply) return m_ledger.violated("the hub's answer to a heartbeat makes no sense");
        watch_marks(life(reply->incarnation), reply->log_epoch, reply->accepted, reply->safe);
    }
}

void World::watch_marks(std::string const& stream, std::string const& epoch, Seq accepted, Seq safe)
{
    m_trace.note("hub", fmt::format("holds {} of {}, {} safe, log {}", accepted, stream, safe, epoch));
    if (safe > accepted) m_ledger.violated("safe above accepted at " + stream);
    if (accepted > m_written[stream]) m_ledger.violated("more accepted than was ever sent at " + stream);
    auto& before = m_marks[epoch + stream];
    if (accepted < before.first || safe < before.second) {
        m_ledger.violated("a watermark went back within one log epoch at " + stream);
    }
    before = {std::max(before.first, accepted), std::max(before.second, safe)};
}

void World::watch_rate()
{
    m_fate.post_after(Millis{60'000}, [this] {
        for (std::size_t i = 0; i < kiosk_count; ++i) {
            auto const sent = m_network.sent(i);
            if (sent - m_requests_before[i] > most_requests_a_minute) {
                m_ledger.violated("k" + std::to_string(i) + " sent " + std::to_string(sent - m_requests_before[i])
                    + " requests in a minute");
            }
            m_requests_before[i] = sent;
        }
        watch_rate();
    });
}

void World::heal()
{
    m_trace.note("world", "heals");
    m_network.heal();
    m_hub.disk().heal();
    for (auto const& kiosk : m_kiosks) kiosk->disk().heal();
}

bool World::is_at_rest()
{
    if (!m_hub.is_up()) return false;
    return std::all_of(m_kiosks.begin(), m_kiosks.end(),
        [](auto const& kiosk) { return kiosk->is_up() && kiosk->store().journal().status().unsent == 0; });
}

// At rest: everything is sent, no machine runs, and nothing was recorded for as long as an exchange and one more take.
void World::drain()
{
    auto const deadline = m_time.now() + longest_drain;
    live_until(m_time.now() + longest_use + longest_clearing);
    std::size_t recorded = 0;
    do {
        recorded = m_ledger.promises().size();
        live_until(m_time.now() + quiet);
    } while ((!is_at_rest() || m_ledger.promises().size() != recorded) && m_time.now() < deadline);
    if (!is_at_rest()) m_ledger.violated("everything healed, and something still waits to be sent");
}

void World::check(Outcome& outcome)
{
    if (!is_at_rest()) return;
    for (auto const& kiosk : m_kiosks)
        check_roster(kiosk->store().roster(), m_hub.store().feeds(), m_district, m_ledger);
    outcome.promised = m_ledger.promises().size();
    for (auto const& [id, promise] : m_ledger.promises()) outcome.excused += promise.excused ? 1U : 0U;
    auto const now = m_hub.clock().wall();
    m_hub.stop();
    auto const hub = read_hub_log(m_hub.database(), m_hub.vfs());
    if (!hub) return m_ledger.violated("the hub's log cannot be read: " + hub.error().cause);
    outcome.at_hub = hub->events.size();
    outcome.forks = hub->forks.size();
    check_hub_log(*hub, m_ledger);
    auto const services = model_of(*hub);
    for (auto const& kiosk : m_kiosks) {
        check_books(*kiosk, services, now, m_ledger);
        kiosk->stop();
        auto const log = read_kiosk_log(kiosk->vfs());
        if (!log) return m_ledger.violated("a kiosk's log cannot be read: " + log.error().cause);
        check_kiosk_log(*log, *hub, m_ledger);
        if (kiosk->boot()) check_tiles(kiosk->store().journal(), *log, m_ledger);
    }
    if (!m_hub.boot()) return m_ledger.violated("the hub does not start");
    check_figures(m_hub.store().figures(), *hub, m_ledger);
    check_ledgers(m_hub.store(), services, m_ledger);
    check_exceptions(m_hub.store(), services, m_ledger);
    check_rebuild(m_hub.store(), m_hub.projector(), m_ledger);
}

} // namespace yizhan::sim
