// A long number in groups, as it stands on a card, each digit in a place of its own; what does not fit is marked where
// it stands.
#pragma once

#include "kiosk/screens/form_parts.h"

#include <span>
#include <string_view>

namespace yizhan::screens {

struct NumberCells {
    std::string_view typed;
    std::span<std::size_t const> groups; // how many places each has
    std::optional<MarkedPlace> fault;
};

float number_cells_height(Scene const& scene);
void number_cells(Scene& scene, ui::Rect const& box, NumberCells const& cells);

} // namespace yizhan::screens
