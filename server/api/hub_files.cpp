#include "server/api/hub_files.h"

#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

namespace yizhan {

Result<SigningKey> signing_key_in(FileStore& files, std::filesystem::path const& path, Random& random)
{
    auto const text = files.read(path);
    if (text) {
        auto const line = std::string_view{*text}.substr(0, text->find('\n'));
        auto seed = from_base64url(line);
        auto secret = seed ? Secret::from_bytes(*seed) : fail(ErrorCode::InvalidInput, "");
        if (!secret) return fail(ErrorCode::Corrupt, path.string() + " holds no key");
        return SigningKey{std::move(*secret)};
    }
    if (text.error().code != ErrorCode::NotFound) return tl::unexpected(text.error());
    SigningKey key{Secret::generate([&](auto out) { random.fill(out); })};
    TRY_DO(files.write_durably(path, to_base64url(key.seed().bytes()) + "\n"));
    return key;
}

OperatorDoor make_operator_door(std::string address, std::uint16_t port, Random& random)
{
    // Who listens everywhere is reached here.
    if (address == "0.0.0.0") address = "127.0.0.1";
    if (address == "::") address = "::1";
    auto const secret = Secret::generate([&](auto out) { random.fill(out); });
    return {std::move(address), port, to_base64url(secret.bytes())};
}

Result<void> write_operator_door(FileStore& files, std::filesystem::path const& path, OperatorDoor const& door)
{
    JsonWriter json;
    json.member("address", door.address);
    json.member("port", door.port);
    json.member("secret", door.secret);
    return files.write_durably(path, json.finish() + "\n");
}

Result<OperatorDoor> read_operator_door(FileStore& files, std::filesystem::path const& path)
{
    auto const text = TRY(files.read(path));
    JsonDocument document;
    auto const json = TRY(document.parse_object(text));
    OperatorDoor door;
    door.address = TRY(json.text("address"));
    door.port = static_cast<std::uint16_t>(TRY(json.integer("port", 1, 65'535)));
    door.secret = TRY(json.text("secret"));
    return door;
}

} // namespace yizhan
