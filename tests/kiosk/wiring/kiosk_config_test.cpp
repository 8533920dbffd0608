#include "kiosk/wiring/kiosk_config.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <filesystem>

namespace yizhan {
namespace {

// A configuration file of this test alone.
class ConfigText {
public:
    explicit ConfigText(std::string const& text)
        : m_path{std::filesystem::temp_directory_path() / ("yizhan-config-" + std::to_string(::getpid()) + ".toml")}
    {
        std::ofstream{m_path} << text;
    }
    ~ConfigText() { std::filesystem::remove(m_path); }
    Result<KioskConfig> read() const { return read_kiosk_config(m_path); }

private:
    std::filesystem::path m_path;
};

} // namespace

TEST_CASE("the commented example says what an empty file means")
{
    KioskConfig const empty = ConfigText{""}.read().value();
    KioskConfig const example = ConfigText{ui::source_file("deploy/kiosk.example.toml")}.read().value();
    CHECK(example.data_dir == empty.data_dir);
    CHECK(example.language == empty.language);
    CHECK(example.fullscreen == empty.fullscreen);
    CHECK(example.width == empty.width);
    CHECK(example.height == empty.height);
    CHECK(example.scanner == empty.scanner);
    CHECK(example.wedge.prefix == empty.wedge.prefix);
    CHECK(example.wedge.suffix == empty.wedge.suffix);
    CHECK(example.serial.device == empty.serial.device);
    CHECK(example.serial.baud == empty.serial.baud);
    CHECK(example.id_card_reader.device == empty.id_card_reader.device);
    CHECK(example.id_card_reader.baud == empty.id_card_reader.baud);
    CHECK(example.sound.device == empty.sound.device);
    CHECK(example.sound.volume == empty.sound.volume);
    CHECK(example.log_level == empty.log_level);
}

TEST_CASE("an unknown key, a wrong type and a value out of range are named with their lines")
{
    auto const config = ConfigText{"[window]\nwidth = 12\nheigth = 800\n[scanner]\nkind = 3\n"}.read();
    REQUIRE_FALSE(config);
    CHECK(config.error().code == ErrorCode::InvalidInput);
    CHECK(config.error().cause.find(":2:") != std::string::npos);
    CHECK(config.error().cause.find("heigth") != std::string::npos);
    CHECK(config.error().cause.find(":5:") != std::string::npos);
}

TEST_CASE("the sound has a device and a volume from nothing to all")
{
    auto const config = ConfigText{"[sound]\ndevice = \"plughw:1\"\nvolume = 0\n"}.read();
    REQUIRE(config);
    CHECK(config->sound.device == "plughw:1");
    CHECK(config->sound.volume == 0);
    auto const loud = ConfigText{"[sound]\nvolume = 101\n"}.read();
    REQUIRE_FALSE(loud);
    CHECK(loud.error().cause.find(":2:") != std::string::npos);
}

TEST_CASE("a scanner prefix that a member code may contain is refused")
{
    auto const config = ConfigText{"[scanner]\nprefix = \"A\"\n"}.read();
    REQUIRE_FALSE(config);
    CHECK(config.error().cause.find("scanner.prefix") != std::string::npos);
}

TEST_CASE("a scanner at a serial line keeps its own words")
{
    KioskConfig const config
        = ConfigText{"[scanner]\nkind = \"serial\"\ndevice = \"/dev/ttyUSB3\"\nbaud = 9600\n"}.read().value();
    CHECK(config.scanner == ScannerKind::Serial);
    CHECK(config.serial.device == "/dev/ttyUSB3");
    CHECK(config.serial.baud == 9600);
}

TEST_CASE("a reader of identity cards is there when it is named, at a speed that there is")
{
    CHECK(ConfigText{""}.read()->id_card_reader.device.empty());
    KioskConfig const config = ConfigText{"[id_card_reader]\ndevice = \"/dev/ttyUSB1\"\nbaud = 9600\n"}.read().value();
    CHECK(config.id_card_reader.device == "/dev/ttyUSB1");
    CHECK(config.id_card_reader.baud == 9600);
    auto const odd = ConfigText{"[id_card_reader]\nbaud = 12345\n"}.read();
    REQUIRE_FALSE(odd);
    CHECK(odd.error().cause.find("id_card_reader.baud") != std::string::npos);
}

} // namespace yizhan
