// What goes on the pages, one item under the other: an item that does not fit any more begins the next page. Items that
// are boxed share one frame, closed where a page ends; everything is measured first, so that the pages are counted
// before the first is drawn.
#pragma once

#include "server/paper/sheet.h"

#include <functional>
#include <vector>

namespace yizhan::paper {

constexpr double left_edge = 70.9; // room for the binding
constexpr double right_edge = page_width - 56.7;
constexpr double content_width = right_edge - left_edge;

enum class PageBreak { WhereNeeded, Before };

struct Item {
    double height = 0;
    std::function<void(Sheet&, double y)> draw;
    bool boxed = false; // in the frame, between its left and right side
    bool ruled = false; // with a thin line above, but for the first of a frame
    bool with_next = false; // a heading, which is never the last on its page
    PageBreak page_break = PageBreak::WhereNeeded;
};

// Where items may lie: the first page begins lower, under the title.
struct Columns {
    double first_top = 0;
    double next_top = 0;
    double bottom = 0;
};

class Flow {
public:
    void add(Item item) { m_items.push_back(std::move(item)); }
    // Gives every item its page and place, and returns how many pages there are.
    int arrange(Columns const& columns);
    void draw_page(Sheet& sheet, int page) const;

private:
    struct Place {
        int page = 0;
        double y = 0;
    };
    double height_with_following(std::size_t at) const;
    void draw_frame(Sheet& sheet, std::size_t at) const;

    std::vector<Item> m_items;
    std::vector<Place> m_places;
};

} // namespace yizhan::paper
