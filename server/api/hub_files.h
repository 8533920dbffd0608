// The hub's secrets in its data folder, each in a file that only its user can read.
#pragma once

#include "shared/platform/files.h"
#include "shared/platform/random.h"
#include "shared/protocol/keys.h"

#include <filesystem>
#include <string>

namespace yizhan {

// The key in that file; made where there is none yet. Corrupt: the file is something else, and is left as it is.
Result<SigningKey> signing_key_in(FileStore& files, std::filesystem::path const& path, Random& random);

// How the command line reaches the hub that serves: written at each start, worth nothing after it.
struct OperatorDoor {
    std::string address;
    std::uint16_t port = 0;
    std::string secret; // bearer token
};
OperatorDoor make_operator_door(std::string address, std::uint16_t port, Random& random);
Result<void> write_operator_door(FileStore& files, std::filesystem::path const& path, OperatorDoor const& door);
Result<OperatorDoor> read_operator_door(FileStore& files, std::filesystem::path const& path);

} // namespace yizhan
