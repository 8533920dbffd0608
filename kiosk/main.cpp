// yizhan-kiosk: reads its command line and configuration, and hands over.
#include "kiosk/wiring/kiosk_program.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

using namespace yizhan;

namespace {

bool use_size(KioskConfig& config, std::string const& size)
{
    int width = 0;
    int height = 0;
    char rest = 0;
    if (std::sscanf(size.c_str(), "%5dx%5d%c", &width, &height, &rest) != 2) return false;
    if (width < 480 || height < 480 || width > 4096 || height > 4096) return false;
    config.fullscreen = false;
    config.width = width;
    config.height = height;
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"驿站 Yizhan: the kiosk of a rest station"};
    std::string config_path = "/etc/yizhan/kiosk.toml";
    std::string windowed;
    std::string data_dir;
    std::string picture;
    std::string ticket;
    bool rebuild = false;
    app.add_option("--config", config_path, "configuration file")->capture_default_str();
    app.add_option("--windowed", windowed, "WIDTHxHEIGHT: a window instead of the whole screen");
    app.add_option("--data", data_dir, "data folder, instead of the configured one");
    app.add_option("--shot", picture, "keep a picture of the first screen as PNG, and end");
    app.add_flag("--rebuild", rebuild, "count the figures anew from the journal, and end");
    app.add_subcommand("run", "show the screen (what it does without a word)");
    auto* const join = app.add_subcommand("join", "join a hub with a ticket");
    join->add_option("ticket", ticket, "the text of the QR code that staff show")->required();
    auto* const rebuild_verb = app.add_subcommand("rebuild", "count the figures anew from the journal");
    auto* const journal = app.add_subcommand("journal", "print every event that is kept, one a line");
    CLI11_PARSE(app, argc, argv);

    auto config = read_kiosk_config(config_path);
    if (!config) {
        fmt::print(stderr, "yizhan-kiosk: {}\n", config.error().cause);
        return 2;
    }
    if (!windowed.empty() && !use_size(*config, windowed)) {
        fmt::print(stderr, "yizhan-kiosk: --windowed: WIDTHxHEIGHT, 480 to 4096 each\n");
        return 2;
    }
    if (!data_dir.empty()) config->data_dir = data_dir;
    log::set_level(config->log_level);
    if (*join) return join_hub(*config, ticket);
    if (*rebuild_verb || rebuild) return rebuild_counts(*config);
    if (*journal) return print_journal(*config);
    return run_kiosk(*config, picture.empty() ? std::nullopt : std::optional{std::filesystem::path{picture}});
}
