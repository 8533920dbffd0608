// The facts and rows of joining that kiosks and hubs of a released version have on their disks
// (tests/golden/README.md).
#include "shared/protocol/envelope.h"
#include "shared/protocol/feed_page.h"
#include "tests/support/enrollment_samples.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace yizhan;

namespace {

std::vector<std::string> golden_lines(std::string const& name)
{
    auto const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    std::ifstream file{std::string{root != nullptr ? root : "."} + "/tests/golden/v1/" + name};
    REQUIRE(file.good());
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("the facts of joining of version 1", "[golden]")
{
    auto const lines = golden_lines("enrollment_events.txt");
    auto const bodies = test::enrollment_events();
    REQUIRE(lines.size() == bodies.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const event = decode_event(lines[i]);
        REQUIRE(event);
        CHECK(event->body == bodies[i]);
        CHECK(encode_event(*event) == lines[i]);
    }
}

TEST_CASE("the rows of joining of version 1", "[golden]")
{
    auto const lines = golden_lines("enrollment_rows.txt");
    auto const rows = test::enrollment_rows();
    REQUIRE(lines.size() == rows.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(decode_feed_row(lines[i]).value() == rows[i]);
        CHECK(encode_feed_row(rows[i]) == lines[i]);
    }
}
