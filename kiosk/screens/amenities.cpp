// Machines, goods, stock and services: the head that leads home. Their pages are drawn below it.
#include "kiosk/screens/parts.h"

namespace yizhan::screens {

using namespace ui;

namespace {

template <class Screen> void draw_head(Scene& scene, Screen const& screen)
{
    Rect area = scene.theme().area();
    header(scene, area, screen.countdown, Held::Silent);
}

} // namespace

void draw(Scene& scene, MachinesScreen const& screen) { draw_head(scene, screen); }
void draw(Scene& scene, GoodsScreen const& screen) { draw_head(scene, screen); }
void draw(Scene& scene, StockScreen const& screen) { draw_head(scene, screen); }
void draw(Scene& scene, CatalogueScreen const& screen) { draw_head(scene, screen); }

} // namespace yizhan::screens
