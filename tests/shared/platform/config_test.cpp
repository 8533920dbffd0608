#include "shared/platform/config.h"

#include "tests/support/temp_dir.h"

#include "shared/platform/files.h"

using namespace yizhan;

namespace {

ConfigFile config_of(std::string_view text)
{
    auto config = ConfigFile::parse(text, "kiosk.toml");
    REQUIRE(config);
    return std::move(*config);
}

std::string fault_of(ConfigFile const& config)
{
    auto const end = config.finish();
    REQUIRE_FALSE(end);
    CHECK(end.error().code == ErrorCode::InvalidInput);
    return end.error().cause;
}

} // namespace

TEST_CASE("values are read by dotted key and fall back where the key is absent", "[config]")
{
    auto config = config_of("[hub]\nurl = \"http://hub\"\nport = 8080\n[screen]\nfull = true\nlanguage = \"zh\"\n");
    CHECK(config.text("hub.url", "") == "http://hub");
    CHECK(config.integer("hub.port", 1, 1, 65'535) == 8080);
    CHECK(config.flag("screen.full", false));
    CHECK(config.choice("screen.language", "en", {"zh", "en"}) == "zh");
    CHECK(config.text("station.id", "S1") == "S1");
    CHECK(config.integer("hub.retries", 5, 0, 9) == 5);
    CHECK(config.finish());
}

TEST_CASE("an unknown key is an error that names file, line and key", "[config]")
{
    auto config = config_of("[hub]\nurl = \"x\"\ntypo = 1\n\n[other]\na = 1\n");
    config.text("hub.url", "");
    CHECK(fault_of(config) == "kiosk.toml:3: hub.typo: unknown key\nkiosk.toml:5: other: unknown key");
}

TEST_CASE("a quoted key with a dot inside does not pass for the dotted one", "[config]")
{
    auto config = config_of("\"hub.url\" = \"x\"\n");
    CHECK(config.text("hub.url", "none") == "none");
    CHECK(fault_of(config) == "kiosk.toml:1: hub.url: unknown key");
}

TEST_CASE("a bad value is an error that names the line, and the fallback holds", "[config]")
{
    auto config = config_of("a = 1\nb = \"x\"\nc = 70000\nd = \"fr\"\ne = 1.5\nhub = 3\n");
    CHECK(config.text("a", "fallback") == "fallback");
    CHECK(config.flag("b", true));
    CHECK(config.integer("c", 5, 1, 65'535) == 5);
    CHECK(config.choice("d", "zh", {"zh", "en"}) == "zh");
    CHECK(config.integer("e", 2, 0, 9) == 2);
    CHECK(config.text("hub.url", "u") == "u");
    CHECK(config.text("hub.name", "n") == "n");
    CHECK(fault_of(config)
        == "kiosk.toml:1: a: must be a text\n"
           "kiosk.toml:2: b: must be true or false\n"
           "kiosk.toml:3: c: must be a whole number from 1 to 65535\n"
           "kiosk.toml:4: d: must be one of: zh, en\n"
           "kiosk.toml:5: e: must be a whole number from 0 to 9\n"
           "kiosk.toml:6: hub: must be a table");
}

TEST_CASE("a file that is no TOML, or is not there, says so", "[config]")
{
    auto const broken = ConfigFile::parse("a = 1\nb = \n", "kiosk.toml");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == ErrorCode::InvalidInput);
    CHECK(broken.error().cause.starts_with("kiosk.toml:2: "));

    test::TempDir const dir;
    auto const missing = ConfigFile::read(dir / "none.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::NotFound);
    REQUIRE(SystemFiles{}.write_durably(dir / "some.toml", "a = 1\n"));
    auto some = ConfigFile::read(dir / "some.toml");
    REQUIRE(some);
    CHECK(some->integer("a", 0, 0, 9) == 1);
}
