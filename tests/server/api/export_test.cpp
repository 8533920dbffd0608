#include "tests/server/support/api/test_kiosk.h"

#include "server/api/export_events.h"
#include "server/api/hub_config.h"
#include "server/api/hub_files.h"
#include "server/api/rate_limit.h"

using namespace yizhan;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::TestHub;
using test::TestKiosk;

namespace {

std::string exported(TestHub& hub, ExportFormat format)
{
    std::string out;
    auto const count = export_events(hub.store().events(), format, [&](std::string_view piece) {
        out += piece;
        return Result<void>{};
    });
    REQUIRE(count);
    return out;
}

} // namespace

TEST_CASE("export: every event is one line, verbatim as JSON", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    hub.ask(kiosk.upload(1, 2, kiosk.guest_line(1) + "=1+1\n"));
    auto const text = exported(hub, ExportFormat::Json);
    CHECK_THAT(text, StartsWith(kiosk.guest_line(1)));
    auto const second = nlohmann::json::parse(text.substr(text.find('\n') + 1));
    CHECK(second["unreadable"] == to_base64(as_bytes("=1+1")));
}

TEST_CASE("export: a spreadsheet opens it and calculates nothing", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    hub.ask(kiosk.upload(1, 3,
        kiosk.guest_line(1) + "=HYPERLINK(\"http://evil\")\n" + kiosk.line(3, HelpCalled{RefusalReason::Expired})));
    auto const text = exported(hub, ExportFormat::Csv);
    CHECK_THAT(text, StartsWith("\xEF\xBB\xBFposition,received_at,"));
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find("\r\n", at);
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    REQUIRE(lines.size() == 4);
    CHECK_THAT(lines[1], Contains(",visit.checked_in,") && Contains(",courier,guest,"));
    CHECK_THAT(lines[2], Contains("\"'=HYPERLINK(\"\"http://evil\"\")\""));
    CHECK_THAT(lines[3], Contains(",help.called,") && Contains(",expired,"));
    auto const commas = [](std::string const& line) { return std::count(line.begin(), line.end(), ','); };
    CHECK(commas(lines[1]) == commas(lines[0]));
    CHECK(commas(lines[2]) == commas(lines[0]));
}

TEST_CASE("export: an empty log is a head and no line, and a full disk ends it with a reason", "[api]")
{
    TestHub hub;
    CHECK(exported(hub, ExportFormat::Json).empty());
    CHECK(exported(hub, ExportFormat::Csv).find("\r\n") == exported(hub, ExportFormat::Csv).size() - 2);
    auto const refused = export_events(hub.store().events(), ExportFormat::Csv,
        [](std::string_view) -> Result<void> { return fail(ErrorCode::DiskFull, "full"); });
    CHECK(refused.error().code == ErrorCode::DiskFull);
}

TEST_CASE("rate limit: a burst, then one more each interval, for each key on its own", "[api]")
{
    RateLimit limit{3, Millis{1'000}};
    MonoMs const now{5'000};
    for (int i = 0; i < 3; ++i) CHECK_FALSE(limit.take("a", now));
    CHECK(limit.take("a", now) == Millis{1'000});
    CHECK(limit.wait_for("a", now) == Millis{1'000});
    CHECK_FALSE(limit.take("b", now));
    CHECK_FALSE(limit.take("a", now + Millis{1'000}));
    CHECK(limit.take("a", now + Millis{1'500}) == Millis{500});
    CHECK_FALSE(limit.take("a", now + Millis{60'000}));
}

TEST_CASE("rate limit: more keys than it holds share one allowance, and memory stays bounded", "[api]")
{
    RateLimit limit{2, Millis{60'000}};
    MonoMs const now{1};
    for (std::size_t i = 0; i < RateLimit::max_keys; ++i) CHECK_FALSE(limit.take(std::to_string(i), now));
    CHECK_FALSE(limit.take("x", now));
    CHECK_FALSE(limit.take("y", now));
    CHECK(limit.take("z", now));
    CHECK_FALSE(limit.take("z", now + Millis{60'001})); // the others are forgotten by then
}

TEST_CASE("hub files: a key is made once and kept, and a damaged one is told, not replaced", "[api]")
{
    test::TempDir folder;
    SystemFiles files;
    test::SeededRandom random{3, "keys"};
    auto const made = signing_key_in(files, folder / "hub.key", random);
    REQUIRE(made);
    CHECK(signing_key_in(files, folder / "hub.key", random)->verify_key() == made->verify_key());
    REQUIRE(files.write_durably(folder / "hub.key", "not a key\n"));
    CHECK(signing_key_in(files, folder / "hub.key", random).error().code == ErrorCode::Corrupt);
    auto const door = make_operator_door("0.0.0.0", 8080, random);
    CHECK(door.address == "127.0.0.1");
    REQUIRE(write_operator_door(files, folder / "operator.json", door));
    auto const read = read_operator_door(files, folder / "operator.json");
    REQUIRE(read);
    CHECK(read->port == 8080);
    CHECK(read->secret == door.secret);
}

TEST_CASE("hub config: the example is what is there when everything is left out, and faults name their line", "[api]")
{
    test::TempDir folder;
    SystemFiles files;
    auto const config_of = [&](std::string const& text) {
        REQUIRE(files.write_durably(
            folder / "hub.toml", "[hub]\ndata_dir = \"" + (folder / "data").string() + "\"\n" + text));
        return read_hub_config(folder / "hub.toml");
    };
    auto const plain = config_of("");
    REQUIRE(plain);
    CHECK(plain->port == 8080);
    CHECK(plain->public_url == "http://127.0.0.1:8080");
    CHECK(std::filesystem::is_directory(folder / "data"));
    CHECK_THAT(config_of("colour = \"red\"\n").error().cause, Contains(":3:"));
    CHECK_THAT(config_of("port = 65536\n").error().cause, Contains(":3:"));
    for (auto const* const url : {"ftp://x", "http://x/", "http://x?y", "hub.example", ""})
        CHECK_THAT(config_of("public_url = \"" + std::string{url} + "\"\n").error().cause, Contains("public_url"));
    auto const example
        = files.read(std::filesystem::path{std::getenv("YIZHAN_SOURCE_DIR")} / "deploy" / "hub.example.toml");
    REQUIRE(example);
    auto text = *example;
    text.replace(
        text.find("/var/lib/yizhan-hub"), std::string{"/var/lib/yizhan-hub"}.size(), (folder / "data").string());
    REQUIRE(files.write_durably(folder / "example.toml", text));
    auto const from_example = read_hub_config(folder / "example.toml");
    REQUIRE(from_example);
    CHECK(from_example->address == plain->address);
    CHECK(from_example->behind_proxy == plain->behind_proxy);
    CHECK(from_example->web_dir == plain->web_dir);
}
