#include "kiosk/input/wedge_framer.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

// Types as a scanner or a person does; its clock goes on with each key.
class Typist {
public:
    explicit Typist(WedgeOptions options = {}) : m_framer{std::move(options)} { }

    Typist& type(std::string_view ascii, Millis gap = Millis{2})
    {
        for (char const c : ascii) character(static_cast<char32_t>(static_cast<unsigned char>(c)), gap);
        return *this;
    }
    Typist& character(char32_t c, Millis gap = Millis{2})
    {
        m_now = m_now + gap;
        m_framer.on_character(c, m_now);
        return *this;
    }
    Typist& pause(Millis duration)
    {
        m_now = m_now + duration;
        return *this;
    }
    std::optional<Scan> press(WedgeKey key, Millis gap = Millis{2})
    {
        m_now = m_now + gap;
        return m_framer.on_key(key, m_now);
    }
    std::optional<Scan> enter(Millis gap = Millis{2}) { return press(WedgeKey::Enter, gap); }

private:
    WedgeFramer m_framer;
    MonoMs m_now{1000};
};

Scan complete(std::string text) { return {std::move(text), ScanSource::Wedge, Framing::Complete}; }
Scan without_prefix(std::string text) { return {std::move(text), ScanSource::Wedge, Framing::PrefixMissing}; }

std::string const code = "YZ1:NWGSLK/-4LF8B909$AFN0NYD$*0J";

} // namespace

TEST_CASE("what a scanner types between prefix and suffix is one scan", "[wedge]")
{
    auto const gap = GENERATE(Millis{0}, Millis{1}, Millis{5}, Millis{30}, Millis{100});
    Typist typist;
    CHECK(typist.type("~" + code, gap).enter(gap) == complete(code));
    CHECK(typist.type("~" + code, gap).enter(gap) == complete(code)); // at once again
}

TEST_CASE("the shift keys that a scanner presses for capitals say nothing", "[wedge]")
{
    Typist typist;
    typist.character('~');
    for (char const c : code) {
        CHECK_FALSE(typist.press(WedgeKey::Other).has_value());
        typist.character(static_cast<char32_t>(c));
    }
    CHECK(typist.enter() == complete(code));
}

TEST_CASE("prefix and suffix are as configured", "[wedge]")
{
    Typist typist{{"#!", WedgeKey::Tab}};
    CHECK_FALSE(typist.type("#!" + code).enter().has_value());
    CHECK(typist.press(WedgeKey::Tab) == complete(code));
    CHECK(typist.type("##!" + code).press(WedgeKey::Tab) == complete(code));
    CHECK(is_wedge_prefix("~"));
    CHECK(is_wedge_prefix("#!"));
    for (auto const* prefix : {"", "A", "1", "~a", "~ ", "/", "~~~~~", "站"}) {
        CAPTURE(prefix);
        CHECK_FALSE(is_wedge_prefix(prefix));
    }
}

TEST_CASE("a person who types delivers nothing", "[wedge]")
{
    auto const gap = GENERATE(Millis{101}, Millis{150}, Millis{250}, Millis{600});
    Typist typist;
    CHECK_FALSE(typist.type("hello world, hello world", gap).enter(gap).has_value());
    CHECK_FALSE(typist.type("~hello world, hello world", gap).enter(gap).has_value());
    CHECK_FALSE(typist.type("~" + code).enter(Millis{1001}).has_value());
    CHECK_FALSE(typist.enter(gap).has_value());
}

TEST_CASE("a fast typist is still no scanner without the prefix", "[wedge]")
{
    Typist typist;
    CHECK_FALSE(typist.type("a quick brown fox", Millis{60}).enter(Millis{60}).has_value());
    CHECK_FALSE(typist.type("asdfjkl", Millis{1}).enter(Millis{1}).has_value()); // a hand on the keys: too short
}

