#include "server/ingest/group_commit.h"

#include "shared/platform/log.h"

#include <algorithm>
#include <utility>

namespace yizhan {
namespace {

template <class T> std::deque<T> take_first(std::deque<T>& queue, std::size_t count)
{
    auto const end = queue.begin() + static_cast<std::ptrdiff_t>(std::min(count, queue.size()));
    std::deque<T> taken{std::make_move_iterator(queue.begin()), std::make_move_iterator(end)};
    queue.erase(queue.begin(), end);
    return taken;
}

// The machine's fault, not that of one batch: trying the batches one by one would only repeat it.
bool is_of_the_machine(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Io:
    case ErrorCode::Busy:
    case ErrorCode::Corrupt:
        return true;
    default:
        return false;
    }
}

} // namespace

GroupCommit::GroupCommit(Executor& executor, EventStore& store, Clock const& clock)
    : m_executor{executor}, m_store{store}, m_clock{clock}
{
}

void GroupCommit::submit(IncomingBatch batch, Answer answer)
{
    {
        std::unique_lock lock{m_mutex};
        if (m_uploads.size() >= max_waiting) {
            lock.unlock();
            return answer(fail(ErrorCode::Busy, "too many uploads wait"));
        }
        m_uploads.push_back({std::move(batch), std::move(answer)});
        m_waiting = m_uploads.size();
        if (std::exchange(m_scheduled, true)) return;
    }
    m_executor.post([this] { run(); });
}

void GroupCommit::submit(OwnEvent event, OwnAnswer answer)
{
    {
        std::unique_lock lock{m_mutex};
        if (m_own.size() >= max_waiting) {
            lock.unlock();
            return answer(fail(ErrorCode::Busy, "too many check-ins wait"));
        }
        m_own.push_back({std::move(event), std::move(answer)});
        if (std::exchange(m_scheduled, true)) return;
    }
    m_executor.post([this] { run(); });
}

void GroupCommit::run()
{
    std::deque<Upload> uploads;
    std::deque<Own> own;
    {
        std::scoped_lock const lock{m_mutex};
        uploads = take_first(m_uploads, max_group);
        own = take_first(m_own, max_waiting);
        m_waiting = m_uploads.size();
    }
    if (!own.empty()) commit_own(std::move(own));
    if (!uploads.empty()) commit_uploads(std::move(uploads));
    {
        std::scoped_lock const lock{m_mutex};
        m_scheduled = !m_uploads.empty() || !m_own.empty();
        if (!m_scheduled) return;
    }
    m_executor.post([this] { run(); });
}

Result<std::vector<UploadReply>> GroupCommit::append(std::span<IncomingBatch const> batches)
{
    if (auto refusal = refusal_while_full()) return tl::unexpected(std::move(*refusal));
    auto replies = m_store.append(batches);
    note(replies ? std::nullopt : std::optional{replies.error()});
    if (!replies) return replies;
    for (auto& reply : *replies) reply.hub_time = m_clock.wall();
    if (m_on_committed) m_on_committed();
    return replies;
}

void GroupCommit::commit_uploads(std::deque<Upload> group)
{
    std::vector<IncomingBatch> batches;
    batches.reserve(group.size());
    for (auto& upload : group) batches.push_back(std::move(upload.batch));
    auto const replies = append(batches);
    // One batch that the store cannot take must not keep its neighbours out.
    bool const one_by_one = !replies && group.size() > 1 && !is_of_the_machine(replies.error().code);
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (replies) {
            group[i].answer((*replies)[i]);
        } else if (one_by_one) {
            group[i].answer(append({&batches[i], 1}).map([](auto alone) { return std::move(alone.front()); }));
        } else {
            group[i].answer(tl::unexpected(replies.error()));
        }
    }
}

void GroupCommit::commit_own(std::deque<Own> group)
{
    std::vector<OwnEvent> events;
    events.reserve(group.size());
    for (auto& own : group) events.push_back(std::move(own.event));
    auto const refusal = refusal_while_full();
    auto const recorded
        = refusal ? Result<std::vector<OwnRecorded>>{tl::unexpected(*refusal)} : m_store.append_own(events);
    if (!refusal) note(recorded ? std::nullopt : std::optional{recorded.error()});
    if (recorded && m_on_committed) m_on_committed();
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (recorded)
            group[i].answer((*recorded)[i]);
        else
            group[i].answer(tl::unexpected(recorded.error()));
    }
}

std::optional<Error> GroupCommit::refusal_while_full() const
{
    if (!m_disk_full_since || m_clock.mono() - *m_disk_full_since >= disk_full_pause) return std::nullopt;
    return Error{ErrorCode::DiskFull, "the disk was full a moment ago"};
}

void GroupCommit::note(std::optional<Error> const& error)
{
    bool const was_full = m_disk_full_since.has_value();
    bool const is_full = error && error->code == ErrorCode::DiskFull;
    m_disk_full_since = is_full ? std::optional{m_clock.mono()} : std::nullopt;
    if (is_full != was_full) log::warning(is_full ? "hub_disk_full" : "hub_disk_has_room");
    if (error && !is_full) log::error("hub_commit_failed", {{"code", error->code}, {"cause", error->cause}});
}

} // namespace yizhan
