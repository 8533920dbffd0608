#include "kiosk/input/line_framer.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace yizhan;

namespace {

std::vector<std::string> feed(LineFramer& framer, std::string_view bytes)
{
    std::vector<std::string> lines;
    framer.feed(as_bytes(bytes), [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("each line is a scan, whatever ends it", "[serial]")
{
    LineFramer framer{"~"};
    CHECK(feed(framer, "A\rB\nC\r\n\r\n\nD") == Lines{"A", "B", "C"});
    CHECK(framer.is_inside_line());
    CHECK(feed(framer, "E\r") == Lines{"DE"});
    CHECK_FALSE(framer.is_inside_line());
}

TEST_CASE("a prefix is taken off where there is one", "[serial]")
{
    LineFramer framer{"~"};
    CHECK(feed(framer, "~A\n~~B\n~\nC~\n") == Lines{"A", "~B", "C~"});
}

TEST_CASE("a line of 512 bytes is a scan, a longer one is none, and the next is whole", "[serial]")
{
    LineFramer framer{"~"};
    std::string const longest(512, 'A');
    CHECK(
        feed(framer,
            longest + "\n~" + longest + "\nA" + longest + "\n~A" + longest + "\n" + std::string(100'000, 'B') + "\nC\n")
        == Lines{longest, longest, "C"});
}

TEST_CASE("half a line is forgotten with the silence after it", "[serial]")
{
    LineFramer framer{"~"};
    CHECK(feed(framer, "YZ1:HAL").empty());
    framer.forget();
    CHECK(feed(framer, "YZ1:WHOLE\n") == Lines{"YZ1:WHOLE"});
    feed(framer, std::string(1000, 'A'));
    framer.forget();
    CHECK(feed(framer, "NEXT\n") == Lines{"NEXT"});
}

TEST_CASE("after any garbage and a line end the next scan is whole, however the bytes are cut", "[serial]")
{
    test::SeededRandom random{GENERATE(range<std::uint64_t>(1, 51)), "garbage"};
    LineFramer framer{"~"};
    for (int round = 0; round < 20; ++round) {
        Bytes garbage(random.below(1200));
        random.fill(garbage);
        std::string const bytes = std::string{as_text(garbage)} + "\n~YZ1:WHOLE\r\n";
        Lines lines;
        for (std::size_t at = 0; at < bytes.size();) {
            auto const size = std::min<std::size_t>(bytes.size() - at, 1 + random.below(100));
            framer.feed(as_bytes(std::string_view{bytes}.substr(at, size)), [&](std::string_view line) {
                CHECK(line.size() <= LineFramer::max_line);
                lines.emplace_back(line);
            });
            at += size;
        }
        REQUIRE(lines.back() == "YZ1:WHOLE");
    }
}
