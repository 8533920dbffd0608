// The pen: a smooth line through the points of a finger's way, and the two pads on which one draws.

#include "kiosk/ui/ink.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace yizhan::ui {

namespace {

constexpr float curve_step_px = 5;
constexpr float sharp_turn = 0.5F; // cosine: beyond it a line is begun anew, lest its corner grows a thorn

ImVec2 operator-(ImVec2 a, ImVec2 b) { return {a.x - b.x, a.y - b.y}; }
float length(ImVec2 v) { return std::hypot(v.x, v.y); }

bool turns_sharply(ImVec2 a, ImVec2 b, ImVec2 c)
{
    ImVec2 const in = b - a;
    ImVec2 const out = c - b;
    float const lengths = length(in) * length(out);
    return lengths > 0 && (in.x * out.x + in.y * out.y) / lengths < sharp_turn;
}

// Catmull and Rom's curve through b and c.
ImVec2 curve(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d, float t)
{
    auto const mix = [t](float p0, float p1, float p2, float p3) {
        return 0.5F
            * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
                + (3 * p1 - p0 - 3 * p2 + p3) * t * t * t);
    };
    return {mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)};
}

std::vector<ImVec2> smooth_line(std::span<Vec const> points, float scale)
{
    std::vector<ImVec2> px;
    for (Vec const p : points) px.push_back({p.x * scale, p.y * scale});
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i + 1 < px.size(); ++i) {
        ImVec2 const before = px[i > 0 ? i - 1 : 0];
        ImVec2 const after = px[std::min(i + 2, px.size() - 1)];
        int const steps = std::clamp(static_cast<int>(length(px[i + 1] - px[i]) / curve_step_px), 1, 64);
        for (int s = 0; s < steps; ++s)
            line.push_back(curve(before, px[i], px[i + 1], after, static_cast<float>(s) / static_cast<float>(steps)));
    }
    if (!px.empty()) line.push_back(px.back());
    return line;
}

} // namespace

void Canvas::ink(std::span<Vec const> points, float width, Color color)
{
    if (points.empty()) return;
    use_page(0);
    ImU32 const shade = IM_COL32(color.r, color.g, color.b, color.a);
    float const thickness = std::max(width * m_scale, 1.0F);
    std::vector<ImVec2> const line = smooth_line(points, m_scale);
    list().AddCircleFilled(line.front(), thickness / 2, shade);
    for (std::size_t begin = 0; begin + 1 < line.size();) {
        std::size_t end = begin + 1;
        while (end + 1 < line.size() && !turns_sharply(line[end - 1], line[end], line[end + 1])) ++end;
        list().AddPolyline(line.data() + begin, static_cast<int>(end - begin + 1), shade, 0, thickness);
        list().AddCircleFilled(line[end], thickness / 2, shade);
        begin = end;
    }
}

namespace {

// What a pad keeps of a finger's way.
struct PadLimits {
    std::size_t strokes;
    std::size_t points; // of one stroke
    std::size_t all_points;
    float height; // in units, of 1000 in width
    float nearest; // units: nearer points are the finger's trembling
};
constexpr PadLimits character_limits{most_strokes, most_stroke_points, 4096, stroke_square, 4};
constexpr PadLimits signature_limits{40, 200, 800, 400, 8};

// Between a pad's box and the units of strokes: one measure for both sides, so that nothing is stretched.
struct Measure {
    Rect box;
    float height = stroke_square;
    float unit = std::max(box.w / static_cast<float>(stroke_square), box.h / height);

