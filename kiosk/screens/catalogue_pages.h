// The pages of the catalogue of services, by the way that a person takes. CatalogueScreen's draw picks one and draws
// the head.
#pragma once

#include "kiosk/screens/service_parts.h"

namespace yizhan::screens {

void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, CataloguePage const& page);
void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, ServiceListPage const& page);
void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, ServiceSearchPage const& page);
void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, ServicePage const& page);
void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, RequestedPage const& page);
void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, FollowPage const& page);
void draw_page(Scene& scene, ui::Rect area, CatalogueScreen const& screen, StandingPage const& page);

} // namespace yizhan::screens
