// Joining: the head that its pages share, and which page is drawn.
#include "kiosk/screens/enrollment_pages.h"

#include <type_traits>

namespace yizhan::screens {

using namespace ui;

namespace {

// Before the form and after it there is nothing to go back to and nothing to wipe: such a page leads home.
template <class Page>
constexpr bool leads_home
    = std::is_same_v<Page,
          WhyJoinPage> || std::is_same_v<Page, DonePage> || std::is_same_v<Page, CannotEnrollPage> || std::is_same_v<Page, AnswerPage>;

template <class Page> void draw_head(Scene& scene, EnrollmentScreen const& screen, Page const&, Rect& area)
{
    if constexpr (leads_home<Page>)
        header(scene, area, screen.countdown, Held::Silent);
    else
        form_head(scene, screen, area);
}

} // namespace

void draw(Scene& scene, EnrollmentScreen const& screen)
{
    Rect area = scene.theme().area();
    if (screen.asks_to_close) return draw_close_question(scene, area, screen);
    if (screen.wipes_in) return draw_still_there(scene, area, *screen.wipes_in);
    std::visit(
        [&](auto const& page) {
            draw_head(scene, screen, page, area);
            draw_page(scene, area, screen, page);
        },
        screen.page);
}

} // namespace yizhan::screens
