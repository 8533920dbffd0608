#include "tests/simulation/world/hub_node.h"

#include "shared/protocol/envelope.h"

namespace yizhan::sim {
namespace {

constexpr Millis late_write{2'000};
constexpr std::int64_t hub_drift_ppm = 20;

} // namespace

class HubNode::NoAccounts final : public AccountStore {
public:
    Result<std::optional<StaffAccount>> find(std::string_view) override { return std::optional<StaffAccount>{}; }
    Result<void> put(StaffAccount const&) override { return fail(ErrorCode::Unsupported, "no accounts here"); }
};

// The real event store, with the fault that the world was asked for.
class HubNode::FaultyEventStore final : public EventStore {
public:
    FaultyEventStore(EventStore& real, Bug bug, Executor& executor, Ledger& ledger)
        : m_real{real}, m_bug{bug}, m_executor{executor}, m_ledger{ledger}
    {
    }

    Result<std::vector<UploadReply>> append(std::span<IncomingBatch const> batches) override
    {
        if (m_bug == Bug::AckBeforeCommit) return acknowledge_early(batches);
        if (m_bug == Bug::NoDedupe) TRY_DO(append_once_more(batches));
        return m_real.append(batches);
    }
    Result<std::vector<OwnRecorded>> append_own(std::span<OwnEvent const> events) override
    {
        for (auto const& event : events) {
            m_ledger.attempted(event.id);
            m_own.push_back(event.id);
        }
        return m_real.append_own(events);
    }
    std::vector<EventId> take_own() { return std::exchange(m_own, {}); }
    Result<Watermarks> watermarks(KioskId const& kiosk, IncarnationId const& incarnation) override
    {
        return m_real.watermarks(kiosk, incarnation);
    }
    std::string const& log_epoch() const override { return m_real.log_epoch(); }
    Result<std::uint64_t> event_count() override { return m_real.event_count(); }
    Result<std::vector<QuarantinedPlace>> quarantine(std::size_t limit) override { return m_real.quarantine(limit); }
    Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t limit) override
    {
        return m_real.read(after, limit);
    }

private:
    Result<std::vector<UploadReply>> acknowledge_early(std::span<IncomingBatch const> batches)
    {
        std::vector<UploadReply> replies;
        for (auto const& batch : batches) {
            UploadReply reply;
            reply.log_epoch = m_real.log_epoch();
            reply.incarnation = batch.head.incarnation;
            reply.accepted = batch.head.first + batch.head.count - 1;
            replies.push_back(std::move(reply));
            auto const kept = std::make_shared<IncomingBatch>(batch);
            m_executor.post_after(late_write, [this, kept] { static_cast<void>(m_real.append({kept.get(), 1})); });
        }
        return replies;
    }
    Result<void> append_once_more(std::span<IncomingBatch const> batches)
    {
        for (auto const& batch : batches) {
            auto const marks = TRY(m_real.watermarks(batch.kiosk, batch.head.incarnation));
            if (batch.head.first > marks.accepted) continue; // new
            auto copy = batch;
            copy.head.incarnation = IncarnationId::make("00000000000000ee");
            TRY(m_real.append({&copy, 1}));
        }
        return {};
    }

