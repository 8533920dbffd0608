// One kiosk's sync on virtual time, with a network that the test scripts: by default it brings every request to the
// model hub and every answer back, 20 ms each way.
#pragma once

#include "kiosk/sync/sync.h"
#include "tests/kiosk/sync/memory_feeds.h"
#include "tests/kiosk/sync/memory_journal.h"
#include "tests/kiosk/sync/model_hub.h"
#include "tests/support/seeded_random.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yizhan::test {

class ScriptedTransport final : public Transport {
public:
    // What comes back for a request; nothing: never anything, the transport gives up at the timeout.
    using Script = std::function<std::optional<Result<HttpResponse>>(HttpRequest const&)>;

    explicit ScriptedTransport(Executor& executor) : m_executor{executor} { }
    void send(HttpRequest request, SendLimits limits, Done done) override
    {
        auto outcome = script(request);
        sent.push_back(std::move(request));
        if (dies) return;
        auto const delay = outcome ? Millis{40} : limits.timeout;
        auto result = outcome ? std::move(*outcome) : Result<HttpResponse>{fail(ErrorCode::Timeout, "nothing")};
        m_executor.post_after(
            delay, [done = std::move(done), result = std::move(result)]() mutable { done(std::move(result)); });
    }

    std::size_t count(std::string_view path_end, std::size_t from = 0) const
    {
        std::size_t found = 0;
        for (auto i = from; i < sent.size(); ++i) found += sent[i].path.ends_with(path_end) ? 1U : 0U;
        return found;
    }
    std::vector<HttpRequest> sent;
    Script script;
    bool dies = false; // breaks its promise: never answers

private:
    Executor& m_executor;
};

class ForgetfulMemory final : public TimeMemory {
public:
    Result<RememberedTime> load() override { return RememberedTime{}; }
    Result<void> store(TimeAgreement const&) override { return {}; }
};

struct SyncStation final : SyncListener {
    explicit SyncStation(std::uint64_t seed = 1) : random{seed, "sync"}
    {
        transport.script = [this](HttpRequest const& request) { return hub.answer(request); };
    }
    void start()
    {
        sync = *Sync::make(identity,
            {transport, executor, random, clock, journal, journal, feeds, *this,
                [] {
                    return MachineHealth{1'000'000, "ok"};
                }},
            "0.1.0");
        sync->start();
    }
    void run_for(Millis duration) { executor.run_for(duration); }
    void tap(std::size_t events = 1)
    {
        journal.write(events);
        sync->nudge();
    }
    std::vector<std::string> const& at_hub() { return hub.log(journal.current().incarnation.text()); }

    void sync_changed(SyncState const& changed) override { state = changed; }
    void feed_changed() override { ++feed_changes; }
    void hub_knew_more() override
    {
        ++hub_knew_more_times;
        journal.write(1, "started");
        sync->nudge();
    }

    VirtualTime time;
    ManualExecutor executor{time};
    FakeClock machine_clock{FakeClock::usual_wall, &time};
    ForgetfulMemory memory;
    KioskClock clock{machine_clock, memory, UtcMs{0}};
    SeededRandom random;
    ScriptedTransport transport{executor};
    MemoryJournal journal;
    MemoryFeeds feeds{machine_clock};
    ModelHub hub;
    KioskIdentity identity = ModelHub::identity();
    SyncState state;
    int feed_changes = 0;
    int hub_knew_more_times = 0;
    std::unique_ptr<Sync> sync;
};

} // namespace yizhan::test
