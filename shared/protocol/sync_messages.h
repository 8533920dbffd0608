// The messages between kiosk and hub that are not events or feed pages. Each is a JSON object; README.md beside this
// file names every member. Unknown members are passed over, so that both sides can grow.
#pragma once

#include "shared/base/bytes.h"
#include "shared/domain/events.h"
#include "shared/domain/feed.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

constexpr std::size_t max_batch_events = 500;
constexpr std::size_t max_batch_bytes = 1U << 20; // decompressed

// The query of an upload: which events the body's lines are, and by which clock the kiosk lives.
struct UploadHead {
    IncarnationId incarnation;
    Seq first = 0; // line i is event first + i
    std::uint32_t count = 0; // 1..500
    ClockReading clock; // when the request was made

    bool operator==(UploadHead const&) const;
};
std::string encode_upload_query(UploadHead const& head); // with its '?'
Result<UploadHead> decode_upload_query(std::string_view query);

struct QuarantinedEvent {
    Seq sequence = 0;
    std::string reason; // a word: not_json, wrong_sequence, …

    bool operator==(QuarantinedEvent const&) const = default;
};

struct SequenceGap {
    Seq from = 0; // first missing
    Seq to = 0; // last missing

    bool operator==(SequenceGap const&) const = default;
};

struct UploadReply {
    UtcMs hub_time;
    std::string log_epoch; // changes when the hub's log was restored from a backup
    IncarnationId incarnation;
    Seq accepted = 0; // everything up to here is committed at the hub
    Seq safe = 0; // …and on a second medium; never above accepted
    std::vector<QuarantinedEvent> quarantined; // counted as accepted, kept verbatim, not understood
    std::vector<Seq> forked; // the hub holds other bytes under the same key: both are kept
    std::vector<SequenceGap> gaps; // at most 16: what is missing above accepted

    bool operator==(UploadReply const&) const = default;
};
std::string encode(UploadReply const& reply);
Result<UploadReply> decode_upload_reply(std::string_view body);

struct Heartbeat {
    IncarnationId incarnation;
    Seq last_sequence = 0;
    std::int64_t unsent = 0;
    std::int64_t oldest_unsent_ms = 0; // age; 0: none
    std::int64_t disk_free_bytes = 0;
    ClockReading clock;
    std::optional<Millis> clock_offset; // agreed in this boot
    std::string version;
    std::string storage; // ok, full, read_only, damaged
    std::string scanner; // ok, none, prefix_missing, gone
    std::map<std::string, std::uint64_t> feeds; // channel -> position applied
};
std::string encode(Heartbeat const& beat);
Result<Heartbeat> decode_heartbeat(std::string_view body);

struct HeartbeatReply {
    UtcMs hub_time;
    std::string log_epoch;
    IncarnationId incarnation;
    Seq accepted = 0; // of that incarnation
    Seq safe = 0;
    std::map<std::string, FeedCursor> feeds; // channel -> its head

    bool operator==(HeartbeatReply const&) const = default;
};
std::string encode(HeartbeatReply const& reply);
Result<HeartbeatReply> decode_heartbeat_reply(std::string_view body);

// POST /v1/join: signed with the very key that it brings.
struct JoinRequest {
    std::array<std::uint8_t, 16> code{};
    std::array<std::uint8_t, 32> verify_key{}; // Ed25519
    std::string machine; // its host name, for the staff page; at most 64 printable characters
    std::optional<KioskId> kiosk; // a kiosk that joins again keeps its name and its queue
};
std::string encode(JoinRequest const& request);
Result<JoinRequest> decode_join_request(std::string_view body);

struct JoinReply {
    UtcMs hub_time;
    KioskId kiosk;
    StationId station;
    std::vector<IssuerKeyRow> issuer_keys;
    Bytes sealed_check_in_key; // crypto_box_seal of 32 bytes to the kiosk's key as X25519
};
std::string encode(JoinReply const& reply);
Result<JoinReply> decode_join_reply(std::string_view body);

} // namespace yizhan
