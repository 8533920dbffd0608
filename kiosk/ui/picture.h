// What a window showed, as pixels or as a PNG file's bytes.
#pragma once

#include "kiosk/ui/color.h"

#include <string>
#include <vector>

namespace yizhan::ui {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb; // from the top left, three bytes a pixel

    // REQUIRES: inside.
    Color at(int x, int y) const;
};

// Empty when the picture is empty.
std::string encode_png(Picture const& picture);

} // namespace yizhan::ui
