#include "shared/protocol/envelope.h"

#include "shared/protocol/amenity_event_data.h"
#include "shared/protocol/enrollment_event_data.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <sodium.h>

namespace yizhan {
namespace {

struct DataWriter {
    JsonWriter& json;

    template <class Tag> void optional_id(std::string_view key, std::optional<Id<Tag>> const& id)
    {
        if (id) json.member(key, id->text());
    }
    void operator()(CheckedIn const& e)
    {
        json.member("visit", e.visit.text());
        optional_id("member", e.member);
        optional_id("card", e.card);
        if (e.occupation) json.member("occupation", name(*e.occupation));
        json.member("assurance", name(e.assurance));
        json.member("expiry", name(e.expiry));
    }
    void operator()(CheckInRefused const& e)
    {
        json.member("reason", name(e.reason));
        optional_id("card", e.card);
    }
    void operator()(AmenityUsed const& e)
    {
        json.member("use", e.use.text());
        json.member("amenity", e.amenity.text());
        optional_id("visit", e.visit);
        optional_id("member", e.member);
        optional_id("union", e.union_id);
    }
    void operator()(AmenityUseUndone const& e)
    {
        json.member("use", e.use.text());
        json.member("amenity", e.amenity.text());
        json.member("used_at", format_rfc3339(e.used_at));
        optional_id("union", e.union_id);
    }
    void operator()(HelpCalled const& e)
    {
        if (e.after) json.member("after", name(*e.after));
    }
    void operator()(KioskStarted const& e)
    {
        json.member("version", e.version);
        json.member("reason", name(e.reason));
    }
    void operator()(UnknownFact const&) { }
    void operator()(auto const& e) { write_data(json, e); }
};

Result<Seq> parse_sequence(std::string_view text)
{
    Seq value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() != 20 || error != std::errc{} || end != text.data() + text.size() || value == 0) {
        return fail(ErrorCode::InvalidInput, "sequence: 20 digits from 1");
    }
    return value;
}

Result<std::int64_t> parse_integer(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return fail(ErrorCode::InvalidInput, "not an integer");
    return value;
}

bool is_version(std::string_view text)
{
    return !text.empty() && text.size() <= 32
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

Result<EventBody> decode_body(std::string_view type, JsonObject const& data)
{
    if (type == "visit.checked_in") {
        CheckedIn e;
        e.visit = TRY(data.id<VisitId>("visit"));
        e.member = TRY(data.optional_id<MemberId>("member"));
        e.card = TRY(data.optional_id<CardId>("card"));
        e.assurance = TRY(data.named("assurance", assurance_of));
        e.expiry = TRY(data.named("expiry", expiry_check_of));
        e.occupation = TRY(data.optional_named("occupation", occupation_of));
        return EventBody{std::move(e)};
    }
    if (type == "visit.refused") {
        CheckInRefused e;
        e.reason = TRY(data.named("reason", refusal_reason_of));
        e.card = TRY(data.optional_id<CardId>("card"));
        return EventBody{std::move(e)};
    }
    if (type == "amenity.used") {
        AmenityUsed e;
        e.use = TRY(data.id<UseId>("use"));
        e.amenity = TRY(data.id<AmenityId>("amenity"));
        e.visit = TRY(data.optional_id<VisitId>("visit"));
        e.member = TRY(data.optional_id<MemberId>("member"));
        e.union_id = TRY(data.optional_id<UnionId>("union"));
        return EventBody{std::move(e)};
    }
    if (type == "amenity.use_undone") {
        AmenityUseUndone e;
        e.use = TRY(data.id<UseId>("use"));
        e.amenity = TRY(data.id<AmenityId>("amenity"));
        e.used_at = TRY(data.time("used_at"));
        e.union_id = TRY(data.optional_id<UnionId>("union"));
        return EventBody{std::move(e)};
    }
    if (type == "help.called") return EventBody{HelpCalled{TRY(data.optional_named("after", refusal_reason_of))}};
    if (type == "kiosk.started") {
        auto const version = TRY(data.text("version"));
        if (!is_version(version)) return fail(ErrorCode::InvalidInput, "version");
        auto const reason = TRY(data.named("reason", start_reason_of));
        return EventBody{KioskStarted{std::string{version}, reason}};
    }
    if (auto joining = TRY(read_enrollment_data(type, data))) return EventBody{std::move(*joining)};
    if (auto service = TRY(read_amenity_data(type, data))) return EventBody{std::move(*service)};
    if (!is_id_text(type)) return fail(ErrorCode::InvalidInput, "type");
    return EventBody{UnknownFact{std::string{type}}};
}

Result<Moment> decode_moment(JsonObject const& json)
{
    Moment moment;
    moment.clock.wall = TRY(json.time("time"));
    moment.clock.mono = MonoMs{TRY(parse_integer(TRY(json.text("monotonic"))))};
    moment.clock.boot = TRY(json.id<BootId>("bootid"));
    if (auto const offset = TRY(json.optional_text("clockoffset"))) {
        auto const ms = TRY(parse_integer(*offset));
        constexpr std::int64_t hundred_years_ms = 3'155'760'000'000;
        if (ms > hundred_years_ms || ms < -hundred_years_ms)
            return fail(ErrorCode::InvalidInput, "clockoffset: over 100 years");
        moment.agreed_offset = Millis{ms};
    }
    return moment;
}

} // namespace

std::string encode_event(Event const& event)
{
    JsonWriter json{768};
    json.member("specversion", "1.0");
    json.member("id", event.id.text());
    json.member("source", fmt::format("/kiosks/{}/{}", event.kiosk.text(), event.incarnation.text()));
    json.member("type", type_name(event.body));
    json.member("time", format_rfc3339(event.moment.clock.wall));
    json.member("sequence", fmt::format("{:020}", event.sequence));
    json.member("partitionkey", event.kiosk.text());
    json.member("incarnation", event.incarnation.text());
    json.member("station", event.station.text());
    json.member("prevhash", to_hex(event.previous));
    json.member("monotonic", std::to_string(event.moment.clock.mono.ms));
    json.member("bootid", event.moment.clock.boot.text());
    if (event.moment.agreed_offset) json.member("clockoffset", std::to_string(event.moment.agreed_offset->count()));
    json.begin_object("data");
    std::visit(DataWriter{json}, event.body);
    json.end_object();
    return json.finish();
}

Result<Event> decode_event(std::string_view line)
{
    if (line.size() > max_event_bytes) return fail(ErrorCode::TooLarge, "event over 8192 bytes");
    if (line.find('\n') != std::string_view::npos) return fail(ErrorCode::InvalidInput, "line feed in event");
    JsonDocument document;
    auto const json = TRY(document.parse_object(line));
    if (TRY(json.text("specversion")) != "1.0") return fail(ErrorCode::InvalidInput, "specversion");
    Event event;
    event.id = TRY(json.id<EventId>("id"));
    event.kiosk = TRY(json.id<KioskId>("partitionkey"));
    event.incarnation = TRY(json.id<IncarnationId>("incarnation"));
    event.station = TRY(json.id<StationId>("station"));
    if (TRY(json.text("source")) != fmt::format("/kiosks/{}/{}", event.kiosk.text(), event.incarnation.text())) {
        return fail(ErrorCode::InvalidInput, "source is not of partitionkey and incarnation");
    }
    event.sequence = TRY(parse_sequence(TRY(json.text("sequence"))));
    auto const previous = TRY(from_hex(TRY(json.text("prevhash"))));
    if (previous.size() != event.previous.size()) return fail(ErrorCode::InvalidInput, "prevhash: 64 hex digits");
    std::copy(previous.begin(), previous.end(), event.previous.begin());
    event.moment = TRY(decode_moment(json));
    event.body = TRY(decode_body(TRY(json.text("type")), TRY(json.object("data"))));
    return event;
}

EventHash event_hash(std::string_view line)
{
    EventHash hash{};
    crypto_generichash(hash.data(), hash.size(), as_bytes(line).data(), line.size(), nullptr, 0);
    return hash;
}

} // namespace yizhan
