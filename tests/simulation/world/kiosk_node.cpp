#include "tests/simulation/world/kiosk_node.h"

#include "kiosk/app/no_writing.h"
#include "tests/simulation/world/idle_ports.h"
#include "tests/simulation/world/planted_bugs.h"

namespace yizhan::sim {
namespace {

constexpr UtcMs built_at{world_start.ms - 86'400'000LL * 20};
constexpr std::int64_t most_drift_ppm = 200;
constexpr std::int64_t few_events = 5;

KioskIdentity identity_of(std::size_t number, StationId station, District const& district)
{
    return {KioskId::make("k" + std::to_string(number)), std::move(station), KioskNode::signing_key(number),
        SigningKey{*Secret::from_bytes(Bytes(Secret::size, 9))}.verify_key(), "http://hub.sim",
        *Secret::from_bytes(Bytes(Secret::size, 1)), {district.issuer_key()}};
}

class NoCode final : public CheckInCode {
public:
    Current at(UtcMs time) override { return {QrBitmap{}, time + std::chrono::hours{1}}; }
};

std::int64_t drift_of(Parameters const& parameters, std::size_t number)
{
    test::SeededRandom random{parameters.seed + number, "drift"};
    return static_cast<std::int64_t>(random.below(2 * most_drift_ppm)) - most_drift_ppm;
}

} // namespace

// The kiosk's end of the wires, with the fault that the world was asked for.
class KioskNode::Link final : public Transport {
public:
    explicit Link(KioskNode& node) : m_node{node} { }
    void hang_up() { ++m_life; }
    void send(HttpRequest request, SendLimits limits, Done done) override
    {
        if (m_node.is_dead()) return; // a machine without power sends nothing
        auto deliver = [this, life = m_life, query = request.query, path = request.path, done = std::move(done)](
                           Result<HttpResponse> outcome) {
            if (life != m_life || m_node.is_dead()) return;
            if (outcome) misbelieve(path, query, *outcome);
            m_node.m_executor.post([done, outcome = std::move(outcome)] { done(outcome); });
        };
        m_node.m_around.network.send(m_node.m_number, std::move(request), limits, std::move(deliver));
    }

private:
    void misbelieve(std::string const& path, std::string const& query, HttpResponse const& response);

    KioskNode& m_node;
    std::uint64_t m_life = 0;
    std::string m_log_epoch = "unknown";
};

struct KioskNode::Life final : SyncListener, SyncPort {
    Life(KioskNode& node, std::unique_ptr<journal::KioskStore> opened)
        : store{std::move(opened)}, journal{store->journal(), node.m_number, node.m_around.ledger, node.m_clock,
                                        node.m_around.parameters.bug},
          clock{node.m_clock, store->time_memory(), built_at},
          reader{store->station_book(), clock, node.m_identity.issuer_keys}, pins{node.m_executor},
          machines{store->machine_book(), node.m_around.parameters.bug}, inbox{store->feed(), node.id(),
                                                                             node.m_around.parameters.bug},
          kiosk{{journal, store->roster(), store->station_book(), reader, code, clock, *this, node.m_random,
                    node.m_executor,
                    EnrollmentPorts{
                        store->enrollment_book(), store->drafts(), vault, vault, pins, writing, writing, id_cards},
                    AmenityPorts{machines, store->goods_book(), store->catalogue_book()}},
              {"0.1.0", store->start_reason(), {}},
              [&node](std::shared_ptr<View const> view) {
                  if (!node.is_dead()) node.m_view = std::move(view);
              }},
          sync{*Sync::make(node.m_identity,
              {*node.m_link, node.m_executor, node.m_random, clock, journal, store->outbox(), inbox, *this,
                  [&node] {
                      return MachineHealth{
                          static_cast<std::int64_t>(1U << 30) - static_cast<std::int64_t>(node.m_disk.used_bytes()),
                          "ok"};
                  }},
              "0.1.0")}
    {
    }
    void nudge() override
    {
        if (sync) sync->nudge();
    }
    void sync_changed(SyncState const& state) override { kiosk.on_sync(state); }
    void feed_changed() override { kiosk.on_feed_applied(); }
    void hub_knew_more() override { kiosk.on_new_incarnation(); }

