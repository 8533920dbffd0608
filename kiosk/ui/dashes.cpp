// A frame of dashes around a place that waits for somebody.

#include "kiosk/ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <numbers>

namespace yizhan::ui {

namespace {
constexpr float pi = std::numbers::pi_v<float>;
}

void Canvas::dashed(Rect const& box, float radius, Color color, float thickness)
{
    use_page(0);
    ImU32 const shade = IM_COL32(color.r, color.g, color.b, color.a);
    float const t = std::max(std::round(thickness * m_scale), 1.0F);
    Rect const px = to_pixels(box).inset(t / 2);
    float const r = std::min(radius * m_scale, std::min(px.w, px.h) / 2);
    auto const side = [&](Vec from, Vec to) {
        float const length = std::hypot(to.x - from.x, to.y - from.y);
        // An odd number of dashes and gaps of about that length, so that a side begins and ends with a dash.
        float const wish = 4 * t;
        int const parts = std::max(static_cast<int>(std::lround((length / wish - 1) / 2)), 0) * 2 + 1;
        Vec const step{(to.x - from.x) / static_cast<float>(parts), (to.y - from.y) / static_cast<float>(parts)};
        for (int i = 0; i < parts; i += 2) {
            auto const at = static_cast<float>(i);
            list().AddLine({from.x + step.x * at, from.y + step.y * at},
                {from.x + step.x * (at + 1), from.y + step.y * (at + 1)}, shade, t);
        }
    };
    auto const corner = [&](Vec center, float from) {
        list().PathArcTo({center.x, center.y}, r, from, from + pi / 2);
        list().PathStroke(shade, 0, t);
    };
    side({px.x + r, px.y}, {px.right() - r, px.y});
    side({px.right(), px.y + r}, {px.right(), px.bottom() - r});
    side({px.right() - r, px.bottom()}, {px.x + r, px.bottom()});
    side({px.x, px.bottom() - r}, {px.x, px.y + r});
    corner({px.x + r, px.y + r}, pi);
    corner({px.right() - r, px.y + r}, pi * 1.5F);
    corner({px.right() - r, px.bottom() - r}, 0);
    corner({px.x + r, px.bottom() - r}, pi / 2);
}

} // namespace yizhan::ui
