// Many uploads, one commit: an actor on the hub's executor. Whatever waits when the writer is free goes into one
// transaction; each is answered after COMMIT and never before. When the disk is full it says so at once for a while
// instead of trying every time, and goes on by itself as soon as there is room.
#pragma once

#include "server/ingest/event_store.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace yizhan {

class GroupCommit {
public:
    static constexpr std::size_t max_waiting = 128; // uploads, and as many own events
    static constexpr std::size_t max_group = 16; // uploads in one transaction: 8,000 events
    static constexpr Millis disk_full_pause{2'000};

    using Answer = std::function<void(Result<UploadReply>)>;
    using OwnAnswer = std::function<void(Result<OwnRecorded>)>;

    // All three outlive this; this outlives the executor's last task.
    GroupCommit(Executor& executor, EventStore& store, Clock const& clock);

    // From any thread. The answer comes on the hub's executor; at once on the caller's thread with Busy when too many
    // wait already. Errors: those of EventStore::append.
    void submit(IncomingBatch batch, Answer answer);
    void submit(OwnEvent event, OwnAnswer answer);

    // Called on the executor after each commit that stored something. Set it before the first submit.
    void on_committed(std::function<void()> hook) { m_on_committed = std::move(hook); }
    // A command committed events of the hub itself, past this queue. On the executor.
    void committed_elsewhere()
    {
        if (m_on_committed) m_on_committed();
    }
    // Whether uploads wait now: work that can wait gives way. From any thread.
    bool busy() const { return m_waiting.load(std::memory_order_relaxed) > 0; }

private:
    struct Upload {
        IncomingBatch batch;
        Answer answer;
    };
    struct Own {
        OwnEvent event;
        OwnAnswer answer;
    };
    void run();
    Result<std::vector<UploadReply>> append(std::span<IncomingBatch const> batches);
    void commit_uploads(std::deque<Upload> group);
    void commit_own(std::deque<Own> group);
    std::optional<Error> refusal_while_full() const;
    void note(std::optional<Error> const& error);

    Executor& m_executor;
    EventStore& m_store;
    Clock const& m_clock;
    std::function<void()> m_on_committed;
    std::mutex m_mutex; // guards the three below
    std::deque<Upload> m_uploads;
    std::deque<Own> m_own;
    bool m_scheduled = false;
    std::atomic<std::size_t> m_waiting{0};
    std::optional<MonoMs> m_disk_full_since; // on the executor only
};

} // namespace yizhan
