#include "server/paper/flow.h"

namespace yizhan::paper {
namespace {

constexpr double frame_width = 0.8;
constexpr double rule_width = 0.4;

} // namespace

double Flow::height_with_following(std::size_t at) const
{
    double height = m_items[at].height;
    for (; m_items[at].with_next && at + 1 < m_items.size(); ++at) height += m_items[at + 1].height;
    return height;
}

int Flow::arrange(Columns const& columns)
{
    m_places.clear();
    Place next{0, columns.first_top};
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        bool const empty = i == 0 || m_places.back().page != next.page;
        bool const full = next.y + height_with_following(i) > columns.bottom;
        if (!empty && (full || m_items[i].page_break == PageBreak::Before)) next = {next.page + 1, columns.next_top};
        m_places.push_back(next);
        next.y += m_items[i].height;
    }
    return next.page + 1;
}

void Flow::draw_frame(Sheet& sheet, std::size_t at) const
{
    auto const& item = m_items[at];
    auto const joins = [&](std::size_t other) {
        return other < m_items.size() && m_items[other].boxed && m_places[other].page == m_places[at].page;
    };
    double const top = m_places[at].y;
    double const bottom = top + item.height;
    double const reach = frame_width / 2; // so that the corners are closed
    auto const close = [&](double y) {
        sheet.rule({left_edge - reach, y}, {right_edge + reach, y}, frame_width, ink_2);
    };
    sheet.rule({left_edge, top}, {left_edge, bottom}, frame_width, ink_2);
    sheet.rule({right_edge, top}, {right_edge, bottom}, frame_width, ink_2);
    if (at == 0 || !joins(at - 1)) {
        close(top);
    } else if (item.ruled) {
        sheet.rule({left_edge + reach, top}, {right_edge - reach, top}, rule_width, line_colour);
    }
    if (!joins(at + 1)) close(bottom);
}

void Flow::draw_page(Sheet& sheet, int page) const
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_places[i].page == page) m_items[i].draw(sheet, m_places[i].y);
    }
    for (std::size_t i = 0; i < m_items.size(); ++i) { // over the tints
        if (m_places[i].page == page && m_items[i].boxed) draw_frame(sheet, i);
    }
}

} // namespace yizhan::paper
