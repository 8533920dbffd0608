// Events, feed pages, messages and problems: what decodes is encoded to something that decodes to the same.
#include "shared/protocol/compression.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/feed_page.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/sync_messages.h"
#include "tests/fuzz/targets/targets.h"
#include "tests/support/enrollment_samples.h"

namespace yizhan::fuzz {
namespace {

constexpr std::size_t max_plain = 1U << 16;

void run_event(ByteView input)
{
    auto const event = decode_event(as_text(input));
    if (!event) return;
    promise(input.size() <= max_event_bytes, "no longer line is an event");
    auto const line = encode_event(*event);
    promise(line.find('\n') == std::string::npos, "an event is one line");
    auto const again = decode_event(line);
    promise(again && encode_event(*again) == line, "an event survives being written again");
}

void run_feed(ByteView input)
{
    auto const page = decode_feed_page(as_text(input));
    if (!page) return;
    promise(decode_feed_page(as_text(input)).has_value(), "decoding has no memory");
    for (auto const& row : page->rows) {
        auto const line = encode_feed_row(row);
        auto const again = decode_feed_row(line);
        promise(again && *again && encode_feed_row(**again) == line, "a row survives being written again");
    }
}

template <class Decode> void reencode(std::string_view text, Decode decode)
{
    auto const value = decode(text);
    if (!value) return;
    auto const written = encode(*value);
    auto const again = decode(written);
    promise(again && encode(*again) == written, "a message survives being written again");
}

void run_messages(ByteView input)
{
    auto const text = as_text(input);
    reencode(text, decode_upload_reply);
    reencode(text, decode_heartbeat);
    reencode(text, decode_heartbeat_reply);
    reencode(text, decode_join_request);
    reencode(text, decode_join_reply);
    if (auto const head = decode_upload_query(text)) {
        promise(head->count >= 1 && head->count <= max_batch_events, "a batch keeps its bound");
        promise(decode_upload_query(encode_upload_query(*head)) == *head, "a query survives being written again");
    }
    if (auto const problem = parse_problem(text)) {
        promise(http_status(*problem) >= 400 && http_status(*problem) <= 599, "a problem is an error");
        promise(parse_problem(to_json(*problem)) == *problem, "a problem survives being written again");
    }
}

void run_zstd(ByteView input)
{
    if (auto const plain = decompress(as_text(input), max_plain)) {
        promise(plain->size() <= max_plain, "no more comes out than allowed");
    }
    auto const frame = compress(as_text(input));
    promise(frame && decompress(*frame, input.size()) == std::string{as_text(input)}, "what goes in comes out");
}

IncarnationId const incarnation = IncarnationId::make("00112233445566aa");
ClockReading const clock_reading{UtcMs{1'795'507'200'123}, MonoMs{55}, BootId::make("boot-1")};

std::string event_line_of(EventBody body)
{
    Event event;
    event.id = EventId::make("01934f2e-9d6b-7c1a-8b2d-3e4f5a6b7c8d");
    event.kiosk = KioskId::make("k1");
    event.incarnation = incarnation;
    event.station = StationId::make("s1");
    event.sequence = 42;
    event.moment = {clock_reading, Millis{-1'234}};
    event.body = std::move(body);
    return encode_event(event);
}

std::vector<std::string> events()
{
    auto const card = CardId::make("00112233445566aa");
    std::vector<std::string> lines{event_line_of(CheckedIn{VisitId::make("v1"), MemberId::make("m1"), card,
                                       Occupation::Courier, Assurance::StaticCode, ExpiryCheck::Passed}),
        event_line_of(CheckInRefused{RefusalReason::Revoked, card}),
        event_line_of(AmenityUseUndone{UseId::make("u1"), AmenityId::make("a1"), UtcMs{5}}),
        event_line_of(KioskStarted{"0.1.0", StartReason::SetAside})};
    for (auto const& body : test::enrollment_events()) lines.push_back(event_line_of(body));
    return lines;
}

std::vector<std::string> feed_pages()
{
    std::vector<FeedRow> rows{
        Revocation{CardId::make("00112233445566aa"), MemberId::make("m1"), RevocationReason::Lost, UtcMs{5}},
        Union{UnionId::make("u1"), {"工会", "Union"}, {}, {}, 0, 0, {}}, IssuerKeyRow{{1, 2}, {3}},
        RemovedRow{FeedKind::Member, "m9"}};
    auto const joining = test::enrollment_rows();
    rows.insert(rows.end(), joining.begin(), joining.end());
    std::string body;
    for (auto const& row : rows) body += encode_feed_row(row) + "\n";
    return {body + encode_feed_trailer({"district", "e1", 10, 14, 20, UtcMs{5}, {}}) + "\n"};
}

std::vector<std::string> messages()
{
    UploadReply const reply{UtcMs{5}, "e1", incarnation, 7, 6, {{3, "not_json"}}, {4}, {{8, 9}}};
    HeartbeatReply const beat_reply{UtcMs{5}, "e1", incarnation, 7, 6, {{"district", {"e1", 3}}}};
    Heartbeat const beat{
        incarnation, 9, 2, 1000, 1 << 20, clock_reading, Millis{-5}, "0.1.0", "ok", "ok", {{"district", 3}}};
    JoinRequest const join{{1}, {2}, "kiosk-1", KioskId::make("k1")};
    JoinReply const joined{UtcMs{5}, KioskId::make("k1"), StationId::make("s1"), {{{0, 1}, {3}}}, Bytes(80, 1)};
    return {encode(reply), encode(beat), encode(beat_reply), encode(join), encode(joined),
        encode_upload_query({incarnation, 1, 500, clock_reading}), to_json(problem_of(ErrorCode::Conflict))};
}

std::vector<std::string> frames()
{
    return {compress(std::string(3000, 'x')).value(), compress("驿站").value(), compress("").value()};
}

} // namespace

Target const event_line{"event_line", run_event, events};
Target const feed_page{"feed_page", run_feed, feed_pages};
Target const sync_messages{"sync_messages", run_messages, messages};
Target const zstd_frame{"zstd_frame", run_zstd, frames};

} // namespace yizhan::fuzz
