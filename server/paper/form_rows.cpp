#include "server/paper/form_rows.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace yizhan::paper {
namespace {

constexpr double label_width = 68.0;
constexpr double inset = 8.0; // beside what is in a cell
constexpr double half_width = content_width / 2;
constexpr double ink_width = 1.5;

TextStyle label_style(Density const& density)
{
    return {.size = density.value_size - 0.5, .colour = ink_2, .align = Align::Centre, .leading = 1.3};
}
TextStyle remark_style(Density const& density) { return {.size = density.value_size - 2.2, .colour = ink_2}; }

// A laid text is shared by the closures that draw its lines.
using Shared = std::shared_ptr<TextBlock>;
Shared share(TextBlock block) { return std::make_shared<TextBlock>(std::move(block)); }

void draw_label(Sheet& sheet, TextBlock const& label, Box const& box)
{
    sheet.fill(box, label_tint);
    sheet.put(label, box.x + inset / 2, box.y + (box.height - label.height()) / 2);
}

void draw_strokes(Sheet& sheet, Strokes const& strokes, Box const& box)
{
    for (auto const& stroke : strokes) {
        std::vector<Point> points;
        for (auto const& point : stroke) {
            Point const at{box.x + std::clamp<int>(point.x, 0, 1000) * box.width / 1000,
                box.y + std::clamp<int>(point.y, 0, 400) * box.height / 400};
            bool const same = !points.empty() && points.back().x == at.x && points.back().y == at.y;
            if (!same) points.push_back(at);
        }
        sheet.ink_curve(points, ink_width, ink);
    }
}

Strokes bounded(Strokes const& strokes)
{
    Strokes kept;
    for (std::size_t i = 0; i < std::min(strokes.size(), most_strokes); ++i) {
        auto const& stroke = strokes[i];
        kept.emplace_back(
            stroke.begin(), stroke.begin() + static_cast<std::ptrdiff_t>(std::min(stroke.size(), most_stroke_points)));
    }
    return kept;
}

} // namespace

Density density_of(double room)
{
    constexpr Density most;
    constexpr Density least{
        .value_size = 9.5, .text_size = 8.0, .pad = 3.8, .section = 21.0, .signature = 60.0, .opinion = 66.0};
    auto const at = [room](double from, double to) { return std::lerp(from, to, room); };
    return {at(least.value_size, most.value_size), at(least.text_size, most.text_size), at(least.pad, most.pad),
        at(least.section, most.section), at(least.signature, most.signature), at(least.opinion, most.opinion)};
}

struct FormRows::Cell {
    Shared label;
    Shared value;
    Shared remark;
    double width = 0;
    double height(double pad) const { return std::max(label->height(), value->height() + remark->height()) + 2 * pad; }
};

TextStyle FormRows::value_style(Face face) const
{
    return {.size = m_density.value_size + (face == Face::Bold ? 0.5 : 0), .face = face};
}

void FormRows::section(std::string const& title, PageBreak page_break)
{
    double const height = m_density.section;
    auto const block
        = share(m_sheet.lay(title, {.size = m_density.value_size + 0.5, .face = Face::Bold}, content_width));
    m_flow.add({.height = height,
        .draw
        = [block, height](Sheet& sheet, double y) { sheet.put(*block, left_edge, y + height - 5 - block->height()); },
        .with_next = true,
        .page_break = page_break});
}

FormRows::Cell FormRows::cell(Field const& field, double width) const
{
    double const inner = width - label_width - 2 * inset;
    return {share(m_sheet.lay(field.label, label_style(m_density), label_width - inset)),
        share(m_sheet.lay(field.value, value_style(field.face), inner)),
        share(m_sheet.lay(field.remark, remark_style(m_density), inner)), width};
}

void FormRows::add_row(std::vector<Cell> cells)
{
    double height = m_density.value_size * 1.45 + 2 * m_density.pad; // of an empty one too
    for (auto const& cell : cells) height = std::max(height, cell.height(m_density.pad));
    m_flow.add({.height = height,
        .draw =
            [cells = std::move(cells), height](Sheet& sheet, double y) {
                double x = left_edge;
                for (auto const& cell : cells) {
                    draw_label(sheet, *cell.label, {x, y, label_width, height});
                    if (x > left_edge) sheet.rule({x, y}, {x, y + height}, 0.4, line_colour);
                    sheet.rule({x + label_width, y}, {x + label_width, y + height}, 0.4, line_colour);
                    double const top = y + (height - cell.value->height() - cell.remark->height()) / 2;
                    sheet.put(*cell.value, x + label_width + inset, top);
                    sheet.put(*cell.remark, x + label_width + inset, top + cell.value->height());
                    x += cell.width;
                }
            },
        .boxed = true,
        .ruled = true});
}

