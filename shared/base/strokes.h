// What a finger draws: strokes in the order in which they were drawn, in a square of 0..1000 with y downwards. A
// written name and a signature say who somebody is: their points lie where private text lies, and are wiped like it.
#pragma once

#include "shared/base/private_text.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yizhan {

struct StrokePoint {
    std::int16_t x = 0;
    std::int16_t y = 0;

    bool operator==(StrokePoint const&) const = default;
};

using Stroke = std::vector<StrokePoint, PrivateAllocator<StrokePoint>>;
using Strokes = std::vector<Stroke, PrivateAllocator<Stroke>>;

inline constexpr int stroke_square = 1000;
// More than any character or signature has; what is drawn beyond is not kept.
inline constexpr std::size_t most_strokes = 64;
inline constexpr std::size_t most_stroke_points = 512; // of one stroke

} // namespace yizhan
