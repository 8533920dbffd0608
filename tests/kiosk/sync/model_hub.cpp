#include "tests/kiosk/sync/model_hub.h"

#include "shared/protocol/compression.h"
#include "shared/protocol/feed_page.h"
#include "shared/protocol/http_signature.h"
#include "tests/shared/protocol/test_keys.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <charconv>

namespace yizhan::test {
namespace {

constexpr std::uint8_t kiosk_key = 3;
constexpr std::uint8_t hub_key = 9;

std::vector<std::string> lines_of(std::string_view body)
{
    std::vector<std::string> lines;
    for (auto end = body.find('\n'); end != std::string_view::npos; end = body.find('\n')) {
        lines.emplace_back(body.substr(0, end));
        body.remove_prefix(end + 1);
    }
    return lines;
}

std::uint64_t number(std::optional<std::string> const& text)
{
    std::uint64_t value = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

} // namespace

KioskIdentity ModelHub::identity()
{
    return {KioskId::make("k1"), StationId::make("s1"), signing_key(kiosk_key), signing_key(hub_key).verify_key(),
        "http://hub.test:8080", *Secret::from_bytes(Bytes(Secret::size, 7)), {}};
}

HttpResponse ModelHub::signed_reply(HttpRequest const& request, int status, std::string body, HttpFields fields) const
{
    HttpResponse response{status, std::move(fields), std::move(body)};
    REQUIRE(sign_response(response, request, signing_key(hub_key), now));
    return response;
}

HttpResponse ModelHub::answer(HttpRequest const& request)
{
    auto const known = [](std::string_view) { return std::optional{signing_key(kiosk_key).verify_key()}; };
    REQUIRE(verify_request(request, known));
    if (request.path == "/v1/kiosks/k1/events") return upload(request);
    if (request.path == "/v1/kiosks/k1/heartbeat") return heartbeat(request);
    return feed(request);
}

HttpResponse ModelHub::upload(HttpRequest const& request)
{
    auto const head = decode_upload_query(request.query);
    REQUIRE(head);
    auto const lines = lines_of(*decompress(request.body, max_batch_bytes));
    REQUIRE(lines.size() == head->count);
    if (lines.size() > most_events) return signed_reply(request, 413, R"({"status":413})");

    auto& log = m_logs[head->incarnation.text()];
    UploadReply reply{now, log_epoch, head->incarnation, 0, 0, {}, {}, {}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const sequence = head->first + i;
        if (sequence == log.size() + 1)
            log.push_back(lines[i]);
        else if (sequence <= log.size() && log[sequence - 1] != lines[i]) {
            ++m_forks;
            reply.forked.push_back(sequence);
        }
        if (auto const bad = quarantine.find(sequence); bad != quarantine.end()) {
            reply.quarantined.push_back({sequence, bad->second});
        }
    }
    reply.accepted = reply.safe = log.size();
    return signed_reply(request, 200, encode(reply));
}

HttpResponse ModelHub::heartbeat(HttpRequest const& request)
{
    auto const beat = decode_heartbeat(request.body);
    REQUIRE(beat);
    auto const held = m_logs[beat->incarnation.text()].size();
    HeartbeatReply reply{now, log_epoch, beat->incarnation, held, held, {}};
    for (auto const& [channel, rows] : m_feeds) reply.feeds[channel] = {feed_epoch, rows.size()};
    return signed_reply(request, 200, encode(reply));
}

HttpResponse ModelHub::feed(HttpRequest const& request)
{
    auto const channel = request.path.substr(std::string_view{"/v1/feeds/"}.size());
    return signed_reply(request, 200, feed_body(channel, request.query), {{"content-encoding", "zstd"}});
}

std::string ModelHub::feed_body(std::string const& channel, std::string_view query)
{
    auto const& rows = m_feeds[channel];
    FeedPage page;
    page.channel = channel;
    page.epoch = feed_epoch;
    bool const same_epoch = query_parameter(query, "epoch") == feed_epoch;
    page.after = same_epoch ? number(query_parameter(query, "after")) : 0;
    page.next = std::min<std::uint64_t>(rows.size(), page.after + number(query_parameter(query, "limit")));
    page.head = rows.size();
    page.as_of = now;
    std::string body;
    for (auto at = page.after; at < page.next; ++at) body += encode_feed_row(rows[at]) + "\n";
    return *compress(body + encode_feed_trailer(page) + "\n");
}

} // namespace yizhan::test
