#include "server/ingest/check_upload.h"

#include "shared/domain/name_table.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {
namespace {

constexpr NameTable<QuarantineReason, 6> reasons{
    {{{QuarantineReason::NotJson, "not_json"}, {QuarantineReason::BadEnvelope, "bad_envelope"},
        {QuarantineReason::WrongKiosk, "wrong_kiosk"}, {QuarantineReason::WrongIncarnation, "wrong_incarnation"},
        {QuarantineReason::WrongSequence, "wrong_sequence"}, {QuarantineReason::TooLarge, "too_large"}}}};

constexpr NameTable<Dating, 3> datings{
    {{{Dating::Agreed, "agreed"}, {Dating::SameBoot, "same_boot"}, {Dating::WallOnly, "wall_only"}}}};

constexpr Seq max_sequence = 9'007'199'254'740'991; // 2^53 - 1: exact in every JSON reader

Result<void> expect_field(HttpRequest const& request, std::string_view field, std::string_view value)
{
    if (find_field(request.fields, field) == value) return {};
    return fail(ErrorCode::InvalidInput, std::string{field} + ": not " + std::string{value});
}

// Why a line did not decode: only looked into once it did not.
QuarantineReason why_unreadable(std::string_view line)
{
    if (line.size() > max_event_bytes) return QuarantineReason::TooLarge;
    JsonDocument document;
    return document.parse_object(line) ? QuarantineReason::BadEnvelope : QuarantineReason::NotJson;
}

std::optional<QuarantineReason> misplaced(Event const& event, IncomingBatch const& batch, Seq place)
{
    if (event.kiosk != batch.kiosk) return QuarantineReason::WrongKiosk;
    if (event.incarnation != batch.head.incarnation) return QuarantineReason::WrongIncarnation;
    if (event.sequence != place) return QuarantineReason::WrongSequence;
    return std::nullopt;
}

IncomingEvent judge(std::string_view line, Seq place, IncomingBatch const& batch)
{
    IncomingEvent incoming;
    incoming.sequence = place;
    incoming.bytes = line;
    incoming.hash = event_hash(line);
    incoming.occurred_at = batch.received_at;
    auto const event = decode_event(line);
    if (!event) {
        incoming.quarantined = why_unreadable(line);
        return incoming;
    }
    incoming.quarantined = misplaced(*event, batch, place);
    if (incoming.quarantined) return incoming;
    incoming.previous = event->previous;
    incoming.type = type_name(event->body);
    std::tie(incoming.occurred_at, incoming.dating) = date_event(event->moment, batch.head.clock, batch.received_at);
    return incoming;
}

} // namespace

std::string_view name(QuarantineReason reason) { return reasons.name_of(reason); }
std::string_view name(Dating dating) { return datings.name_of(dating); }

Result<IncomingBatch> check_upload(HttpRequest const& request, KioskId const& kiosk, UtcMs received_at)
{
    TRY_DO(expect_field(request, "content-type", "application/x-ndjson"));
    TRY_DO(expect_field(request, "content-encoding", "zstd"));
    IncomingBatch batch;
    batch.kiosk = kiosk;
    batch.head = TRY(decode_upload_query(request.query));
    batch.received_at = received_at;
    if (batch.head.first > max_sequence - batch.head.count) return fail(ErrorCode::InvalidInput, "first: too large");
    batch.body = std::make_shared<std::string const>(TRY(decompress(request.body, max_batch_bytes)));
    batch.events.reserve(batch.head.count);
    std::string_view rest{*batch.body};
    for (Seq place = batch.head.first; place < batch.head.first + batch.head.count; ++place) {
        auto const end = rest.find('\n');
        if (end == std::string_view::npos) return fail(ErrorCode::InvalidInput, "fewer lines than count");
        batch.events.push_back(judge(rest.substr(0, end), place, batch));
        rest.remove_prefix(end + 1);
    }
    if (!rest.empty()) return fail(ErrorCode::InvalidInput, "more lines than count");
    return batch;
}

std::pair<UtcMs, Dating> date_event(Moment const& moment, ClockReading const& sent, UtcMs received_at)
{
    if (moment.agreed_offset) return {moment.occurred_at(), Dating::Agreed};
    bool const countable
        = moment.clock.boot == sent.boot && moment.clock.mono.ms >= 0 && moment.clock.mono <= sent.mono;
    if (countable) return {received_at - (sent.mono - moment.clock.mono), Dating::SameBoot};
    return {moment.clock.wall, Dating::WallOnly};
}

} // namespace yizhan
