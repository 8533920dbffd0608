// Points and boxes in design units (1080 x 1920 upright, 1280 x 800 lying), and cutting a box into parts: a layout is a
// sequence of cuts, so that nothing can overlap and what is left over is known.
#pragma once

namespace yizhan::ui {

struct Vec {
    float x = 0;
    float y = 0;
};

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Vec center() const { return {x + w / 2, y + h / 2}; }
    bool contains(Vec p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    Rect inset(float d) const { return inset(d, d); }
    Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    // A box of that size in the middle of this one.
    Rect centered(float width, float height) const
    {
        return {x + (w - width) / 2, y + (h - height) / 2, width, height};
    }
};

// Takes a strip off one side; the gap beside it is dropped from what is left.
inline Rect cut_top(Rect& from, float height, float gap = 0)
{
    Rect const cut{from.x, from.y, from.w, height};
    from.y += height + gap;
    from.h -= height + gap;
    return cut;
}

inline Rect cut_bottom(Rect& from, float height, float gap = 0)
{
    Rect const cut{from.x, from.bottom() - height, from.w, height};
    from.h -= height + gap;
    return cut;
}

inline Rect cut_left(Rect& from, float width, float gap = 0)
{
    Rect const cut{from.x, from.y, width, from.h};
    from.x += width + gap;
    from.w -= width + gap;
    return cut;
}

inline Rect cut_right(Rect& from, float width, float gap = 0)
{
    Rect const cut{from.right() - width, from.y, width, from.h};
    from.w -= width + gap;
    return cut;
}

// The box of cell `index` in a grid of `columns` x `rows` that fills `area`.
inline Rect grid_cell(Rect const& area, int columns, int rows, float gap, int index)
{
    auto const column = static_cast<float>(index % columns);
    auto const row = static_cast<float>(index / columns);
    float const w = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float const h = (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    return {area.x + column * (w + gap), area.y + row * (h + gap), w, h};
}

} // namespace yizhan::ui
