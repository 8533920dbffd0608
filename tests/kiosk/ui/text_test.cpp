#include "kiosk/ui/line_break.h"
#include "shared/base/utf8.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace yizhan::ui {
namespace {

std::vector<std::string> lines_of(std::string_view text, float width_px, int size_px = 30)
{
    TextEngine engine{test_fonts()};
    TextLayout const layout = engine.layout(text, Weight::Regular, size_px, width_px, Wrapping::Greedy);
    std::vector<std::string> lines;
    for (TextLine const& line : layout.lines) {
        std::string& out = lines.emplace_back();
        for (std::size_t i = line.begin; i < line.end; ++i) utf8::append(out, layout.glyphs[i].code_point);
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("Chinese wraps between any two characters, but no line starts with a closing mark")
{
    CHECK(lines_of("热水热饭洗衣充电", 4 * 30) == Lines{"热水热饭", "洗衣充电"});
    CHECK(lines_of("热水热饭，洗衣", 4 * 30) == Lines{"热水热", "饭，洗衣"});
    for (char32_t const mark : U"，。？！：；）》”、")
        if (mark != 0) CHECK_FALSE(may_break_between(U'饭', mark));
}

TEST_CASE("no line ends with an opening mark")
{
    CHECK(lines_of("会员码（新）", 4 * 30) == Lines{"会员码", "（新）"});
    CHECK_FALSE(may_break_between(U'“', U'嘀'));
}

TEST_CASE("a Latin word and a number stay whole")
{
    CHECK(lines_of("编号 R-2071 请记好", 150) == Lines{"编号", "R-2071 请", "记好"});
    CHECK(lines_of("Call a volunteer", 150) == Lines{"Call a", "volunteer"});
}

TEST_CASE("a word wider than the line is cut where it must be, and nothing is lost")
{
    std::string joined;
    Lines const lines = lines_of("abcdefghijklmnopqrstuvwxyz", 100);
    for (std::string const& line : lines) joined += line;
    CHECK(lines.size() > 2);
    CHECK(joined == "abcdefghijklmnopqrstuvwxyz");
}

TEST_CASE("a forced line end makes a line, also an empty one")
{
    CHECK(lines_of("一\n二", 900) == Lines{"一", "二"});
    CHECK(lines_of("一\n", 900) == Lines{"一", ""});
    CHECK(lines_of("", 900) == Lines{""});
}

TEST_CASE("balanced lines are about equally long")
{
    TextEngine engine{test_fonts()};
    std::string const text = "别着急，热水、热饭、座位照样能用，请慢慢来。";
    TextLayout const layout = engine.layout(text, Weight::Regular, 30, 20 * 30, Wrapping::Balanced);
    REQUIRE(layout.lines.size() == 2);
    CHECK(std::abs(layout.lines[0].width - layout.lines[1].width) < 4 * 30);
}

TEST_CASE("two marks in a row share their blank, and an opening mark at a line's start hangs out")
{
    TextEngine engine{test_fonts()};
    auto const width
        = [&](std::string_view text) { return engine.layout(text, Weight::Regular, 40, 0, Wrapping::Greedy).width(); };
    CHECK(width("口，“嘀") == Approx(width("口，嘀") + 20));
    CHECK(engine.layout("“嘀”", Weight::Regular, 40, 0, Wrapping::Greedy).lines[0].lead == Approx(-20));
}

TEST_CASE("bold words inside a sentence are bold and only they")
{
    TextEngine engine{test_fonts()};
    TextLayout const layout = engine.layout("把\x02码\x03扫", Weight::Regular, 30, 0, Wrapping::Greedy);
    REQUIRE(layout.glyphs.size() == 3);
    CHECK(layout.glyphs[0].face == Face::Regular);
    CHECK(layout.glyphs[1].face == Face::Bold);
    CHECK(layout.glyphs[2].face == Face::Regular);
}

TEST_CASE("what is too long ends with three dots and keeps to its width")
{
    TextEngine engine{test_fonts()};
    TextLayout layout = engine.layout("宁波市北仑区霞浦物流园区", Weight::Regular, 30, 6 * 30, Wrapping::Greedy);
    CHECK(engine.shorten(layout, Weight::Regular, 1, 6 * 30));
    REQUIRE(layout.lines.size() == 1);
    CHECK(layout.glyphs[layout.lines[0].end - 1].code_point == U'…');
    CHECK(layout.width() <= 6 * 30);
}

TEST_CASE("rare characters of names can be written, at any weight")
{
    TextEngine engine{test_fonts()};
    std::string const text = "喆堃昇彧頔䶮㛃𬭎欧阳阿不都";
    CHECK(engine.can_write(text, Weight::Regular));
    CHECK(engine.can_write(text, Weight::Bold));
    CHECK_FALSE(engine.can_write("\xF3\xB0\x80\x80", Weight::Regular)); // a private character that no face has
}

TEST_CASE("bytes that are no UTF-8 become a mark each and reading goes on")
{
    std::string const bad = "\xE4\xB8热\xFF水\xED\xA0\x80\xC0\xAF\xF4\x90\x80\x80";
    std::u32string read;
    for (std::size_t at = 0; at < bad.size();) read += utf8::next(bad, at);
    CHECK(read.find(U'热') != std::u32string::npos);
    CHECK(read.find(U'水') != std::u32string::npos);
    for (char32_t const c : read) CHECK((c == U'热' || c == U'水' || c == 0xFFFD));
}

TEST_CASE("every code point survives UTF-8")
{
    for (char32_t const c : {U'A', U'é', U'陈', U'\U0002CB4E', U'\U0010FFFF'}) {
        std::string bytes;
        utf8::append(bytes, c);
        std::size_t at = 0;
        CHECK(utf8::next(bytes, at) == c);
        CHECK(at == bytes.size());
    }
}

} // namespace yizhan::ui
