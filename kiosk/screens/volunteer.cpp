// The pages of a volunteer: dispatched here, one file a family of pages.
#include "kiosk/screens/parts.h"

namespace yizhan::screens {

void draw(Scene& scene, VolunteerScreen const& view)
{
    ui::Rect area = scene.theme().area();
    header(scene, area, view.countdown, Held::Silent);
}

} // namespace yizhan::screens
