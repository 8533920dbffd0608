#include "kiosk/sync/identity_file.h"

#include "kiosk/sync/hub_url.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr std::int64_t version = 1;
constexpr std::size_t max_issuer_keys = 64;

Result<void> only(JsonObject const& json, std::span<std::string_view const> known)
{
    for (auto const key : json.keys()) {
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            return fail(ErrorCode::InvalidInput, "identity: unknown member");
        }
    }
    return {};
}

Result<Secret> secret(JsonObject const& json, std::string_view key)
{
    return Secret::from_bytes(TRY(from_base64(TRY(json.text(key)))));
}

Result<IssuerKeyRow> issuer_key(JsonObject const& json)
{
    static constexpr std::array<std::string_view, 2> known{"kid", "key"};
    TRY_DO(only(json, known));
    auto const kid = TRY(from_hex(TRY(json.text("kid"))));
    auto const key = TRY(from_base64(TRY(json.text("key"))));
    IssuerKeyRow row;
    if (kid.size() != row.kid.size() || key.size() != row.key.size()) {
        return fail(ErrorCode::InvalidInput, "identity: issuer key");
    }
    std::copy(kid.begin(), kid.end(), row.kid.begin());
    std::copy(key.begin(), key.end(), row.key.begin());
    return row;
}

Result<KioskIdentity> parse(JsonObject const& json)
{
    static constexpr std::array<std::string_view, 8> known{
        "version", "kiosk", "station", "hub_url", "hub_key", "seed", "check_in_key", "issuer_keys"};
    if (TRY(json.integer("version", 1, 1'000'000)) != version) {
        return fail(ErrorCode::Unsupported, "identity: of a newer version");
    }
    TRY_DO(only(json, known));
    auto kiosk = TRY(json.id<KioskId>("kiosk"));
    auto station = TRY(json.id<StationId>("station"));
    auto seed = TRY(secret(json, "seed"));
    auto const hub_key = TRY(VerifyKey::from_text(TRY(json.text("hub_key"))));
    std::string hub_url{TRY(json.text("hub_url"))};
    auto check_in_key = TRY(secret(json, "check_in_key"));
    KioskIdentity identity{std::move(kiosk), std::move(station), SigningKey{std::move(seed)}, hub_key,
        std::move(hub_url), std::move(check_in_key), {}};
    static_cast<void>(TRY(HubUrl::parse(identity.hub_url)));
    auto const keys = TRY(json.objects("issuer_keys"));
    if (keys.size() > max_issuer_keys) return fail(ErrorCode::InvalidInput, "identity: issuer keys");
    for (auto const& key : keys) identity.issuer_keys.push_back(TRY(issuer_key(key)));
    return identity;
}

} // namespace

Result<void> store_identity(FileStore& files, std::filesystem::path const& path, KioskIdentity const& identity)
{
    JsonWriter json{1024};
    json.member("version", version);
    json.member("kiosk", identity.kiosk.text());
    json.member("station", identity.station.text());
    json.member("hub_url", identity.hub_url);
    json.member("hub_key", identity.hub_key.text());
    json.member("seed", to_base64(identity.key.seed().bytes()));
    json.member("check_in_key", to_base64(identity.check_in_key.bytes()));
    json.begin_array("issuer_keys");
    for (auto const& row : identity.issuer_keys) {
        json.begin_object();
        json.member("kid", to_hex(row.kid));
        json.member("key", to_base64(row.key));
        json.end_object();
    }
    json.end_array();
    return files.write_durably(path, json.finish());
}

Result<KioskIdentity> load_identity(FileStore const& files, std::filesystem::path const& path)
{
    auto const text = TRY(files.read(path));
    JsonDocument document;
    return parse(TRY(document.parse_object(text)));
}

} // namespace yizhan