void FormRows::row(Field const& whole) { add_row({cell(whole, content_width)}); }

void FormRows::row(Field const& left, Field const& right)
{
    constexpr int most_lines = 4;
    auto first = cell(left, half_width);
    auto second = cell(right, half_width);
    if (std::max(first.value->lines(), second.value->lines()) > most_lines) {
        row(left);
        row(right);
    } else {
        add_row({std::move(first), std::move(second)});
    }
}

void FormRows::text(std::vector<Paragraph> const& paragraphs)
{
    constexpr double side = 12.0;
    auto const gap
        = [this](double height) { m_flow.add({.height = height, .draw = [](Sheet&, double) {}, .boxed = true}); };
    gap(m_density.pad);
    for (auto const& paragraph : paragraphs) {
        bool const title = paragraph.face == Face::Bold;
        if (title && &paragraph != paragraphs.data()) gap(m_density.pad);
        TextStyle const style{.size = m_density.text_size,
            .face = paragraph.face,
            .align = paragraph.align,
            .leading = 1.55,
            .indent = paragraph.indent * m_density.text_size};
        auto const block = share(m_sheet.lay(paragraph.text, style, content_width - 2 * side));
        for (int line = 0; line < block->lines(); ++line) {
            m_flow.add({.height = block->line_height(),
                .draw
                = [block, line](Sheet& sheet, double y) { sheet.put_lines(*block, left_edge + side, y, line, 1); },
                .boxed = true,
                .with_next = title});
        }
    }
    gap(m_density.pad);
}

void FormRows::signature(std::string const& label, Strokes const& strokes, std::string const& day)
{
    double const height = m_density.signature + 2 * m_density.pad;
    auto const name = share(m_sheet.lay(label, label_style(m_density), label_width - inset));
    m_flow.add({.height = height,
        .draw =
            [name, kept = bounded(strokes), day, height, density = m_density](Sheet& sheet, double y) {
                draw_label(sheet, *name, {left_edge, y, label_width, height});
                double const x = left_edge + label_width;
                sheet.rule({x, y}, {x, y + height}, 0.4, line_colour);
                double const tall = density.signature;
                draw_strokes(sheet, kept, {x + inset, y + density.pad, tall * 2.5, tall});
                auto remark = remark_style(density);
                remark.align = Align::Right;
                double const beside = x + 2 * inset + tall * 2.5;
                Box const words{beside, y + height - density.pad - 2 * remark.size * remark.leading,
                    right_edge - inset - beside, 0};
                sheet.write(kept.empty() ? "尚未签名" : "申请人亲笔签写", remark, words);
                if (!kept.empty())
                    sheet.write(day, remark, {words.x, words.y + remark.size * remark.leading, words.width, 0});
            },
        .boxed = true,
        .ruled = true});
}

void FormRows::opinion(Opinion const& opinion)
{
    double const inner = content_width - label_width - 2 * inset;
    auto const label = share(m_sheet.lay(opinion.label, label_style(m_density), label_width - inset));
    auto const words = share(m_sheet.lay(opinion.words, value_style(Face::Bold), inner));
    auto const reason = share(m_sheet.lay(opinion.reason, value_style(Face::Regular), inner));
    auto const note = share(m_sheet.lay(opinion.note, value_style(Face::Regular), inner));
    double const stamp = 2 * m_density.value_size * 1.45;
    double const height = std::max(m_density.opinion,
        2 * m_density.pad + words->height() + reason->height() + note->height() + stamp + m_density.pad);
    m_flow.add({.height = height,
        .draw =
            [=, day = opinion.day, density = m_density](Sheet& sheet, double y) {
                draw_label(sheet, *label, {left_edge, y, label_width, height});
                double const x = left_edge + label_width;
                sheet.rule({x, y}, {x, y + height}, 0.4, line_colour);
                double at = y + density.pad;
                for (auto const& block : {words, reason, note}) {
                    sheet.put(*block, x + inset, at);
                    at += block->height();
                }
                double const line = stamp / 2;
                Box const seal{right_edge - 190, y + height - density.pad - stamp, 170, line};
                sheet.write(
                    "（工会盖章）", {.size = density.value_size - 1, .colour = ink_2, .align = Align::Centre}, seal);
                sheet.write(day, {.size = density.value_size, .align = Align::Centre},
                    {seal.x, seal.y + line, seal.width, line});
            },
        .boxed = true,
        .ruled = true});
}

} // namespace yizhan::paper
