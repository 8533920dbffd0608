// The pages of stock and of handing out, one a file. StockScreen's draw picks it and draws the head.
#pragma once

#include "kiosk/screens/goods_pages.h"

namespace yizhan::screens {

void draw_page(Scene& scene, ui::Rect area, StockScreen const& screen, StockListPage const& page);
void draw_page(Scene& scene, ui::Rect area, StockScreen const& screen, StockFormPage const& page);
void draw_page(Scene& scene, ui::Rect area, StockScreen const& screen, PickCampaignPage const& page);
void draw_page(Scene& scene, ui::Rect area, StockScreen const& screen, TakingsPage const& page);
// The whole window: green or red behind everything.
void draw_hand_out(Scene& scene, StockScreen const& screen, HandOutPage const& page);

// What the last scan was, where it did not fit.
void hint_line(Scene& scene, ui::Rect& area, StockScreen const& screen);
std::string sign_out_text(Scene const& scene, StockScreen const& screen);

} // namespace yizhan::screens
