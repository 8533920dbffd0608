// What letters may become, in a row or a grid, and the ways of writing.

#include "kiosk/ui/fields.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>
#include <vector>

namespace yizhan::ui {

namespace {

constexpr int turn = 0x110000; // ids that no candidate's index reaches
constexpr int page_back = turn + 1;
constexpr int page_on = turn + 2;

TextStyle candidate_style(Theme const& theme) { return theme.h2.regular().lines(1.35F); }

float candidate_width(Ui& ui, std::string_view text, float most)
{
    Theme const& theme = ui.theme();
    float const wanted = ui.text_width(text, candidate_style(theme)) + 2 * theme.pick(30, 20);
    return std::clamp(wanted, theme.pick(104, 76), most);
}

bool draw_candidate(Ui& ui, Id id, Rect const& box, std::string_view text, bool first)
{
    Theme const& theme = ui.theme();
    bool const tapped = ui.tapped(id, box);
    float const radius = theme.pick(18, 14);
    Pressed const pressed{ui, id, box, radius};
    if (first)
        ui.canvas().fill(box, radius, colors::brand);
    else
        ui.canvas().bordered(box, radius, colors::surface, colors::line, 3);
    ui.text(box.inset(theme.pick(16, 10), 0), text, candidate_style(theme).in(first ? colors::white : colors::ink),
        {.align = Align::Center, .valign = VAlign::Middle});
    return tapped;
}

bool arrow(Ui& ui, Id id, Rect const& box, Icon icon)
{
    bool const tapped = ui.tapped(id, box);
    Pressed const pressed{ui, id, box, ui.theme().pick(18, 14)};
    ui.canvas().icon(icon, box.center(), ui.theme().pick(60, 42), colors::ink3);
    return tapped;
}

float spacing(Theme const& theme) { return theme.pick(16, 10); }

// Which candidates stand in which row and page, each in its box.
struct Placed {
    std::size_t index;
    int page;
    Rect box;
};

std::vector<Placed> place(Ui& ui, Rect const& area, std::span<std::string_view const> candidates)
{
    float const gap = spacing(ui.theme());
    float const height = candidate_bar_height(ui.theme());
    std::vector<Placed> placed;
    Vec at{area.x, area.y};
    int page = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        float const width = candidate_width(ui, candidates[i], area.w);
        if (at.x + width > area.right() && at.x > area.x) at = {area.x, at.y + height + gap};
        if (at.y + height > area.bottom() + 1) {
            at.y = area.y;
            ++page;
        }
        placed.push_back({i, page, {at.x, at.y, width, height}});
        at.x += width + gap;
    }
    return placed;
}

} // namespace

float candidate_bar_height(Theme const& theme) { return theme.pick(96, 66); }
float mode_chips_height(Theme const& theme) { return theme.pick(88, 64); }

CandidatesTap candidate_bar(
    Ui& ui, std::string_view name, Rect const& box, std::span<std::string_view const> candidates)
{
    Theme const& theme = ui.theme();
    CandidatesTap tap;
    Rect row = box.centered(box.w, candidate_bar_height(theme));
    Rect const more = cut_right(row, theme.touch_min);
    std::vector<Placed> const placed = place(ui, row, candidates);
    for (Placed const& p : placed) {
        if (p.box.y > row.y || p.page > 0) continue;
        if (draw_candidate(ui, Id{name, static_cast<int>(p.index)}, p.box, candidates[p.index], p.index == 0))
            tap.chosen = p.index;
    }
    bool const all = placed.empty() || (placed.back().page == 0 && placed.back().box.y <= row.y);
    if (!all) tap.turned = arrow(ui, Id{name, turn}, more, icons::expand_more);
    return tap;
}

CandidatesTap candidate_grid(
    Ui& ui, std::string_view name, Rect const& box, std::span<std::string_view const> candidates, int& page)
{
    Theme const& theme = ui.theme();
    CandidatesTap tap;
    Rect area = box;
    Rect side = cut_right(area, theme.touch_min, spacing(theme));
    std::vector<Placed> const placed = place(ui, area, candidates);
    int const last = placed.empty() ? 0 : placed.back().page;
    page = std::clamp(page, 0, last);
    for (Placed const& p : placed) {
        if (p.page != page) continue;
        if (draw_candidate(ui, Id{name, static_cast<int>(p.index)}, p.box, candidates[p.index], p.index == 0))
            tap.chosen = p.index;
    }
    tap.turned = arrow(ui, Id{name, turn}, cut_top(side, candidate_bar_height(theme)), icons::expand_less);
    if (last == 0) return tap;
    Rect const next = cut_bottom(side, theme.touch_min, spacing(theme));
    Rect const previous = cut_bottom(side, theme.touch_min);
    int const shown = page;
    if (shown < last && arrow(ui, Id{name, page_on}, next, icons::chevron_right)) ++page;
    if (shown > 0 && arrow(ui, Id{name, page_back}, previous, icons::chevron_left)) --page;
    return tap;
}

ModeTap mode_chips(Ui& ui, std::string_view name, Rect const& box, std::span<std::string const> modes,
    std::size_t chosen, std::string_view extra)
{
    Theme const& theme = ui.theme();
    float const grow = theme.pick(32, 22) / theme.pick(26, 20);
    float const gap = theme.pick(12, 8);
    ModeTap tap;
    Rect row = box;
    if (!extra.empty()) {
        ChipLook const look{.grow = grow};
        Rect const right = cut_right(row, std::min(chip_size(ui, extra, look).x, row.w / 3), gap);
        tap.extra = chip_button(ui, Id{name, turn}, right, extra, look, Align::Right);
    }
    for (std::size_t i = 0; i < modes.size(); ++i) {
        ChipLook look{.grow = grow};
        if (i == chosen) look = {.ink = colors::white, .ground = colors::ink, .border = colors::ink, .grow = grow};
        Rect const place = cut_left(row, std::min(chip_size(ui, modes[i], look).x, row.w), gap);
        if (chip_button(ui, Id{name, static_cast<int>(i)}, place, modes[i], look) && i != chosen) tap.mode = i;
    }
    return tap;
}

} // namespace yizhan::ui
