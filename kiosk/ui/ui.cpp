#include "kiosk/ui/ui.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yizhan::ui {

namespace {

constexpr float press_ms = 120;
constexpr Millis animation_step{16};
constexpr Millis same_tap{350};
constexpr float same_place = 60; // design units
constexpr Millis repeat_after{450};
constexpr Millis repeat_every{90};
constexpr float flash = 0.7F; // a tap shorter than a frame is still seen
constexpr float smallest_shrink = 0.74F;
constexpr float baseline_below_middle
    = 0.385F; // of the size: the middle of a Chinese character is that far above its baseline
constexpr float slack_px = 0.75F; // rounding of sizes to pixels must not wrap a line

float smooth(float t) { return t * t * (3 - 2 * t); }

} // namespace

Ui::Ui(Fonts& fonts, Atlas& atlas, Words& words)
    : m_atlas{atlas}, m_words{words}, m_engine{fonts}, m_canvas{fonts, atlas}
{
}

void Ui::begin(FrameInput const& input)
{
    m_input = input;
    if (is_same_tap()) m_input.event.reset();
    m_due.reset();
    m_written.clear();
    m_targets.clear();
    m_theme = make_theme(input.width_px, input.height_px, m_text_size);
    m_released = m_input.event && m_input.event->action == PointerAction::Up;
    if (touched()) m_active.reset();
    advance_presses();
    m_atlas.begin_frame();
    m_canvas.begin(m_theme.scale, input.width_px, input.height_px);
}

void Ui::set_text_size(TextSize size)
{
    if (size == m_text_size) return;
    m_text_size = size;
    m_theme = make_theme(m_input.width_px, m_input.height_px, size);
}

void Ui::end()
{
    m_canvas.end();
    if (m_released) m_active.reset();
    if (m_atlas.full()) wake_after(Millis{0});
}

void Ui::wake_after(Millis pause)
{
    MonoMs const at = m_input.now + pause;
    if (!m_due || at < *m_due) m_due = at;
}

bool Ui::finger_inside(Rect const& box) const
{
    auto const inside = [&](Vec px) { return box.contains({px.x / m_theme.scale, px.y / m_theme.scale}); };
    if (m_input.event) return inside(m_input.event->px);
    return m_input.held_px && inside(*m_input.held_px);
}

void Ui::advance_presses()
{
    for (auto it = m_presses.begin(); it != m_presses.end();) {
        Press& press = it->second;
        bool const down = !m_released && m_active == it->first && finger_inside(m_active_box);
        float const step = static_cast<float>((m_input.now - press.at).count()) / press_ms;
        if (!down && m_active == it->first) press.amount = std::max(press.amount, flash);
        press.amount = std::clamp(press.amount + (down ? step : -step), 0.0F, 1.0F);
        press.at = m_input.now;
        bool const at_rest = down ? press.amount >= 1 : press.amount <= 0;
        if (!at_rest) wake_after(animation_step);
        it = !down && at_rest ? m_presses.erase(it) : std::next(it);
    }
}

float Ui::press(Id id) const
{
    auto const it = m_presses.find(id);
    return it == m_presses.end() ? 0 : smooth(it->second.amount);
}

bool Ui::tapped(Id id, Rect const& box)
{
    float const grow_x = std::max(m_theme.touch_min - box.w, 0.0F) / 2;
    float const grow_y = std::max(m_theme.touch_min - box.h, 0.0F) / 2;
    Rect const reach = box.inset(-grow_x, -grow_y);
    m_targets.push_back({id, reach});
    if (take_finger(id, reach)) {
        m_presses[id] = {.amount = press(id), .at = m_input.now};
        wake_after(animation_step);
    }
    if (!m_released || m_active != id || !finger_inside(reach)) return false;
    m_active.reset();
    m_tap_px = m_input.event->px;
    return true;
}

bool Ui::take_finger(Id id, Rect const& box)
{
    if (!touched() || m_active || !finger_inside(box)) return false;
    m_active = id;
    m_active_box = box;
    return true;
}

bool Ui::struck(Id id, Rect const& box, Repeat repeat)
{
    m_targets.push_back({id, box});
    if (take_finger(id, box)) {
        m_presses[id] = {.amount = flash, .at = m_input.now};
        m_tap_px = m_input.event->px;
        m_repeat_at = m_input.now + repeat_after;
        wake_after(animation_step);
        return true;
    }
    if (repeat == Repeat::Never || m_active != id || m_released || !finger_inside(box)) return false;
    bool const again = m_input.now >= m_repeat_at;
    if (again) m_repeat_at = m_input.now + repeat_every;
    wake_after(m_repeat_at - m_input.now);
    return again;
}

Drag Ui::dragged(Id id, Rect const& box)
{
    m_targets.push_back({id, box});
    Drag drag{.began = take_finger(id, box)};
    if (m_active != id) return drag;
    auto const add = [&](Vec px) { drag.points.push_back({px.x / m_theme.scale, px.y / m_theme.scale}); };
    if (drag.began) add(m_input.event->px);
    for (Vec const px : m_input.trail) add(px);
    drag.ended = m_released;
    if (!drag.ended) return drag;
    add(m_input.event->px);
    m_active.reset();
    return drag;
}

