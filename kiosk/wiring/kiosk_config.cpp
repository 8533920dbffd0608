#include "kiosk/wiring/kiosk_config.h"

#include "kiosk/input/serial_port.h"
#include "shared/platform/config.h"

namespace yizhan {
namespace {

log::Level level_of(std::string const& text)
{
    if (text == "debug") return log::Level::Debug;
    if (text == "warning") return log::Level::Warning;
    return text == "error" ? log::Level::Error : log::Level::Info;
}

ScannerKind scanner_of(std::string const& text)
{
    if (text == "serial") return ScannerKind::Serial;
    return text == "none" ? ScannerKind::None : ScannerKind::Wedge;
}

} // namespace

Result<KioskConfig> read_kiosk_config(std::filesystem::path const& path)
{
    auto file = TRY(ConfigFile::read(path));
    KioskConfig config;
    config.data_dir = file.text("kiosk.data_dir", config.data_dir.string());
    config.language = file.choice("kiosk.language", "zh", {"zh", "en"}) == "en" ? Language::English : Language::Chinese;
    config.fullscreen = file.choice("window.mode", "fullscreen", {"fullscreen", "windowed"}) == "fullscreen";
    config.width = static_cast<int>(file.integer("window.width", config.width, 480, 4096));
    config.height = static_cast<int>(file.integer("window.height", config.height, 480, 4096));
    config.scanner = scanner_of(file.choice("scanner.kind", "wedge", {"wedge", "serial", "none"}));
    config.wedge.prefix = file.text("scanner.prefix", config.wedge.prefix);
    config.wedge.suffix
        = file.choice("scanner.suffix", "enter", {"enter", "tab"}) == "tab" ? WedgeKey::Tab : WedgeKey::Enter;
    config.serial.prefix = config.wedge.prefix;
    config.serial.device = file.text("scanner.device", "/dev/ttyACM0");
    config.serial.baud = static_cast<int>(file.integer("scanner.baud", config.serial.baud, 1'200, 921'600));
    auto& reader = config.id_card_reader;
    reader.device = file.text("id_card_reader.device", reader.device);
    reader.baud = static_cast<int>(file.integer("id_card_reader.baud", reader.baud, 1'200, 921'600));
    auto& writing = config.writing;
    writing.language_model = file.text("writing.language_model", writing.language_model);
    writing.dictionary = file.text("writing.dictionary", writing.dictionary);
    writing.handwriting_model = file.text("writing.handwriting_model", writing.handwriting_model);
    config.sound.device = file.text("sound.device", config.sound.device);
    config.sound.volume = static_cast<int>(file.integer("sound.volume", config.sound.volume, 0, 100));
    config.log_level = level_of(file.choice("log.level", "info", {"debug", "info", "warning", "error"}));
    TRY_DO(file.finish());
    if (!is_wedge_prefix(config.wedge.prefix)) {
        return fail(ErrorCode::InvalidInput,
            path.string() + ": scanner.prefix: 1 to 4 characters that no code contains, such as ~");
    }
    if (!is_serial_speed(config.id_card_reader.baud)) {
        return fail(
            ErrorCode::InvalidInput, path.string() + ": id_card_reader.baud: 9600, 19200, 38400, 57600 or 115200");
    }
    return config;
}

} // namespace yizhan