    StrokePoint point(Vec at) const
    {
        auto const clamped = [this](float value, float most) {
            return static_cast<std::int16_t>(std::lround(std::clamp(value, 0.0F, most) / unit));
        };
        return {clamped(at.x - box.x, box.w), clamped(at.y - box.y, box.h)};
    }
    Vec place(StrokePoint p) const
    {
        return {box.x + static_cast<float>(p.x) * unit, box.y + static_cast<float>(p.y) * unit};
    }
};

bool has_room(Strokes const& strokes, PadLimits const& limits)
{
    std::size_t points = 0;
    for (Stroke const& stroke : strokes) points += stroke.size();
    return points < limits.all_points && !strokes.empty() && strokes.back().size() < limits.points;
}

void add(Strokes& strokes, StrokePoint point, PadLimits const& limits)
{
    if (!has_room(strokes, limits)) return;
    Stroke& stroke = strokes.back();
    if (!stroke.empty()) {
        auto const dx = static_cast<float>(point.x - stroke.back().x);
        auto const dy = static_cast<float>(point.y - stroke.back().y);
        if (std::hypot(dx, dy) < limits.nearest) return;
    }
    stroke.push_back(point);
}

// Draws what is there and follows the finger; true when a stroke was finished.
bool follow(Ui& ui, Id id, Rect const& box, Strokes& strokes, PadLimits const& limits, float width)
{
    Measure const measure{.box = box, .height = limits.height};
    Drag const drag = ui.dragged(id, box);
    // A stroke for which there is no room is not drawn as a part of the one before.
    bool const room = !drag.began || strokes.size() < limits.strokes;
    if (drag.began && room) strokes.emplace_back();
    if (room)
        for (Vec const at : drag.points) add(strokes, measure.point(at), limits);
    for (Stroke const& stroke : strokes) {
        std::vector<Vec> points;
        points.reserve(stroke.size());
        for (StrokePoint const p : stroke) points.push_back(measure.place(p));
        ui.canvas().ink(points, width, colors::ink);
    }
    return drag.ended;
}

// The square with a cross in which one learns to write.
void draw_guides(Ui& ui, Rect const& box)
{
    float const side = std::min(box.w, box.h) * 0.9F;
    Rect const square = box.centered(side, side);
    float const thin = ui.theme().pick(3, 2);
    ui.canvas().stroke(square, 8, colors::line, thin);
    ui.canvas().fill(square.centered(square.w, thin), 0, colors::line);
    ui.canvas().fill(square.centered(thin, square.h), 0, colors::line);
}

} // namespace

PadTap handwriting_pad(Ui& ui, std::string_view name, Rect const& box, Strokes& strokes, PadWords const& words)
{
    Theme const& theme = ui.theme();
    Rect pad = box;
    float const gap = theme.pick(14, 10);
    Rect const buttons = cut_right(pad, theme.pick(190, 150), gap);
    auto const cell = [&](int index) { return grid_cell(buttons, 1, 3, gap, index); };
    PadTap tap;
    outlined_card(ui, pad, colors::surface, colors::line, 3);
    draw_guides(ui, pad);
    if (key(ui, Id{name, 'u'}, cell(0), words.undo, KeyKind::Command) && !strokes.empty()) {
        strokes.pop_back();
        tap.changed = true;
    }
    if (key(ui, Id{name, 'c'}, cell(1), words.clear, KeyKind::Command) && !strokes.empty()) {
        strokes.clear();
        tap.changed = true;
    }
    tap.erase = icon_key(ui, Id{name, '\b'}, cell(2), icons::backspace);
    if (strokes.empty())
        ui.text(pad.inset(theme.pick(24, 16)), words.hint, theme.sub.in(colors::ink3),
            {.align = Align::Center, .valign = VAlign::Bottom});
    tap.changed |= follow(ui, Id{name, 'p'}, pad, strokes, character_limits, theme.pick(14, 10));
    return tap;
}

bool signature_pad(Ui& ui, std::string_view name, Rect const& box, Strokes& strokes, PadWords const& words)
{
    Theme const& theme = ui.theme();
    outlined_card(ui, box, colors::surface, colors::line, 3);
    float const inset = theme.pick(48, 32);
    float const base = box.y + box.h * 0.78F;
    ui.canvas().fill({box.x + inset, base, box.w - 2 * inset, theme.pick(3, 2)}, 0, colors::line);
    Rect lower{box.x + inset, base, box.w - 2 * inset, box.bottom() - base};
    bool changed = false;
    if (strokes.empty())
        ui.text(lower, words.hint, theme.sub.in(colors::ink3), {.align = Align::Center, .valign = VAlign::Middle});
    // Above the pad in the order of touch: lifting the pen over the button is no wish to sign there.
    ChipLook const look{.icon = icons::undo, .grow = theme.body.size / theme.chip.size};
    Rect corner = box.inset(theme.pick(20, 14));
    Rect const top = cut_top(corner, std::max(theme.touch_min, chip_size(ui, words.clear, look).y));
    if (!strokes.empty() && chip_button(ui, Id{name, 'c'}, top, words.clear, look, Align::Right)) {
        strokes.clear();
        changed = true;
    }
    changed |= follow(ui, Id{name, 'p'}, box, strokes, signature_limits, theme.pick(9, 6));
    return changed;
}

} // namespace yizhan::ui
