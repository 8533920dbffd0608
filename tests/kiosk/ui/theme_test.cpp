#include "kiosk/ui/color.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/theme.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>

namespace yizhan::ui {

TEST_CASE("a window of any size shows the whole design, upright or lying as it is")
{
    auto const [width, height, upright] = GENERATE(table<int, int, bool>({{1080, 1920, true}, {1280, 800, false},
        {540, 960, true}, {1920, 1080, false}, {800, 800, true}, {2160, 3840, true}}));
    Theme const theme = make_theme(width, height, TextSize::Normal);
    INFO(width << "x" << height);
    CHECK(theme.portrait() == upright);
    CHECK(theme.size.x >= theme.pick(1080, 1280) - 0.5F);
    CHECK(theme.size.y >= theme.pick(1920, 800) - 0.5F);
    CHECK(theme.size.x * theme.scale == Approx(width));
}

TEST_CASE("contrast is as the web's guidelines count it")
{
    CHECK(contrast(colors::black, colors::white) == Approx(21));
    CHECK(contrast(colors::white, colors::white) == Approx(1));
    CHECK(contrast(hex(0x767676), colors::white) == Approx(4.54).margin(0.01));
}

TEST_CASE("the words' colours can be read on the grounds that they stand on")
{
    struct Pair {
        char const* what;
        Color words;
        Color ground;
    };
    auto const pair = GENERATE(values<Pair>({{"ink on paper", colors::ink, colors::paper},
        {"ink 2 on paper", colors::ink2, colors::paper}, {"ink 3 on paper", colors::ink3, colors::paper},
        {"ink 2 on a quiet note", colors::ink2, colors::paper_dim},
        {"ink 2 on a waiting button", colors::ink2, colors::key_dim}, {"white on red", colors::white, colors::brand},
        {"white where the red card ends", colors::white, colors::brand_end},
        {"deep red on its tint", colors::brand_deep, colors::brand_tint},
        {"deep amber on its tint", colors::amber_deep, colors::amber_tint},
        {"green on white", colors::green, colors::surface},
        {"deep green on its tint", colors::green_deep, colors::green_tint},
        {"undo on ink", colors::amber_on_ink, colors::ink}}));
    INFO(pair.what);
    CHECK(contrast(pair.words, pair.ground) >= 4.5F);
}

TEST_CASE("an icon is found by its name, and an unknown name still shows something")
{
    CHECK(icons::by_name("local_drink") == icons::local_drink);
    CHECK(icons::by_name("warning_of_nothing") == icons::more_horiz);
    CHECK(icons::by_name("") == icons::more_horiz);
    for (char const* const name : {"bolt", "umbrella", "wc", "microwave", "shower"})
        CHECK(test_fonts().find(Face::Icons, icons::by_name(name)).glyph != 0);
}

} // namespace yizhan::ui
