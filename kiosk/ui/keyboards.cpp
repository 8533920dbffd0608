#include "kiosk/ui/keyboards.h"

#include "shared/base/utf8.h"

#include <array>

namespace yizhan::ui {

namespace {

struct Keyboard {
    Ui& ui;
    std::string_view name;
    float gap = 0;
    std::optional<char32_t> pressed;

    Id id(char32_t character) const { return {name, static_cast<int>(character)}; }

    bool strike(char32_t character, Rect const& box, Repeat repeat = Repeat::Never)
    {
        bool const struck = ui.struck(id(character), box.inset(-gap / 2), repeat);
        if (struck) pressed = character;
        return struck;
    }
    void character(Rect const& box, char32_t character)
    {
        std::string label;
        utf8::append(label, character);
        strike(character, box);
        key_face(ui, id(character), box, label, KeyKind::Character);
    }
    void command(Rect const& box, char32_t character, std::string_view label)
    {
        strike(character, box);
        key_face(ui, id(character), box, label, KeyKind::Command);
    }
    void erase(Rect const& box)
    {
        strike(keys::erase, box, Repeat::WhileHeld);
        icon_key_face(ui, id(keys::erase), box, icons::backspace);
    }
    void row(Rect box, std::u32string_view characters, float width)
    {
        for (char32_t const c : characters) character(cut_left(box, width, gap), c);
    }
};

struct Rows {
    std::u32string_view top;
    std::u32string_view middle;
    std::u32string_view bottom;
};

constexpr Rows small{U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
constexpr Rows capital{U"QWERTYUIOP", U"ASDFGHJKL", U"ZXCVBNM"};
constexpr Rows marks{U"1234567890", U"-/#&@+():", U",;!?~_="};

constexpr float columns = 10;
constexpr float wide_key = 1.5F; // the two at the ends of the lowest row of letters

float key_width(Rect const& box, float gap) { return (box.w - (columns - 1) * gap) / columns; }

// Three rows of letters; returns the room at the left end of the third for one more key.
Rect draw_letters(Keyboard& board, Rect const& box, Rows const& rows, int of_rows)
{
    float const width = key_width(box, board.gap);
    Rect area = box;
    float const height = (box.h - static_cast<float>(of_rows - 1) * board.gap) / static_cast<float>(of_rows);
    board.row(cut_top(area, height, board.gap), rows.top, width);
    Rect middle = cut_top(area, height, board.gap);
    float const indent = (middle.w - 9 * width - 8 * board.gap) / 2;
    board.row(middle.inset(indent, 0), rows.middle, width);
    Rect bottom = cut_top(area, height);
    Rect const left = cut_left(bottom, wide_key * width + board.gap / 2, board.gap);
    board.erase(cut_right(bottom, wide_key * width + board.gap / 2, board.gap));
    board.row(bottom, rows.bottom, (bottom.w - 6 * board.gap) / 7);
    return left;
}

} // namespace

std::optional<char32_t> pinyin_keyboard(Ui& ui, std::string_view name, Rect const& box, std::string_view separator)
{
    Keyboard board{ui, name, ui.theme().pick(12, 8), {}};
    Rect const left = draw_letters(board, box, small, 3);
    board.command(left, keys::separator, separator);
    return board.pressed;
}

std::optional<char32_t> english_keyboard(
    Ui& ui, std::string_view name, Rect const& box, Letters& letters, std::string_view space)
{
    constexpr int shift = 1; // places among the ids where no character is
    constexpr int change = 2;
    Keyboard board{ui, name, ui.theme().pick(12, 8), {}};
    Letters const shown = letters;
    Rows const& rows = shown == Letters::Capital ? capital : shown == Letters::Small ? small : marks;
    Rect const left = draw_letters(board, box, rows, 4);
    if (shown == Letters::Marks) {
        board.character(left, U'\'');
    } else {
        if (ui.struck({name, shift}, left.inset(-board.gap / 2)))
            letters = shown == Letters::Capital ? Letters::Small : Letters::Capital;
        icon_key_face(ui, {name, shift}, left, icons::arrow_upward);
    }

    float const height = left.h;
    float const width = key_width(box, board.gap);
    Rect lowest = {box.x, box.bottom() - height, box.w, height};
    Rect const other = cut_left(lowest, wide_key * width + board.gap / 2, board.gap);
    if (ui.struck({name, change}, other.inset(-board.gap / 2)))
        letters = shown == Letters::Marks ? Letters::Small : Letters::Marks;
    key_face(ui, {name, change}, other, shown == Letters::Marks ? "abc" : "123", KeyKind::Command);
    board.character(cut_left(lowest, width, board.gap), U'·');
    board.character(cut_right(lowest, width, board.gap), U'.');
    if (shown != Letters::Marks) board.character(cut_right(lowest, width, board.gap), U'-');
    board.command(lowest, U' ', space);

    bool const is_letter = board.pressed && *board.pressed >= U'A' && *board.pressed <= U'Z';
    if (is_letter) letters = Letters::Small;
    return board.pressed;
}

std::optional<char32_t> number_pad(Ui& ui, std::string_view name, Rect const& box, PadKeys keys)
{
    Keyboard board{ui, name, ui.theme().pick(16, 12), {}};
    auto const cell = [&](int index) { return grid_cell(box, 3, 4, board.gap, index); };
    for (int i = 0; i < 9; ++i) board.character(cell(i), U'1' + static_cast<char32_t>(i));
    if (keys == PadKeys::DigitsAndX) {
        board.character(cell(9), U'X');
        board.character(cell(10), U'0');
    } else {
        Rect const first = cell(9);
        board.character({first.x, first.y, cell(10).right() - first.x, first.h}, U'0');
    }
    board.erase(cell(11));
    return board.pressed;
}

std::optional<char32_t> code_keyboard(Ui& ui, std::string_view name, Rect const& box)
{
    constexpr std::u32string_view signs = U"1234567890ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int in_a_row = 7;
    constexpr int rows = 5;
    Keyboard board{ui, name, ui.theme().pick(14, 10), {}};
    auto const cell = [&](int index) { return grid_cell(box, in_a_row, rows, board.gap, index); };
    int index = 0;
    for (char32_t const sign : signs) board.character(cell(index++), sign);
    Rect const first = cell(index);
    board.erase({first.x, first.y, cell(in_a_row * rows - 1).right() - first.x, first.h});
    return board.pressed;
}

} // namespace yizhan::ui