TEST_CASE("a scanner that lost its prefix by a configuration barcode still works, and it shows", "[wedge]")
{
    Typist typist;
    CHECK(typist.type(code).enter() == without_prefix(code));
    CHECK(typist.type(code).enter() == without_prefix(code));
    CHECK(typist.type("~" + code).enter() == complete(code));
}

TEST_CASE("a scan that broke off leaves the next one whole", "[wedge]")
{
    auto const pause = GENERATE(Millis{0}, Millis{50}, Millis{101}, Millis{999}, Millis{1001}, Millis{60'000});
    auto const half = GENERATE(values<std::string>({"~", "~YZ1:NW", "YZ1:NWGSLK/-4L", "~~", ""}));
    CAPTURE(pause.count(), half);
    Typist typist;
    typist.type(half).pause(pause);
    CHECK(typist.type("~" + code).enter() == complete(code));
}

TEST_CASE("a broken scan's rest is not taken for a scan of its own", "[wedge]")
{
    Typist typist;
    typist.type("~YZ1").pause(Millis{200}).type("N").pause(Millis{200});
    CHECK_FALSE(typist.type("GSLK/-4LF8B909$AFN0").enter().has_value());
    CHECK(typist.type(code).enter() == without_prefix(code));
}

TEST_CASE("a screen that is busy for a moment while a scan comes in does not lose it", "[wedge]")
{
    Typist typist;
    typist.type("~" + code.substr(0, 9))
        .pause(Millis{400})
        .type(code.substr(9, 11))
        .pause(Millis{150})
        .type(code.substr(20));
    CHECK(typist.enter(Millis{120}) == complete(code));
}

TEST_CASE("512 characters are a scan and 513 are none; the next one is", "[wedge]")
{
    Typist typist;
    std::string const longest(512, 'A');
    CHECK(typist.type("~" + longest).enter() == complete(longest));
    CHECK_FALSE(typist.type("~A" + longest).enter().has_value());
    CHECK(typist.type("~" + code).enter() == complete(code));
    CHECK_FALSE(typist.type("A" + longest).enter().has_value());
    CHECK(typist.type(code).enter() == without_prefix(code));
    typist.type("~" + std::string(100'000, 'A'));
    CHECK(typist.type("~" + code).enter() == complete(code));
}

TEST_CASE("an empty frame is nothing", "[wedge]")
{
    Typist typist;
    CHECK_FALSE(typist.enter().has_value());
    CHECK_FALSE(typist.type("~").enter().has_value());
    CHECK_FALSE(typist.enter().has_value());
}

TEST_CASE("characters beyond ASCII arrive as UTF-8, control characters not at all", "[wedge]")
{
    Typist typist;
    typist.type("~A").character(U'é').character(U'站').character(U'😀').character(0xD800).character(0x110000);
    CHECK(typist.character(0x07).character(0x9B).type("B").enter() == complete("Aé站😀\uFFFD\uFFFDB"));
}

TEST_CASE("a clock that stands still or goes back harms no scan", "[wedge]")
{
    Typist typist;
    CHECK(typist.type("~" + code.substr(0, 5), Millis{-10}).type(code.substr(5), Millis{0}).enter(Millis{-500})
        == complete(code));
}

TEST_CASE("after any garbage the next framed scan is found", "[wedge]")
{
    test::SeededRandom random{GENERATE(range<std::uint64_t>(1, 51)), "garbage"};
    Typist typist;
    for (int round = 0; round < 40; ++round) {
        for (auto n = random.below(40); n > 0; --n) {
            Millis const gap{static_cast<std::int64_t>(random.below(4) == 0 ? random.below(1500) : random.below(30))};
            if (random.chance(10))
                typist.press(static_cast<WedgeKey>(random.below(3)), gap);
            else
                typist.character(random.chance(20) ? U'~' : static_cast<char32_t>(random.below(0x120000)), gap);
        }
        typist.pause(Millis{static_cast<std::int64_t>(random.below(2000))});
        REQUIRE(typist.type("~" + code).enter() == complete(code));
    }
}
