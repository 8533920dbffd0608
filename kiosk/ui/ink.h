// Drawing with a finger: a pad for one character and a pad for a signature. The strokes are the caller's; a pad adds
// the one that is being drawn, point by point, and shows all of them as they grow.
#pragma once

#include "kiosk/ui/components.h"
#include "shared/base/strokes.h"

#include <string_view>

namespace yizhan::ui {

struct PadWords {
    std::string_view hint; // while nothing is drawn
    std::string_view clear;
    std::string_view undo; // the newest stroke; a signature has none, it is written anew
};

struct PadTap {
    bool changed = false; // a stroke is finished, or was taken back: time to read them
    bool erase = false; // backspace: what was written before
};

// For one character. A box wider than high is fine: strokes keep their proportions.
PadTap handwriting_pad(Ui& ui, std::string_view name, Rect const& box, Strokes& strokes, PadWords const& words);
// True when the strokes changed. They lie in 1000 x 400 units, whatever the box: best is one of that shape.
bool signature_pad(Ui& ui, std::string_view name, Rect const& box, Strokes& strokes, PadWords const& words);

} // namespace yizhan::ui
