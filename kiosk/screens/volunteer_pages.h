// The pages of volunteers, one a file. VolunteerScreen's draw picks it and draws the head.
#pragma once

#include "kiosk/screens/form_parts.h"

namespace yizhan::screens {

void draw_page(Scene& scene, ui::Rect area, ScanVolunteerPage const& page);
void draw_page(Scene& scene, ui::Rect area, PinPage const& page);
void draw_page(Scene& scene, ui::Rect area, SignInRefusedPage const& page);
void draw_page(Scene& scene, ui::Rect area, VolunteerDeskPage const& page);
void draw_page(Scene& scene, ui::Rect area, CeremonySetupPage const& page);
void draw_page(Scene& scene, ui::Rect area, CeremonyPage const& page);
void draw_page(Scene& scene, ui::Rect area, CeremonySummaryPage const& page);
void draw_page(Scene& scene, ui::Rect area, ShiftPage const& page);
void draw_page(Scene& scene, ui::Rect area, SentBackPage const& page);
void draw_page(Scene& scene, ui::Rect area, UnionTreePage const& page);

// A number large, and what it counts.
struct Figure {
    std::string number;
    std::string words;
    ui::Color color = ui::colors::ink;
};
float figures_height(Scene const& scene);
void figures(Scene& scene, ui::Rect const& box, std::vector<Figure> const& all);

} // namespace yizhan::screens
