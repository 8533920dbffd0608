#include "kiosk/sync/heartbeat.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr SendLimits limits{Millis{15'000}, 64U << 10};

} // namespace

HeartbeatClient::HeartbeatClient(Parts parts, KioskId kiosk, std::vector<std::string> channels, std::string version,
    std::function<void(HeartbeatReply const&)> on_reply)
    : m_parts{std::move(parts)}, m_kiosk{std::move(kiosk)},
      m_channels{std::move(channels)}, m_version{std::move(version)}, m_on_reply{std::move(on_reply)}
{
}

void HeartbeatClient::start()
{
    m_parts.executor.post_after(Millis{m_parts.random.below(first_within_ms)}, m_lifeline.guard([this] { beat(); }));
}

// One exchange ends (15 s and some) before the next begins (30 s), so there is never more than one.
void HeartbeatClient::beat()
{
    auto const pause = m_parts.link.state().refused ? interval_when_refused : interval;
    m_parts.executor.post_after(pause, m_lifeline.guard([this] { beat(); }));
    auto request = m_parts.link.request("POST", "/v1/kiosks/" + m_kiosk.text() + "/heartbeat");
    request.fields = {{"content-type", "application/json"}};
    request.body = encode(message());
    m_parts.link.send(
        std::move(request), limits, m_lifeline.guard([this](HubAnswer const& answer) { answered(answer); }));
}

Heartbeat HeartbeatClient::message() const
{
    auto const status = m_parts.journal.status();
    auto const machine = m_parts.health();
    auto const moment = m_parts.clock.moment();
    Heartbeat beat;
    beat.incarnation = status.incarnation;
    beat.last_sequence = status.last_sequence;
    beat.unsent = status.unsent;
    if (status.oldest_unsent) {
        beat.oldest_unsent_ms = std::max(moment.clock.wall - *status.oldest_unsent, Millis{0}).count();
    }
    beat.disk_free_bytes = machine.disk_free_bytes;
    beat.clock = moment.clock;
    beat.clock_offset = moment.agreed_offset;
    beat.version = m_version;
    beat.storage = name(status.storage);
    beat.scanner = machine.scanner;
    for (auto const& channel : m_channels) {
        if (auto const cursor = m_parts.feeds.cursor(channel)) beat.feeds[channel] = cursor->position;
    }
    return beat;
}

void HeartbeatClient::answered(HubAnswer const& answer)
{
    if (!answer.response) return;
    if (answer.response->status == 200) return taken(answer);
    log::warning("heartbeat_refused", {{"status", answer.response->status}});
}

void HeartbeatClient::taken(HubAnswer const& answer)
{
    auto const reply = decode_heartbeat_reply(answer.response->body);
    if (!reply) {
        log::warning("heartbeat_reply_unreadable", {{"code", reply.error().code}});
        return;
    }
    m_parts.link.learn(reply->hub_time, answer);
    if (auto const kept = m_parts.acknowledgements.take(*reply); !kept) {
        log::warning("acknowledgement_not_kept", {{"code", kept.error().code}});
    }
    m_on_reply(*reply);
}

} // namespace yizhan
