#include "server/wiring/hub_folder.h"

#include "shared/platform/log.h"
#include "shared/protocol/json_reading.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

HubConfig config_in(std::filesystem::path folder)
{
    log::set_level(log::Level::Error);
    HubConfig config;
    config.data_dir = std::move(folder);
    config.public_url = "http://hub.test";
    return config;
}

} // namespace

TEST_CASE("hub folder: only one program holds it at a time", "[wiring]")
{
    test::TempDir const folder;
    auto const config = config_in(folder.path());
    auto first = hold(config);
    REQUIRE(first);
    auto const second = hold(config);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::Busy);
    first->reset();
    CHECK(hold(config));
}

TEST_CASE("hub folder: keys are made once, for their user alone", "[wiring]")
{
    test::TempDir const folder;
    auto const config = config_in(folder.path());
    auto const kid = hold(config).value()->keys->newest_pair().kid();
    for (auto const* const name : {"issuer.key", "compare.key", "enrollment-keys.json"}) {
        auto const mode = std::filesystem::status(folder / name).permissions();
        CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    }
    CHECK(hold(config).value()->keys->newest_pair().kid() == kid);
}

TEST_CASE("hub folder: what the operator asks is answered where no hub runs, and stays", "[wiring]")
{
    test::TempDir const folder;
    auto const config = config_in(folder.path());
    auto const body = ask_operator(config, "/v1/operator/enrollment-key", "{}");
    REQUIRE(body);
    JsonDocument document;
    auto const kid = document.parse_object(*body)->text("kid");
    auto const held = hold(config);
    REQUIRE(held);
    CHECK((*held)->keys->sealing_pairs().size() == 2);
    CHECK((*held)->keys->newest_pair().kid().text() == *kid);
    auto const rows = (*held)->store->feeds().rows(district_channel(), FeedKind::SealingKey);
    CHECK(rows->size() == 2);
    CHECK_FALSE(ask_operator(config, "/v1/operator/nothing", "{}"));
}
