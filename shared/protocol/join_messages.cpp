// Joining, as sync_messages.h declares it.
#include "shared/base/utf8.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"
#include "shared/protocol/sync_messages.h"

#include <algorithm>

namespace yizhan {
namespace {

template <std::size_t N> Result<std::array<std::uint8_t, N>> fixed_bytes(JsonObject const& json, std::string_view key)
{
    auto const bytes = TRY(from_base64(TRY(json.text(key))));
    if (bytes.size() != N) return fail(ErrorCode::InvalidInput, std::string{key} + ": wrong length");
    std::array<std::uint8_t, N> out;
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

} // namespace

std::string encode(JoinRequest const& request)
{
    JsonWriter json;
    json.member("code", to_base64(request.code));
    json.member("verify_key", to_base64(request.verify_key));
    json.member("machine", request.machine);
    if (request.kiosk) json.member("kiosk", request.kiosk->text());
    return json.finish();
}

Result<JoinRequest> decode_join_request(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    JoinRequest request;
    request.code = TRY(fixed_bytes<16>(json, "code"));
    request.verify_key = TRY(fixed_bytes<32>(json, "verify_key"));
    request.machine = utf8::clean(TRY(json.text("machine")), 64);
    request.kiosk = TRY(json.optional_id<KioskId>("kiosk"));
    return request;
}

std::string encode(JoinReply const& reply)
{
    JsonWriter json;
    json.member("hub_time", format_rfc3339(reply.hub_time));
    json.member("kiosk", reply.kiosk.text());
    json.member("station", reply.station.text());
    json.begin_array("issuer_keys");
    for (auto const& key : reply.issuer_keys) {
        json.begin_object();
        json.member("kid", to_hex(key.kid));
        json.member("key", to_base64(key.key));
        json.end_object();
    }
    json.end_array();
    json.member("sealed_check_in_key", to_base64(reply.sealed_check_in_key));
    return json.finish();
}

Result<JoinReply> decode_join_reply(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    JoinReply reply;
    reply.hub_time = TRY(json.time("hub_time"));
    reply.kiosk = TRY(json.id<KioskId>("kiosk"));
    reply.station = TRY(json.id<StationId>("station"));
    for (auto const& row : TRY(json.objects("issuer_keys"))) {
        auto const kid = TRY(from_hex(TRY(row.text("kid"))));
        if (kid.size() != 2) return fail(ErrorCode::InvalidInput, "kid: 4 hex digits");
        auto const key = TRY(fixed_bytes<32>(row, "key"));
        reply.issuer_keys.push_back({{kid[0], kid[1]}, key});
    }
    reply.sealed_check_in_key = TRY(from_base64(TRY(json.text("sealed_check_in_key"))));
    return reply;
}

} // namespace yizhan
