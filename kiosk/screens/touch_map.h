// What the frame that was just drawn shows and where it can be touched, for a program that taps the real window the way
// a person does. Says nothing about a person: the name of the screen, places, and how many events wait to be sent.
#pragma once

#include "kiosk/app/views.h"
#include "kiosk/ui/ui.h"

#include <string>

namespace yizhan::screens {

// One line of JSON: {"screen", "bounced", "language", "waiting", "targets": [{"id", "x", "y", "w", "h"}, …]}; places
// are pixels of the window, an id is ui::Id's value in 16 hex digits.
std::string touch_map(ui::Ui const& ui, View const& view);

} // namespace yizhan::screens
