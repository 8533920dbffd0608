#include "server/api/kiosk_routes.h"

#include "server/ingest/roster.h"

#include <charconv>

namespace yizhan {
namespace {

// Absent: the fallback.
Result<std::uint64_t> number(
    std::string_view query, std::string_view name, std::uint64_t fallback, std::uint64_t min, std::uint64_t max)
{
    auto const text = query_parameter(query, name);
    if (!text) return fallback;
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < min || value > max)
        return fail(ErrorCode::InvalidInput, std::string{name} + ": out of range");
    return value;
}

Result<FeedRequest> feed_request(Exchange const& exchange)
{
    static constexpr std::uint64_t max_position = (1ULL << 53) - 1;
    FeedRequest out;
    auto const& query = exchange.request.query;
    out.channel = exchange.capture;
    out.cursor.position = TRY(number(query, "after", 0, 0, max_position));
    out.cursor.epoch = query_parameter(query, "epoch").value_or("");
    if (!out.cursor.epoch.empty() && !is_id_text(out.cursor.epoch)) return fail(ErrorCode::InvalidInput, "epoch");
    out.limit = static_cast<std::uint32_t>(TRY(number(query, "limit", max_feed_page_rows, 1, max_feed_page_rows)));
    return out;
}

HttpResponse page_response(EncodedFeedPage const& page)
{
    return {200, {{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}}, page.body};
}

} // namespace

void KioskRoutes::upload(ExchangePtr const& exchange)
{
    auto batch = check_upload(exchange->request, exchange->kiosk->id, m_hub.machine.clock.wall());
    if (!batch) return exchange->answer(batch.error());
    exchange->request.body = {}; // decompressed now: not held twice while it waits for the commit
    m_hub.commits.submit(std::move(*batch), [this, exchange](Result<UploadReply> reply) {
        if (!reply) return exchange->answer(reply.error());
        reply->hub_time = m_hub.machine.clock.wall();
        exchange->answer(json_response(encode(*reply)));
    });
}

void KioskRoutes::heartbeat(ExchangePtr const& exchange)
{
    auto beat = decode_heartbeat(exchange->request.body);
    if (!beat) return exchange->answer(beat.error());
    m_hub.machine.executor.post([this, exchange, beat = std::move(*beat)] {
        auto const reply = take(*exchange->kiosk, beat);
        if (!reply) return exchange->answer(reply.error());
        exchange->answer(json_response(encode(*reply)));
    });
}

Result<HeartbeatReply> KioskRoutes::take(KnownKiosk const& kiosk, Heartbeat const& beat)
{
    auto const now = m_hub.machine.clock.wall();
    m_hub.learn_clock(kiosk.id, beat, now);
    TRY_DO(m_hub.ports.kiosks.record_heartbeat(kiosk.id, beat, now));
    auto const marks = TRY(m_hub.ports.events.watermarks(kiosk.id, beat.incarnation));
    HeartbeatReply reply{now, m_hub.ports.events.log_epoch(), beat.incarnation, marks.accepted, marks.safe, {}};
    for (auto const& channel : {district_channel(), station_channel(kiosk.station)})
        reply.feeds.emplace(channel, TRY(m_hub.ports.feeds.head(channel)));
    return reply;
}

void KioskRoutes::feed(ExchangePtr const& exchange)
{
    if (!may_read(exchange->kiosk->station, exchange->capture))
        return exchange->answer(Error{ErrorCode::Refused, "feed of another station"});
    auto request = feed_request(*exchange);
    if (!request) return exchange->answer(request.error());
    m_hub.machine.executor.post([this, exchange, request = std::move(*request)] {
        auto const page = m_hub.ports.feeds.read(request, m_hub.machine.clock.wall());
        if (!page) return exchange->answer(page.error());
        m_hub.machine.offload.post([exchange, page = *page] { exchange->answer(page_response(*page)); });
    });
}

} // namespace yizhan
