// The hub's configuration file. deploy/hub.example.toml has every key with its meaning.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/platform/log.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace yizhan {

struct HubConfig {
    std::string address;
    std::uint16_t port = 0;
    bool behind_proxy = false; // the peer is whom X-Forwarded-For names
    std::string public_url; // http(s)://host[:port][/path], as a joining code carries it
    std::filesystem::path data_dir; // there when this was read
    std::filesystem::path web_dir; // empty: beside the program
    std::filesystem::path backup_folder; // empty: no backups
    Millis backup_every{};
    log::Level log_level = log::Level::Info;
};

// InvalidInput names file, line and key. Makes the data folder where there is none.
Result<HubConfig> read_hub_config(std::filesystem::path const& path);

} // namespace yizhan
