#include "kiosk/sync/acknowledgements.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {

Acknowledgements::Acknowledgements(Journal const& journal, Outbox& outbox, std::function<void()> on_hub_knew_more)
    : m_journal{journal}, m_outbox{outbox}, m_on_hub_knew_more{std::move(on_hub_knew_more)}
{
}

Result<Acknowledgements::Progress> Acknowledgements::take(SentBatch const& sent, UploadReply const& reply)
{
    if (reply.incarnation != sent.incarnation || reply.safe > reply.accepted) {
        return fail(ErrorCode::InvalidInput, "upload reply of something else");
    }
    auto const of_this_batch = [&](Seq sequence) { return sequence >= sent.first && sequence <= sent.last; };
    bool const forked = std::any_of(reply.forked.begin(), reply.forked.end(), of_this_batch);

    HubWatermarks marks{
        sent.incarnation, std::min(reply.accepted, sent.last), 0, reply.log_epoch, sent.last, {}, sent.first};
    // The second medium may hold the other branch only.
    if (forked) m_forked = sent.incarnation;
    if (m_forked != sent.incarnation) marks.safe = std::min(reply.safe, marks.accepted);
    for (auto const& [sequence, reason] : reply.quarantined) {
        if (of_this_batch(sequence)) marks.quarantined.emplace_back(sequence, reason);
    }
    TRY_DO(m_outbox.record(marks));
    if (!marks.quarantined.empty()) {
        log::warning("events_quarantined",
            {{"first", marks.quarantined.front().first}, {"count", marks.quarantined.size()},
                {"reason", marks.quarantined.front().second}});
    }

    auto const status = m_journal.status();
    if (sent.incarnation == status.incarnation && (forked || reply.accepted > status.last_sequence)) {
        TRY_DO(begin_anew());
    }
    auto const epoch_before = std::exchange(m_log_epoch, reply.log_epoch);
    return epoch_before.empty() || epoch_before == m_log_epoch ? Progress::Made : Progress::None;
}

Result<void> Acknowledgements::take(HeartbeatReply const& reply)
{
    auto const status = m_journal.status();
    if (reply.incarnation != status.incarnation) return {}; // a new one has begun meanwhile
    if (reply.safe > reply.accepted) return fail(ErrorCode::InvalidInput, "heartbeat reply: safe above accepted");
    if (reply.accepted > status.last_sequence) return begin_anew();
    auto const handed = TRY(handed_over(status));
    if (!handed) return {};
    auto const accepted = std::min(reply.accepted, *handed);
    return m_outbox.record({reply.incarnation, accepted, std::min(reply.safe, accepted), reply.log_epoch, 0, {}, 0});
}

// The last event of the current incarnation that needs no sending, as far as the outbox's oldest one tells.
Result<std::optional<Seq>> Acknowledgements::handed_over(JournalStatus const& status)
{
    auto const oldest = TRY(m_outbox.next_batch(1, max_batch_bytes));
    if (!oldest) return std::optional<Seq>{status.last_sequence};
    if (oldest->incarnation != status.incarnation || oldest->first == 0) return std::optional<Seq>{};
    return std::optional<Seq>{oldest->first - 1};
}

Result<void> Acknowledgements::begin_anew()
{
    log::warning("hub_knew_more");
    TRY_DO(m_outbox.begin_incarnation());
    m_on_hub_knew_more();
    return {};
}

} // namespace yizhan
