#include "server/paper/sheet.h"

#include "shared/base/utf8.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

namespace yizhan::paper {
namespace {

constexpr std::size_t most_bytes = 8U << 20U;
constexpr std::size_t most_characters = 4'000; // of one paragraph
constexpr char const* text_family = "Noto Sans CJK SC";
constexpr char const* title_family = "Noto Serif CJK SC";
// From the middle of a Chinese character down to its baseline, by its size.
constexpr double below_middle = 0.37;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};
template <class T> using Owned = std::unique_ptr<T, Unref>;

int units(double points) { return pango_units_from_double(points); }

Owned<PangoFontDescription> description_of(TextStyle const& style)
{
    Owned<PangoFontDescription> description{pango_font_description_new()};
    pango_font_description_set_family(description.get(), style.face == Face::Title ? title_family : text_family);
    pango_font_description_set_weight(
        description.get(), style.face == Face::Regular ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
    return description;
}

Owned<PangoAttrList> attributes_of(TextStyle const& style)
{
    Owned<PangoAttrList> attributes{pango_attr_list_new()};
    pango_attr_list_insert(attributes.get(), pango_attr_fallback_new(FALSE)); // never whatever else is installed
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE)); // a broken number gains no hyphen
    if (style.spacing > 0)
        pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(units(style.spacing)));
    return attributes;
}

