#include "shared/protocol/sync_messages.h"

#include "shared/base/http_message.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <charconv>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::int64_t max_integer = 9'007'199'254'740'991; // 2^53 - 1: exact in every JSON reader
constexpr std::size_t max_listed = 500;

Result<Seq> sequence(JsonObject const& json, std::string_view key)
{
    return static_cast<Seq>(TRY(json.integer(key, 0, max_integer)));
}

Result<std::int64_t> query_integer(std::string_view query, std::string_view name, std::int64_t min, std::int64_t max)
{
    auto const text = query_parameter(query, name);
    std::int64_t value = 0;
    if (!text) return fail(ErrorCode::InvalidInput, std::string{name} + ": missing");
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < min || value > max) {
        return fail(ErrorCode::InvalidInput, std::string{name} + ": out of range");
    }
    return value;
}

template <class IdType> Result<IdType> query_id(std::string_view query, std::string_view name)
{
    auto const text = query_parameter(query, name);
    if (!text) return fail(ErrorCode::InvalidInput, std::string{name} + ": missing");
    return IdType::parse(*text);
}

void write_clock(JsonWriter& json, ClockReading const& clock)
{
    json.member("wall", format_rfc3339(clock.wall));
    json.member("monotonic", clock.mono.ms);
    json.member("boot", clock.boot.text());
}

Result<ClockReading> read_clock(JsonObject const& json)
{
    ClockReading clock;
    clock.wall = TRY(json.time("wall"));
    clock.mono = MonoMs{TRY(json.integer("monotonic", 0, max_integer))};
    clock.boot = TRY(json.id<BootId>("boot"));
    return clock;
}

Result<std::string> word(JsonObject const& json, std::string_view key)
{
    auto const text = TRY(json.text(key));
    if (!is_id_text(text)) return fail(ErrorCode::InvalidInput, std::string{key} + ": not a word");
    return std::string{text};
}

} // namespace

bool UploadHead::operator==(UploadHead const& other) const
{
    return incarnation == other.incarnation && first == other.first && count == other.count
        && clock.wall == other.clock.wall && clock.mono == other.clock.mono && clock.boot == other.clock.boot;
}

std::string encode_upload_query(UploadHead const& head)
{
    return fmt::format("?incarnation={}&first={}&count={}&wall={}&monotonic={}&boot={}", head.incarnation.text(),
        head.first, head.count, head.clock.wall.ms, head.clock.mono.ms, head.clock.boot.text());
}

Result<UploadHead> decode_upload_query(std::string_view query)
{
    UploadHead head;
    head.incarnation = TRY(query_id<IncarnationId>(query, "incarnation"));
    head.first = static_cast<Seq>(TRY(query_integer(query, "first", 1, max_integer)));
    head.count = static_cast<std::uint32_t>(TRY(query_integer(query, "count", 1, max_batch_events)));
    head.clock.wall = UtcMs{TRY(query_integer(query, "wall", -max_integer, max_integer))};
    head.clock.mono = MonoMs{TRY(query_integer(query, "monotonic", 0, max_integer))};
    head.clock.boot = TRY(query_id<BootId>(query, "boot"));
    return head;
}

