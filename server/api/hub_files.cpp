#include "server/api/hub_files.h"

#include "server/enrollment/secret_file.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

namespace yizhan {

Result<SigningKey> signing_key_in(FileStore& files, std::filesystem::path const& path, Random& random)
{
    auto secret = TRY(secret_in(files, path, random));
    return SigningKey{std::move(secret)};
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