cairo_status_t keep(void* closure, unsigned char const* data, unsigned int length)
{
    auto& bytes = *static_cast<std::string*>(closure);
    if (bytes.size() + length > most_bytes) return CAIRO_STATUS_WRITE_ERROR;
    bytes.append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

struct TextBlock::Laid {
    Owned<PangoLayout> layout;
    TextStyle style;
    int lines = 0;
};

TextBlock::TextBlock() = default;
TextBlock::TextBlock(TextBlock&&) noexcept = default;
TextBlock& TextBlock::operator=(TextBlock&&) noexcept = default;
TextBlock::~TextBlock() = default;

int TextBlock::lines() const { return m_laid ? m_laid->lines : 0; }
double TextBlock::line_height() const { return m_laid ? m_laid->style.size * m_laid->style.leading : 0; }

struct Sheet::Pen {
    std::string bytes;
    Owned<cairo_surface_t> surface;
    Owned<cairo_t> cairo;
    Owned<PangoContext> context;
    Owned<PangoFont> font; // tells which characters there are; the bold one has the same

    void colour(Colour const& c) const { cairo_set_source_rgb(cairo.get(), c.red, c.green, c.blue); }

    std::string printable(std::string_view text) const
    {
        std::string out;
        auto const clean = utf8::clean(text, most_characters);
        for (std::size_t at = 0; at < clean.size();) {
            auto const begin = at;
            auto const character = utf8::next(clean, at);
            if (pango_font_has_char(font.get(), character)) {
                out.append(clean, begin, at - begin);
            } else {
                out += fmt::format("〓（U+{:04X}）", static_cast<unsigned>(character));
            }
        }
        return out;
    }
};

Sheet::Sheet(std::unique_ptr<Pen> pen) : m_pen{std::move(pen)} { }
Sheet::~Sheet() = default;

Result<std::unique_ptr<Sheet>> Sheet::open(std::string const& title, UtcMs created)
{
    auto pen = std::make_unique<Pen>();
    pen->surface.reset(cairo_pdf_surface_create_for_stream(keep, &pen->bytes, page_width, page_height));
    cairo_pdf_surface_set_metadata(pen->surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(pen->surface.get(), CAIRO_PDF_METADATA_CREATOR, "Yizhan");
    // Otherwise the drawing library asks the machine's clock.
    auto const date = format_rfc3339({created.ms - created.ms % 1000}).substr(0, 19) + "Z";
    cairo_pdf_surface_set_metadata(pen->surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    pen->cairo.reset(cairo_create(pen->surface.get()));
    cairo_set_line_cap(pen->cairo.get(), CAIRO_LINE_CAP_BUTT);

    pen->context.reset(pango_font_map_create_context(pango_cairo_font_map_get_default())); // one a thread
    Owned<cairo_font_options_t> options{cairo_font_options_create()};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pen->context.get(), options.get());
    pango_context_set_round_glyph_positions(pen->context.get(), FALSE);
    pango_context_set_language(pen->context.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(pen->context.get(), PANGO_DIRECTION_LTR);
    pango_cairo_update_context(pen->cairo.get(), pen->context.get());

    pen->font.reset(pango_context_load_font(pen->context.get(), description_of({}).get()));
    if (!pen->font) return fail(ErrorCode::Unavailable, "no typeface at all is installed");
    Owned<PangoFontDescription> const found{pango_font_describe(pen->font.get())};
    if (std::string_view{pango_font_description_get_family(found.get())} != text_family)
        return fail(ErrorCode::Unavailable, "the typeface Noto Sans CJK SC is not installed");
    return std::unique_ptr<Sheet>{new Sheet{std::move(pen)}};
}

TextBlock Sheet::lay(std::string_view text, TextStyle const& style, double width) const
{
    TextBlock block;
    auto const printed = m_pen->printable(text);
    if (printed.empty()) return block;
    Owned<PangoLayout> layout{pango_layout_new(m_pen->context.get())};
    pango_layout_set_font_description(layout.get(), description_of(style).get());
    pango_layout_set_attributes(layout.get(), attributes_of(style).get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_width(layout.get(), units(width));
    pango_layout_set_indent(layout.get(), units(style.indent));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_justify(layout.get(), style.align == Align::Justified);
    pango_layout_set_alignment(layout.get(),
        style.align == Align::Centre      ? PANGO_ALIGN_CENTER
            : style.align == Align::Right ? PANGO_ALIGN_RIGHT
                                          : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout.get(), printed.data(), static_cast<int>(printed.size()));
    int const lines = pango_layout_get_line_count(layout.get());
    block.m_laid = std::make_unique<TextBlock::Laid>();
    *block.m_laid = {std::move(layout), style, lines};
    return block;
}

void Sheet::put_lines(TextBlock const& block, double x, double y, int first, int count)
{
    if (!block.m_laid) return;
    auto const& style = block.m_laid->style;
    m_pen->colour(style.colour);
    Owned<PangoLayoutIter> const iter{pango_layout_get_iter(block.m_laid->layout.get())};
    int line = 0;
    do {
        if (line < first || line >= first + count) continue;
        PangoRectangle logical{};
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &logical);
        double const middle = y + (line - first + 0.5) * block.line_height();
        cairo_move_to(m_pen->cairo.get(), x + pango_units_to_double(logical.x), middle + below_middle * style.size);
        pango_cairo_show_layout_line(m_pen->cairo.get(), pango_layout_iter_get_line_readonly(iter.get()));
    } while (++line, pango_layout_iter_next_line(iter.get()));
}

void Sheet::write(std::string_view text, TextStyle const& style, Box const& place)
{
    auto const block = lay(text, style, place.width);
    put(block, place.x, place.height > 0 ? place.y + (place.height - block.height()) / 2 : place.y);
}

void Sheet::fill(Box const& box, Colour const& colour)
{
    m_pen->colour(colour);
    cairo_rectangle(m_pen->cairo.get(), box.x, box.y, box.width, box.height);
    cairo_fill(m_pen->cairo.get());
}

void Sheet::frame(Box const& box, double width, Colour const& colour)
{
    m_pen->colour(colour);
    cairo_set_line_width(m_pen->cairo.get(), width);
    cairo_rectangle(m_pen->cairo.get(), box.x, box.y, box.width, box.height);
    cairo_stroke(m_pen->cairo.get());
}

void Sheet::rule(Point from, Point to, double width, Colour const& colour)
{
    m_pen->colour(colour);
    cairo_set_line_width(m_pen->cairo.get(), width);
    cairo_move_to(m_pen->cairo.get(), from.x, from.y);
    cairo_line_to(m_pen->cairo.get(), to.x, to.y);
    cairo_stroke(m_pen->cairo.get());
}

// Catmull-Rom: at each point the curve runs parallel to the line between its neighbours.
void Sheet::ink_curve(std::vector<Point> const& points, double width, Colour const& colour)
{
    if (points.empty()) return;
    auto* const cairo = m_pen->cairo.get();
    cairo_save(cairo);
    m_pen->colour(colour);
    cairo_set_line_width(cairo, width);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to(cairo, points.front().x, points.front().y);
    if (points.size() == 1) cairo_line_to(cairo, points.front().x, points.front().y);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        auto const& a = points[i == 0 ? 0 : i - 1];
        auto const& b = points[i];
        auto const& c = points[i + 1];
        auto const& d = points[std::min(i + 2, points.size() - 1)];
        cairo_curve_to(cairo, b.x + (c.x - a.x) / 6, b.y + (c.y - a.y) / 6, c.x - (d.x - b.x) / 6,
            c.y - (d.y - b.y) / 6, c.x, c.y);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void Sheet::next_page() { cairo_show_page(m_pen->cairo.get()); }

Result<std::string> Sheet::finish()
{
    cairo_show_page(m_pen->cairo.get());
    cairo_surface_finish(m_pen->surface.get());
    auto status = cairo_status(m_pen->cairo.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(m_pen->surface.get());
    if (status == CAIRO_STATUS_WRITE_ERROR) return fail(ErrorCode::TooLarge, "a sheet of over 8 MiB");
    if (status != CAIRO_STATUS_SUCCESS) return fail(ErrorCode::Internal, cairo_status_to_string(status));
    return std::move(m_pen->bytes);
}

} // namespace yizhan::paper
