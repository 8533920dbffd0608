// What a finger draws: strokes in the order in which they were drawn, in a square of 0..1000 with y downwards. A value
// only; a written name and a signature say who somebody is, so that it is kept no longer than it is needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yizhan {

struct StrokePoint {
    std::int16_t x = 0;
    std::int16_t y = 0;

    bool operator==(StrokePoint const&) const = default;
};

using Stroke = std::vector<StrokePoint>;
using Strokes = std::vector<Stroke>;

inline constexpr int stroke_square = 1000;
// More than any character or signature has; what is drawn beyond is not kept.
inline constexpr std::size_t most_strokes = 64;
inline constexpr std::size_t most_stroke_points = 512; // of one stroke

} // namespace yizhan
