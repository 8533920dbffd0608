// The pages of taking goods. GoodsScreen's draw picks one and draws the head.
#pragma once

#include "kiosk/screens/offers.h"

namespace yizhan::screens {

void draw_page(Scene& scene, ui::Rect area, GoodsScreen const& screen, OffersPage const& page);
void draw_page(Scene& scene, ui::Rect area, GoodsScreen const& screen, TakePage const& page);
void draw_page(Scene& scene, ui::Rect area, GoodsScreen const& screen, TakenPage const& page);

// One of the goods of a campaign: icon, name, how many here. Returns whether it was tapped.
bool goods_choice(Scene& scene, ui::Id id, ui::Rect const& box, TakePage::Choice const& choice, bool chosen);

} // namespace yizhan::screens
