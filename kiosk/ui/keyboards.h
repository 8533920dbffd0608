// Keyboards on the screen. A key counts when the finger goes down, also in the gap beside it, so that no press is lost
// to haste; backspace goes on while it is held. They only say what was pressed: a character, or one of the names below.
#pragma once

#include "kiosk/ui/components.h"

#include <optional>
#include <string_view>

namespace yizhan::ui {

namespace keys {
inline constexpr char32_t erase = U'\b';
inline constexpr char32_t separator = U'\''; // parts syllables of pinyin
} // namespace keys

// a..z, separator, erase. Fits a box of three rows.
std::optional<char32_t> pinyin_keyboard(Ui& ui, std::string_view name, Rect const& box, std::string_view separator);

enum class Letters { Capital, Small, Marks };

// Letters, digits and the marks of names and addresses, space, erase. Fits a box of four rows. `letters` is what it
// shows: the caller's, changed by its own keys; one capital is followed by small ones.
std::optional<char32_t> english_keyboard(
    Ui& ui, std::string_view name, Rect const& box, Letters& letters, std::string_view space);

enum class PadKeys { Digits, DigitsAndX }; // X: the last place of an identity number

// Digits, perhaps X, erase, in three columns and four rows.
std::optional<char32_t> number_pad(Ui& ui, std::string_view name, Rect const& box, PadKeys keys);

// The 32 signs of Crockford's base 32, as codes are written with: digits, then letters without I, L, O and U; erase.
// Seven columns and five rows.
std::optional<char32_t> code_keyboard(Ui& ui, std::string_view name, Rect const& box);

} // namespace yizhan::ui
