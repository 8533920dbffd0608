#include "shared/domain/application_form.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t ends = 2;

Stroke sampled(Stroke const& stroke, std::size_t kept)
{
    if (kept >= stroke.size()) return stroke;
    Stroke out;
    for (std::size_t i = 0; i < kept; ++i) out.push_back(stroke[i * (stroke.size() - 1) / (kept - 1)]);
    return out;
}

Stroke inside(Stroke stroke)
{
    for (auto& point : stroke) {
        point.x = std::clamp<std::int16_t>(point.x, 0, stroke_square);
        point.y = std::clamp<std::int16_t>(point.y, 0, stroke_square);
    }
    return stroke;
}

} // namespace

HandSignature thinned(HandSignature const& drawn)
{
    HandSignature kept;
    std::size_t points = 0;
    for (auto const& stroke : drawn) {
        if (stroke.empty() || kept.size() == max_signature_strokes) continue;
        kept.push_back(inside(stroke));
        points += stroke.size();
    }
    if (points <= max_signature_points) return kept;
    std::size_t const between = max_signature_points - ends * kept.size();
    for (auto& stroke : kept) stroke = sampled(stroke, ends + stroke.size() * between / points);
    return kept;
}

} // namespace yizhan