    EventStore& m_real;
    Bug m_bug;
    Executor& m_executor;
    Ledger& m_ledger;
    std::vector<EventId> m_own;
};

SigningKey HubNode::signing_key() { return SigningKey{*Secret::from_bytes(Bytes(Secret::size, 9))}; }

HubNode::HubNode(test::VirtualTime& time, Parameters const& parameters, Trace& trace, Ledger& ledger)
    : m_executor{time}, m_parameters{parameters}, m_trace{trace}, m_ledger{ledger}, m_disk{parameters.seed * 16 + 15},
      m_vfs{m_disk, "hub-disk"}, m_clock{time, "hub", hub_drift_ppm}, m_random{parameters.seed, "hub"},
      m_files_of_keys{m_disk}, m_accounts{std::make_unique<NoAccounts>()}, m_desk_random{parameters.seed, "desks"}
{
}

HubNode::~HubNode() { stop(); }

bool HubNode::boot()
{
    auto opened = HubStore::open({m_database, m_vfs.name()}, m_random);
    if (!opened) {
        m_trace.note("hub", "does not start: " + opened.error().cause);
        return false;
    }
    m_store = std::move(*opened);
    m_faulty = std::make_unique<FaultyEventStore>(m_store->events(), m_parameters.bug, m_executor, m_ledger);
    m_projections = std::make_unique<SkippingProjections>(m_store->projections(), m_parameters.bug);
    auto keys = HubKeys::open(m_files_of_keys, {}, m_random, m_clock.wall());
    if (!keys) {
        m_trace.note("hub", "has no keys: " + keys.error().cause);
        stop();
        return false;
    }
    m_keys = std::move(*keys);
    HubSettings settings;
    settings.public_url = "http://hub.sim";
    auto hub = Hub::open({*m_faulty, m_store->kiosks(), m_store->feeds(), *m_projections, m_store->figures(),
                             *m_accounts, m_store->applications(), m_store->audit(), m_store->cards(),
                             m_store->members(), m_store->work(), *m_keys, m_store->services()},
        {m_clock, m_random, m_executor, m_executor, m_executor}, std::move(settings), signing_key(), WebPages{});
    if (!hub) {
        m_trace.note("hub", "does not open: " + hub.error().cause);
        stop();
        return false;
    }
    m_hub = std::move(*hub);
    m_desks = std::make_unique<ServiceDesks>(
        DeskPorts{*m_faulty, m_store->feeds(), m_store->applications(), m_store->audit(), m_store->cards(),
            m_store->members(), m_store->work(), *m_keys, m_clock, m_desk_random, {}},
        m_store->services());
    m_projector = std::make_unique<Projector>(m_executor,
        ProjectorPorts{*m_projections, m_store->feeds(), m_store->work(), m_clock, {}}, [] { return false; });
    m_trace.note("hub", "is up");
    return true;
}

void HubNode::stop()
{
    m_executor.drop_all();
    m_projector.reset();
    m_desks.reset();
    m_hub.reset();
    m_keys.reset();
    m_projections.reset();
    m_faulty.reset();
    m_store.reset();
}

void HubNode::die(test::Restart how)
{
    m_trace.note("hub", "dies");
    m_disk.cut_power_now();
    stop();
    m_disk.restart(how);
    m_clock.reboot();
}

bool HubNode::handle(HttpRequest request, std::function<void(HttpResponse)> answer)
{
    if (!m_hub || m_disk.is_dead()) return false;
    m_hub->handle(std::move(request), [this, answer = std::move(answer)](HttpResponse response) {
        if (!m_disk.is_dead()) answer(std::move(response)); // a machine without power says nothing more
    });
    return true;
}

bool HubNode::command(std::string_view what, std::function<Result<void>(ServiceDesks&)> const& act)
{
    static_cast<void>(m_projector->catch_up());
    m_faulty->take_own();
    auto const done = act(*m_desks);
    m_trace.note("staff", fmt::format("{}: {}", what, done ? "done" : done.error().cause));
    if (m_disk.is_dead()) return false; // the page never came
    if (done) {
        for (auto const& id : m_faulty->take_own()) m_ledger.promised_by_hub(id);
        static_cast<void>(m_projector->catch_up());
    }
    return done.has_value();
}

std::set<EventId> HubNode::event_ids()
{
    std::set<EventId> ids;
    auto const events = m_store->events().read(0, 1U << 20);
    if (!events) return ids;
    for (auto const& stored : *events) {
        if (auto const event = decode_event(stored.bytes)) ids.insert(event->id);
    }
    return ids;
}

// A copy step by step, verified, and only then called safe: as the hub's own scheduled backup does it.
Result<void> HubNode::copy_to(std::string const& name)
{
    auto copy = TRY(m_store->begin_copy(name));
    while (TRY(copy->step()) != CopyProgress::Done) { }
    auto const events = copy->events();
    copy.reset();
    auto const marks = TRY(verify_copy({name, m_vfs.name()}, events));
    return m_store->mark_safe(marks);
}

bool HubNode::back_up()
{
    auto ids = event_ids();
    auto const name = "backup-" + std::to_string(++m_files) + ".db";
    auto const done = copy_to(name);
    m_trace.note("hub", done ? "is backed up" : "is not backed up: " + done.error().cause);
    if (!done) return false;
    m_backup = name;
    m_backed_up = std::move(ids);
    return true;
}

bool HubNode::restore()
{
    stop();
    auto const name = "hub-" + std::to_string(++m_files) + ".db";
    auto const done = restore_backup(m_backup, {name, m_vfs.name()}, m_random);
    m_trace.note("hub", done ? "is restored" : "is not restored: " + done.error().cause);
    if (done) m_database = name;
    return done.has_value();
}

} // namespace yizhan::sim
