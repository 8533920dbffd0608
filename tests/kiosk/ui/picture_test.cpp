#include "kiosk/ui/components.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>

namespace yizhan::ui {

TEST_CASE("what is drawn is on the picture: a card's white, its round corner, its shadow on the paper")
{
    Stage stage{Words{}, 400, 400};
    Picture const picture = stage.paint([](Ui& ui) {
        float const unit = 1 / ui.theme().scale;
        card(ui, {100 * unit, 100 * unit, 200 * unit, 200 * unit});
    });
    CHECK(picture.at(200, 200) == colors::surface);
    CHECK(picture.at(101, 101) != colors::surface);
    CHECK(picture.at(5, 5) == colors::paper);
    CHECK(picture.at(200, 306).g < colors::paper.g);
}

TEST_CASE("a code's modules are all of one size and black on white")
{
    Stage stage{Words{}, 400, 400};
    QrModules modules{21, {}};
    for (int i = 0; i < 21 * 21; ++i) modules.dark.push_back(i % 2 == 0);
    Picture const picture = stage.paint([&](Ui& ui) {
        float const unit = 1 / ui.theme().scale;
        ui.canvas().fill({0, 0, 400 * unit, 400 * unit}, 0, colors::white);
        ui.canvas().qr({95 * unit, 95 * unit, 210 * unit, 210 * unit}, modules, colors::black);
    });
    for (int row = 0; row < 21; ++row)
        for (int column = 0; column < 21; ++column) {
            Color const expected = (row * 21 + column) % 2 == 0 ? colors::black : colors::white;
            CHECK(picture.at(95 + column * 10 + 5, 95 + row * 10 + 5) == expected);
        }
}

TEST_CASE("glyphs survive an atlas that was emptied in between")
{
    Stage stage{Words{}, 600, 300};
    auto const draw = [](Ui& ui) { ui.text({40, 40, 900, 200}, "霞浦驿站", ui.theme().h1); };
    Picture const before = stage.paint(draw);
    for (char32_t c = 0x4E00; c < 0x9000 && !stage.atlas.full(); ++c)
        stage.atlas.glyph(Face::Bold, test_fonts().find(Face::Bold, c).glyph, 160);
    (void)stage.paint(draw);
    CHECK(stage.paint(draw).rgb == before.rgb);
}

TEST_CASE("a picture becomes a PNG file, an empty one nothing")
{
    std::string const png = encode_png({2, 1, {255, 0, 0, 0, 0, 255}});
    CHECK(png.substr(1, 3) == "PNG");
    CHECK(encode_png({}).empty());
}

} // namespace yizhan::ui
