#include "kiosk/screens/number_cells.h"

#include <algorithm>
#include <numeric>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Cell {
    Rect box;
    std::size_t place = 0;
};

std::vector<Cell> lay_out(
    Rect const& box, std::span<std::size_t const> groups, float gap, float group_gap, float widest)
{
    std::size_t const places = std::accumulate(groups.begin(), groups.end(), std::size_t{0});
    auto const count = static_cast<float>(places);
    auto const breaks = static_cast<float>(groups.size() - 1);
    float const room = box.w - breaks * group_gap - (count - breaks - 1) * gap;
    float const width = std::min(room / count, widest);
    std::vector<Cell> cells;
    Rect row = box;
    std::size_t place = 0;
    for (std::size_t const group : groups)
        for (std::size_t i = 0; i < group; ++i)
            cells.push_back({cut_left(row, width, i + 1 == group ? group_gap : gap), place++});
    return cells;
}

bool is_marked(std::optional<MarkedPlace> const& fault, std::size_t place)
{
    return fault && place >= fault->first && place <= fault->last;
}

} // namespace

float number_cells_height(Scene const& scene) { return scene.theme().pick(140, 88); }

void number_cells(Scene& scene, Rect const& box, NumberCells const& cells)
{
    Theme const& theme = scene.theme();
    outlined_card(scene.ui, box, colors::surface, cells.fault ? colors::amber : colors::brand, theme.pick(4, 3));
    Rect const inner = box.inset(theme.pick(28, 18), theme.pick(18, 12));
    TextStyle style = theme.h1.lines(1.1F);
    for (Cell const& cell : lay_out(inner, cells.groups, theme.pick(4, 2), theme.pick(30, 18), theme.pick(76, 46))) {
        bool const marked = is_marked(cells.fault, cell.place);
        bool const typed = cell.place < cells.typed.size();
        bool const next = cell.place == cells.typed.size();
        if (marked) scene.ui.canvas().fill(cell.box, theme.pick(12, 8), colors::amber_tint);
        Rect line = cell.box.inset(theme.pick(4, 2), 0);
        line = cut_bottom(line, theme.pick(5, 3));
        scene.ui.canvas().fill(line, 2, marked ? colors::amber : next ? colors::brand : colors::line);
        if (!typed) continue;
        TextStyle digit = style.in(marked ? colors::amber_deep : colors::ink);
        digit.size = std::min(style.size, cell.box.w * 1.2F);
        scene.ui.text(
            cell.box, cells.typed.substr(cell.place, 1), digit, {.align = Align::Center, .valign = VAlign::Middle});
    }
}

} // namespace yizhan::screens
