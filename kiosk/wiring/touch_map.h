// What the last painted frame showed and what could be tapped in it, as a small JSON file: for the demonstration's
// finger and for a technician who wonders. Written only where YIZHAN_TOUCH_MAP names a file; holds nothing of any
// person.
#pragma once

#include "kiosk/app/views.h"
#include "kiosk/ui/ui.h"

#include <filesystem>

namespace yizhan {

std::string touch_map(View const& view, std::vector<ui::TapTarget> const& targets, float pixels_per_unit);
std::string_view screen_name(ScreenView const& screen); // home, checked_in, …

} // namespace yizhan