void Ui::settle()
{
    m_settled_px = m_tap_px;
    m_settled_at = m_input.now + same_tap;
}

bool Ui::is_same_tap() const
{
    if (!touched() || m_input.now >= m_settled_at) return false;
    float const reach = same_place * m_theme.scale;
    return std::hypot(m_input.event->px.x - m_settled_px.x, m_input.event->px.y - m_settled_px.y) < reach;
}

Ui::Fitted Ui::fit(Rect const& box, std::string_view text, TextStyle const& style, TextFlow const& flow)
{
    float const width = box.w > 0 ? box.w * m_theme.scale + slack_px : 0;
    auto const wrapping = flow.align == Align::Center ? Wrapping::Balanced : Wrapping::Greedy;
    int const wanted = std::max(static_cast<int>(std::lround(style.size * m_theme.scale)), 1);
    int const least = std::max(static_cast<int>(std::lround(style.size * m_theme.scale * smallest_shrink)), 1);
    auto const lines_at = [&](int px) {
        float const by_height
            = box.h > 0 ? (box.h * m_theme.scale + slack_px) / (static_cast<float>(px) * style.line_height) : 100'000;
        return static_cast<std::size_t>(std::clamp(static_cast<int>(by_height), 1, std::max(flow.max_lines, 1)));
    };
    for (int px = wanted; px >= least; --px) {
        TextLayout layout = m_engine.layout(text, style.weight, px, width, wrapping);
        bool const fits = layout.lines.size() <= lines_at(px) && (width <= 0 || layout.width() <= width);
        if (fits) return {std::move(layout), static_cast<float>(px) / static_cast<float>(wanted), false};
    }
    TextLayout layout = m_engine.layout(text, style.weight, least, width, wrapping);
    bool const shortened = m_engine.shorten(layout, style.weight, lines_at(least), width);
    return {std::move(layout), static_cast<float>(least) / static_cast<float>(wanted), shortened};
}

void Ui::write(Fitted const& fitted, std::size_t first, std::size_t last, Rect const& box, std::string_view text,
    TextStyle const& style, TextFlow const& flow)
{
    TextLayout const& layout = fitted.layout;
    float const scale = m_theme.scale;
    auto const size = static_cast<float>(layout.size_px);
    float const line_px = size * style.line_height;
    float const spare = box.h * scale - line_px * static_cast<float>(last - first);
    float const above = flow.valign == VAlign::Top ? 0 : flow.valign == VAlign::Middle ? spare / 2 : spare;

    float y = box.y * scale + above + line_px / 2 + baseline_below_middle * size;
    for (std::size_t i = first; i < last; ++i) {
        TextLine const& line = layout.lines[i];
        float const room = box.w * scale - line.width;
        float const left = flow.align == Align::Left ? 0 : flow.align == Align::Center ? room / 2 : room;
        Vec const pen{box.x * scale + left, y};
        m_canvas.line(layout, line, {pen.x + line.lead, pen.y}, style.color);
        if (m_audit == Audit::On) {
            bool const complete = m_engine.can_write(text, style.weight);
            Rect const box_px{box.x * scale, box.y * scale, box.w * scale, box.h * scale};
            m_written.push_back({std::string{text}, {pen.x, y - 0.8F * size, line.width, 0.85F * size}, box_px,
                style.color, fitted.shrunk, fitted.shortened, complete});
        }
        y += line_px;
    }
}

float Ui::text(Rect const& box, std::string_view text, TextStyle const& style, TextFlow const& flow)
{
    Fitted const fitted = fit(box, text, style, flow);
    std::size_t const lines = fitted.layout.lines.size();
    write(fitted, 0, lines, box, text, style, flow);
    return static_cast<float>(fitted.layout.size_px) * style.line_height * static_cast<float>(lines) / m_theme.scale;
}

int Ui::text_page(Rect const& box, std::string_view text, TextStyle const& style, int page)
{
    Fitted const whole = fit({box.x, box.y, box.w, 0}, text, style, {.max_lines = std::numeric_limits<int>::max()});
    float const line = static_cast<float>(whole.layout.size_px) * style.line_height / m_theme.scale;
    auto const lines_a_page = static_cast<std::size_t>(std::max(std::floor(box.h / line), 1.0F));
    std::size_t const lines = whole.layout.lines.size();
    std::size_t const pages = (lines + lines_a_page - 1) / lines_a_page;
    std::size_t const first = std::min(static_cast<std::size_t>(std::max(page, 0)), pages - 1) * lines_a_page;
    write(whole, first, std::min(first + lines_a_page, lines), box, text, style, {});
    return static_cast<int>(pages);
}

float Ui::text_width(std::string_view text, TextStyle const& style)
{
    int const px = std::max(static_cast<int>(std::lround(style.size * m_theme.scale)), 1);
    return m_engine.layout(text, style.weight, px, 0, Wrapping::Greedy).width() / m_theme.scale;
}

float Ui::text_height(std::string_view text, TextStyle const& style, float width, int max_lines)
{
    Fitted const fitted = fit({0, 0, width, 0}, text, style, {.max_lines = max_lines});
    return static_cast<float>(fitted.layout.size_px) * style.line_height
        * static_cast<float>(fitted.layout.lines.size()) / m_theme.scale;
}

} // namespace yizhan::ui