std::string encode(UploadReply const& reply)
{
    JsonWriter json;
    json.member("hub_time", format_rfc3339(reply.hub_time));
    json.member("log_epoch", reply.log_epoch);
    json.member("incarnation", reply.incarnation.text());
    json.member("accepted", static_cast<std::int64_t>(reply.accepted));
    json.member("safe", static_cast<std::int64_t>(reply.safe));
    json.begin_array("quarantined");
    for (auto const& event : reply.quarantined) {
        json.begin_object();
        json.member("sequence", static_cast<std::int64_t>(event.sequence));
        json.member("reason", event.reason);
        json.end_object();
    }
    json.end_array();
    json.begin_array("forked");
    for (auto const& event : reply.forked) {
        json.begin_object();
        json.member("sequence", static_cast<std::int64_t>(event));
        json.end_object();
    }
    json.end_array();
    json.begin_array("gaps");
    for (auto const& gap : reply.gaps) {
        json.begin_object();
        json.member("from", static_cast<std::int64_t>(gap.from));
        json.member("to", static_cast<std::int64_t>(gap.to));
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

Result<UploadReply> decode_upload_reply(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    UploadReply reply;
    reply.hub_time = TRY(json.time("hub_time"));
    reply.log_epoch = TRY(word(json, "log_epoch"));
    reply.incarnation = TRY(json.id<IncarnationId>("incarnation"));
    reply.accepted = TRY(sequence(json, "accepted"));
    reply.safe = TRY(sequence(json, "safe"));
    if (reply.safe > reply.accepted) return fail(ErrorCode::InvalidInput, "safe above accepted");
    auto const quarantined = TRY(json.objects("quarantined"));
    auto const forked = TRY(json.objects("forked"));
    auto const gaps = TRY(json.objects("gaps"));
    if (quarantined.size() > max_listed || forked.size() > max_listed || gaps.size() > max_listed)
        return fail(ErrorCode::TooLarge, "upload reply");
    for (auto const& event : quarantined) {
        auto const at = TRY(sequence(event, "sequence"));
        auto reason = TRY(word(event, "reason"));
        reply.quarantined.push_back({at, std::move(reason)});
    }
    for (auto const& event : forked) reply.forked.push_back(TRY(sequence(event, "sequence")));
    for (auto const& gap : gaps) {
        auto const from = TRY(sequence(gap, "from"));
        auto const to = TRY(sequence(gap, "to"));
        reply.gaps.push_back({from, to});
    }
    return reply;
}

std::string encode(Heartbeat const& beat)
{
    JsonWriter json;
    json.member("incarnation", beat.incarnation.text());
    json.member("last_sequence", static_cast<std::int64_t>(beat.last_sequence));
    json.member("unsent", beat.unsent);
    json.member("oldest_unsent_ms", beat.oldest_unsent_ms);
    json.member("disk_free_bytes", beat.disk_free_bytes);
    write_clock(json, beat.clock);
    if (beat.clock_offset) json.member("clock_offset_ms", beat.clock_offset->count());
    json.member("version", beat.version);
    json.member("storage", beat.storage);
    json.member("scanner", beat.scanner);
    json.begin_object("feeds");
    for (auto const& [channel, at] : beat.feeds) json.member(channel, static_cast<std::int64_t>(at));
    json.end_object();
    return json.finish();
}

Result<Heartbeat> decode_heartbeat(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Heartbeat beat;
    beat.incarnation = TRY(json.id<IncarnationId>("incarnation"));
    beat.last_sequence = TRY(sequence(json, "last_sequence"));
    beat.unsent = TRY(json.integer("unsent", 0, max_integer));
    beat.oldest_unsent_ms = TRY(json.integer("oldest_unsent_ms", 0, max_integer));
    beat.disk_free_bytes = TRY(json.integer("disk_free_bytes", 0, max_integer));
    beat.clock = TRY(read_clock(json));
    if (auto const offset = TRY(json.optional_integer("clock_offset_ms", -max_integer, max_integer)))
        beat.clock_offset = Millis{*offset};
    beat.version = TRY(word(json, "version"));
    beat.storage = TRY(word(json, "storage"));
    beat.scanner = TRY(word(json, "scanner"));
    auto const feeds = TRY(json.object("feeds"));
    for (auto const channel : feeds.keys()) {
        if (beat.feeds.size() == 16) return fail(ErrorCode::TooLarge, "feeds");
        beat.feeds.emplace(channel, static_cast<std::uint64_t>(TRY(feeds.integer(channel, 0, max_integer))));
    }
    return beat;
}

std::string encode(HeartbeatReply const& reply)
{
    JsonWriter json;
    json.member("hub_time", format_rfc3339(reply.hub_time));
    json.member("log_epoch", reply.log_epoch);
    json.member("incarnation", reply.incarnation.text());
    json.member("accepted", static_cast<std::int64_t>(reply.accepted));
    json.member("safe", static_cast<std::int64_t>(reply.safe));
    json.begin_object("feeds");
    for (auto const& [channel, head] : reply.feeds) {
        json.begin_object(channel);
        json.member("epoch", head.epoch);
        json.member("head", static_cast<std::int64_t>(head.position));
        json.end_object();
    }
    json.end_object();
    return json.finish();
}

Result<HeartbeatReply> decode_heartbeat_reply(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    HeartbeatReply reply;
    reply.hub_time = TRY(json.time("hub_time"));
    reply.log_epoch = TRY(word(json, "log_epoch"));
    reply.incarnation = TRY(json.id<IncarnationId>("incarnation"));
    reply.accepted = TRY(sequence(json, "accepted"));
    reply.safe = TRY(sequence(json, "safe"));
    if (reply.safe > reply.accepted) return fail(ErrorCode::InvalidInput, "safe above accepted");
    auto const feeds = TRY(json.object("feeds"));
    for (auto const channel : feeds.keys()) {
        if (reply.feeds.size() == 16) return fail(ErrorCode::TooLarge, "feeds");
        auto const head = TRY(feeds.object(channel));
        FeedCursor cursor;
        cursor.epoch = TRY(word(head, "epoch"));
        cursor.position = TRY(sequence(head, "head"));
        reply.feeds.emplace(channel, std::move(cursor));
    }
    return reply;
}

} // namespace yizhan
