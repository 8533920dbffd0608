#include "kiosk/sync/upload.h"

#include "kiosk/sync/backoff.h"
#include "shared/platform/log.h"
#include "shared/protocol/compression.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr SendLimits limits{Millis{20'000}, 256U << 10};
constexpr std::size_t max_lines_bytes = max_batch_bytes - max_batch_events; // each line has an end

// Statuses that speak of this batch, not of the hub's state or of who asks.
bool speaks_of_the_batch(int status)
{
    return status >= 400 && status < 500 && status != 401 && status != 403 && status != 408 && status != 429;
}

} // namespace

Uploader::Uploader(Parts parts, KioskId kiosk) : m_parts{parts}, m_kiosk{std::move(kiosk)} { }

void Uploader::wake()
{
    if (m_phase == Phase::Idle) schedule(Phase::Gathering, gather);
    // A machine that slept finds its pause over, although no timer fired.
    if (m_phase == Phase::Pausing && m_parts.clock.mono() >= m_not_before) schedule(Phase::Gathering, gather);
}

void Uploader::hub_is_back()
{
    if (m_phase != Phase::Pausing || !m_was_unreachable) return wake();
    m_failures = 0;
    schedule(Phase::Gathering, gather);
}

void Uploader::schedule(Phase phase, Millis delay)
{
    m_phase = phase;
    m_parts.executor.post_after(delay, m_lifeline.guard([this, timer = ++m_timer] {
        if (timer == m_timer) send_next();
    }));
}

void Uploader::send_next()
{
    m_phase = Phase::Idle;
    auto const batch = m_parts.outbox.next_batch(m_most_events, max_lines_bytes);
    if (!batch) {
        log::warning("outbox_unreadable", {{"code", batch.error().code}});
        return pause();
    }
    if (!*batch) return; // all sent
    auto request = request_for(**batch);
    if (!request) {
        log::error("batch_not_made", {{"code", request.error().code}});
        return pause();
    }
    m_phase = Phase::OnTheWay;
    SentBatch const sent{(*batch)->incarnation, (*batch)->first, (*batch)->first + (*batch)->events.size() - 1};
    m_parts.link.send(std::move(*request), limits,
        m_lifeline.guard([this, sent](HubAnswer const& answer) { answered(sent, answer); }));
}

Result<HttpRequest> Uploader::request_for(OutboxBatch const& batch)
{
    std::string lines;
    for (auto const& event : batch.events) lines.append(event).push_back('\n');
    auto request = m_parts.link.request("POST", "/v1/kiosks/" + m_kiosk.text() + "/events");
    request.query = encode_upload_query(
        {batch.incarnation, batch.first, static_cast<std::uint32_t>(batch.events.size()), m_parts.clock.read()});
    request.fields = {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}};
    request.body = TRY(compress(lines));
    return request;
}

void Uploader::answered(SentBatch const& sent, HubAnswer const& answer)
{
    m_phase = Phase::Idle;
    m_was_unreachable = !answer.response;
    if (!answer.response) return pause(answer.retry_after);
    int const status = answer.response->status;
    if (status == 200) return accepted(sent, answer);
    log::warning("upload_refused", {{"status", status}, {"first", sent.first}, {"count", sent.last - sent.first + 1}});
    if (status == 401 || status == 403) return pause(pause_when_refused);
    if (speaks_of_the_batch(status)) return too_much(sent, status);
    pause(answer.retry_after);
}

void Uploader::accepted(SentBatch const& sent, HubAnswer const& answer)
{
    auto const reply = decode_upload_reply(answer.response->body);
    if (!reply) {
        log::warning("upload_reply_unreadable", {{"code", reply.error().code}});
        return pause();
    }
    m_parts.link.learn(reply->hub_time, answer);
    auto const progress = m_parts.acknowledgements.take(sent, *reply);
    if (!progress) {
        log::warning("acknowledgement_not_kept", {{"code", progress.error().code}});
        return pause();
    }
    // Without progress (the hub was restored, or names a gap) the next batch is another one or waits: never a busy
    // loop.
    if (*progress == Acknowledgements::Progress::None) return pause();
    m_failures = 0;
    m_most_events = std::min(m_most_events * 2, max_batch_events);
    schedule(Phase::Gathering, Millis{0});
}

// The hub takes an event that it does not understand into quarantine, so this is about size or the batch as a whole:
// halves are tried at once, so that one bad record holds up itself alone.
void Uploader::too_much(SentBatch const& sent, int status)
{
    auto const count = static_cast<std::size_t>(sent.last - sent.first + 1);
    if (count == 1) {
        log::error("event_refused", {{"status", status}, {"sequence", sent.first}});
        return pause();
    }
    m_most_events = count / 2;
    schedule(Phase::Gathering, gather);
}

void Uploader::pause(std::optional<Millis> at_least)
{
    ++m_failures;
    auto const delay = std::max(backoff(m_failures, m_parts.random), at_least.value_or(Millis{0}));
    m_not_before = m_parts.clock.mono() + delay;
    schedule(Phase::Pausing, delay);
}

} // namespace yizhan
