// How an occupation looks and what it is called: on the guests' tiles and beside the names of a short list.
#pragma once

#include "kiosk/screens/scene.h"

namespace yizhan::screens {

struct OccupationLook {
    ui::Icon icon = 0;
    ui::Tint tint;
    std::string name;
};

OccupationLook look_of(Scene const& scene, Occupation occupation);

} // namespace yizhan::screens
