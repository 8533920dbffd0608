#include "server/api/hub_config.h"

#include "shared/platform/config.h"
#include "shared/protocol/join_ticket.h"

#include <array>

namespace yizhan {
namespace {

constexpr std::array<std::pair<std::string_view, log::Level>, 4> levels{{{"debug", log::Level::Debug},
    {"info", log::Level::Info}, {"warning", log::Level::Warning}, {"error", log::Level::Error}}};

log::Level level_of(std::string_view name)
{
    for (auto const& [known, level] : levels) {
        if (known == name) return level;
    }
    return log::Level::Info;
}

// The rule for the URL is the one of the code that carries it.
bool fits_a_ticket(std::string const& url)
{
    auto const any_key = SigningKey{Secret::generate([](auto) {})}.verify_key();
    return format_join_ticket({{}, any_key, url}).has_value();
}

} // namespace

Result<HubConfig> read_hub_config(std::filesystem::path const& path)
{
    auto file = TRY(ConfigFile::read(path));
    HubConfig config;
    config.address = file.text("hub.address", "127.0.0.1");
    config.port = static_cast<std::uint16_t>(file.integer("hub.port", 8080, 0, 65'535));
    config.behind_proxy = file.flag("hub.behind_proxy", false);
    config.public_url = file.text("hub.public_url", "http://127.0.0.1:8080");
    config.data_dir = file.text("hub.data_dir", "/var/lib/yizhan-hub");
    config.web_dir = file.text("hub.web_dir", "");
    config.backup_folder = file.text("backup.folder", "");
    config.backup_every = Millis{file.integer("backup.every_h", 24, 1, 720) * 3'600'000};
    config.log_level = level_of(file.choice("log.level", "info", {"debug", "info", "warning", "error"}));
    TRY_DO(file.finish());
    if (!fits_a_ticket(config.public_url)) {
        return fail(ErrorCode::InvalidInput,
            path.string() + ": hub.public_url: must be http://HOST or https://HOST, without a slash at its end");
    }
    std::error_code error;
    std::filesystem::create_directories(config.data_dir, error);
    if (error) return fail(ErrorCode::Io, config.data_dir.string() + ": " + error.message());
    return config;
}

} // namespace yizhan