    std::unique_ptr<journal::KioskStore> store;
    WatchedJournal journal;
    KioskClock clock;
    CredentialCardReader reader;
    NoCode code;
    NoVault vault;
    RightPins pins;
    NoWriting writing;
    NoIdCards id_cards;
    ForgetfulMachineBook machines;
    LossyInbox inbox;
    Kiosk kiosk;
    std::unique_ptr<Sync> sync;
};

void KioskNode::Link::misbelieve(std::string const& path, std::string const& query, HttpResponse const& response)
{
    auto const bug = m_node.m_around.parameters.bug;
    if (bug == Bug::None || response.status != 200 || !m_node.m_life) return;
    auto& outbox = m_node.m_life->store->outbox();
    bool const is_signed = find_field(response.fields, "signature").has_value();
    if (auto const reply = decode_heartbeat_reply(response.body); reply && path.ends_with("/heartbeat")) {
        m_log_epoch = reply->log_epoch;
        if (bug == Bug::WatermarkBelieved) {
            static_cast<void>(outbox.record({reply->incarnation, reply->accepted, reply->safe, m_log_epoch, 0, {}}));
        }
    }
    if (bug != Bug::AckFromUnsignedReply || is_signed || !path.ends_with("/events")) return;
    auto const head = decode_upload_query(query);
    auto const last = head->first + head->count - 1;
    static_cast<void>(outbox.record({head->incarnation, last, 0, m_log_epoch, last, {}}));
}

KioskNode::KioskNode(std::size_t number, Surroundings around)
    : m_number{number}, m_around{around}, m_executor{around.time}, m_disk{around.parameters.seed * 16 + number},
      m_vfs{m_disk, "kiosk-disk-" + std::to_string(number)}, m_files{m_disk}, m_clock{around.time,
                                                                                  "k" + std::to_string(number),
                                                                                  drift_of(around.parameters, number)},
      m_random{around.parameters.seed, "kiosk-" + std::to_string(number)},
      m_identity{identity_of(number, station(), around.district)}, m_link{std::make_unique<Link>(*this)}
{
}

KioskNode::~KioskNode() { stop(); }

SigningKey KioskNode::signing_key(std::size_t number)
{
    return SigningKey{*Secret::from_bytes(Bytes(Secret::size, static_cast<std::uint8_t>(0x40 + number)))};
}

bool KioskNode::boot()
{
    journal::StoreOptions options;
    options.folder = "/data";
    options.vfs = m_vfs.name();
    options.kiosk = id();
    options.station = station();
    if (m_around.parameters.forgetful) options.keep_safe_events = few_events;
    auto opened = journal::KioskStore::open(options, m_files, m_random);
    if (!opened) {
        m_around.trace.note(id().text(), "does not start: " + opened.error().cause);
        return false;
    }
    m_life = std::make_unique<Life>(*this, std::move(*opened));
    m_around.trace.note(id().text(), "is up");
    m_life->kiosk.start();
    m_life->sync->start();
    return true;
}

void KioskNode::stop()
{
    m_link->hang_up();
    m_executor.drop_all();
    m_life.reset();
    m_view.reset();
}

void KioskNode::die(test::Restart how)
{
    m_around.trace.note(id().text(), how == test::Restart::PowerCut ? "loses power" : "is killed");
    m_disk.cut_power_now();
    stop();
    m_disk.restart(how);
    if (how == test::Restart::ProcessKilled) return;
    m_clock.reboot();
    if (m_around.parameters.dead_clocks) m_clock.set_wall(UtcMs{0});
}

Kiosk& KioskNode::actor() { return m_life->kiosk; }
journal::KioskStore& KioskNode::store() { return *m_life->store; }
WatchedJournal const& KioskNode::journal() const { return m_life->journal; }

void KioskNode::take_image()
{
    m_image = std::make_unique<test::CrashDisk>(1);
    m_image->copy_image_from(m_disk);
    m_on_image = m_around.ledger.on_disk(m_number);
}

void KioskNode::put_image_back(std::set<EventId> const& at_hub)
{
    m_around.trace.note(id().text(), "gets an old disk");
    m_disk.copy_image_from(*m_image);
    m_around.ledger.kiosk_put_back(m_number, m_on_image, at_hub);
}

} // namespace yizhan::sim
