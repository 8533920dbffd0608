// What stands in a field while somebody writes, what the letters may become, and by which way one writes. All of it is
// the caller's: these show it and say what was tapped.
#pragma once

#include "kiosk/ui/components.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace yizhan::ui {

struct FieldLook {
    std::string_view text;
    std::string_view composing; // letters behind it that are not characters yet: underlined
    std::string_view placeholder; // while both are empty
    bool active = true; // framed in red, with a caret
};

enum class FieldTap { None, Field, Clear };

// A long text takes smaller type and more lines as far as the box allows; of a longer one, its end is shown.
FieldTap text_field(Ui& ui, std::string_view name, Rect const& box, FieldLook const& look);
// High enough for two lines of a long name.
float text_field_height(Theme const& theme);

struct CandidatesTap {
    std::optional<std::size_t> chosen;
    bool turned = false; // all of them were asked for, or the row alone again
};

// One row, the first in red; where there are more, a key at its end asks for all of them.
CandidatesTap candidate_bar(
    Ui& ui, std::string_view name, Rect const& box, std::span<std::string_view const> candidates);
float candidate_bar_height(Theme const& theme);
// All of them, in rows and pages. `page` is the caller's, changed by the keys for turning.
CandidatesTap candidate_grid(
    Ui& ui, std::string_view name, Rect const& box, std::span<std::string_view const> candidates, int& page);

struct ModeTap {
    std::optional<std::size_t> mode;
    bool extra = false; // the one at the right end
};

ModeTap mode_chips(Ui& ui, std::string_view name, Rect const& box, std::span<std::string const> modes,
    std::size_t chosen, std::string_view extra);
float mode_chips_height(Theme const& theme);

} // namespace yizhan::ui
