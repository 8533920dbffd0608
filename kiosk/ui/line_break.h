// Where a line may end: between Chinese characters, after a space, never before a closing mark or after an opening one,
// never inside a Latin word or a number.
#pragma once

namespace yizhan::ui {

bool may_break_between(char32_t before, char32_t after);

// Marks that fill one half of their square: the left one (，。”) or the right one (“（).
bool is_closing_mark(char32_t c);
bool is_opening_mark(char32_t c);

} // namespace yizhan::ui
