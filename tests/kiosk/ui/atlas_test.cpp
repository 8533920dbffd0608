#include "kiosk/ui/atlas.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>

namespace yizhan::ui {
namespace {

std::uint32_t glyph_of(char32_t c) { return test_fonts().find(Face::Regular, c).glyph; }

bool overlap(Sprite const& a, Sprite const& b)
{
    return a.page == b.page && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height
        && b.y < a.y + a.height;
}

} // namespace

TEST_CASE("a glyph is drawn once for each size, and is the same afterwards")
{
    Atlas atlas{test_fonts()};
    (void)atlas.take_uploads();
    Sprite const first = *atlas.glyph(Face::Regular, glyph_of(U'陈'), 40);
    Sprite const again = *atlas.glyph(Face::Regular, glyph_of(U'陈'), 40);
    CHECK(first.x == again.x);
    CHECK(first.width > 30);
    CHECK(first.width <= 42);
    CHECK(atlas.take_uploads().size() == 1);
}

TEST_CASE("no two glyphs share a pixel")
{
    Atlas atlas{test_fonts()};
    std::vector<Sprite> sprites{atlas.white(), atlas.shadow()};
    for (char32_t c = 0x4E00; c < 0x4E60; ++c)
        if (auto const* sprite = atlas.glyph(Face::Regular, glyph_of(c), 20 + static_cast<int>(c % 30)))
            sprites.push_back(*sprite);
    for (std::size_t i = 0; i < sprites.size(); ++i)
        for (std::size_t j = i + 1; j < sprites.size(); ++j) CHECK_FALSE(overlap(sprites[i], sprites[j]));
}

TEST_CASE("a space has a width and no picture")
{
    Atlas atlas{test_fonts()};
    CHECK(atlas.glyph(Face::Regular, glyph_of(U' '), 40) == nullptr);
    CHECK_FALSE(atlas.full());
}

TEST_CASE("a full atlas stays within its bound and starts anew with the next frame")
{
    Atlas atlas{test_fonts()};
    for (char32_t c = 0x4E00; c < 0x9000 && !atlas.full(); ++c) atlas.glyph(Face::Regular, glyph_of(c), 160);
    CHECK(atlas.full());
    CHECK(atlas.pages() == Atlas::max_pages);
    int const before = atlas.generation();
    atlas.begin_frame();
    CHECK(atlas.generation() == before + 1);
    CHECK(atlas.pages() == 1);
    CHECK(atlas.glyph(Face::Regular, glyph_of(U'陈'), 160) != nullptr);
}

TEST_CASE("a missing font says which, and which package brings it")
{
    auto const fonts = Fonts::open({.regular = "/nowhere/font.ttc", .bold = "", .icons = ""});
    REQUIRE_FALSE(fonts.has_value());
    CHECK(fonts.error().code == ErrorCode::NotFound);
    CHECK(fonts.error().cause.find("/nowhere/font.ttc") != std::string::npos);
}

} // namespace yizhan::ui
