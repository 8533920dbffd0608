// The rows of a form: label and value side by side, section titles, running text and the signature, as items of a flow.
#pragma once

#include "server/paper/flow.h"
#include "shared/base/strokes.h"

#include <string>
#include <vector>

namespace yizhan::paper {

// How much room a form takes: as much as its page has, less before it needs a second one.
struct Density {
    double value_size = 10.5;
    double text_size = 9.5; // of running text
    double pad = 9.0; // above and below what is in a row
    double section = 33.0; // height of a section's title
    double signature = 104.0; // height of the box in which the signature lies
    double opinion = 124.0; // least height of the union's opinion, with room for its stamp
};
// 1: generous, the values above; 0: as tight as it stays pleasant to read.
Density density_of(double room);

// One label with its value, and a remark in small type under it.
struct Field {
    std::string label;
    std::string value;
    std::string remark;
    Face face = Face::Regular;
};

class FormRows {
public:
    FormRows(Sheet const& sheet, Density const& density) : m_sheet{sheet}, m_density{density} { }

    void section(std::string const& title, PageBreak page_break = PageBreak::WhereNeeded);
    void row(Field const& whole);
    void row(Field const& left, Field const& right); // two rows where one of them is long
    // Running text, line by line, so that a page may end in it; a frame around it.
    struct Paragraph {
        std::string text;
        Face face = Face::Regular;
        Align align = Align::Justified;
        double indent = 0; // of its first line, in characters
    };
    void text(std::vector<Paragraph> const& paragraphs);
    // Strokes in a box of 1000 × 400, with a line of words beside it.
    void signature(std::string const& label, Strokes const& strokes, std::string const& day);
    struct Opinion {
        std::string label;
        std::string words; // empty: to be written by hand
        std::string reason;
        std::string note;
        std::string day;
    };
    void opinion(Opinion const& opinion);

    Flow take() { return std::move(m_flow); }

private:
    struct Cell; // a laid field
    Cell cell(Field const& field, double width) const;
    void add_row(std::vector<Cell> cells);
    TextStyle value_style(Face face) const;

    Sheet const& m_sheet;
    Density m_density;
    Flow m_flow;
};

} // namespace yizhan::paper
