#include "server/paper/workbook_page.h"

#include <algorithm>
#include <xlsxwriter.h>

namespace yizhan::paper {
namespace {

constexpr double day_width = 12;
constexpr double name_width = 34;
constexpr double number_width = 12;
constexpr double head_height = 34;
constexpr std::int64_t day_of_1970 = 25'569; // spreadsheets count from 1899-12-30
constexpr uint32_t head_colour = 0xDCEFEC;
constexpr uint32_t line_colour = 0xB8C4C2;
constexpr uint32_t remark_colour = 0x5F6B6A;

lxw_row_t row(Cell const& at) { return static_cast<lxw_row_t>(at.row); }
lxw_col_t column(Cell const& at) { return static_cast<lxw_col_t>(at.column); }

double yuan(std::int64_t fen) { return static_cast<double>(fen) / 100.0; }

std::string sum_of(Cell const& from, Cell const& to) { return "=SUM(" + name_of(from) + ":" + name_of(to) + ")"; }

lxw_format* numbers(lxw_workbook* book, char const* format, bool sums)
{
    auto* const made = workbook_add_format(book);
    format_set_num_format(made, format);
    format_set_bottom(made, LXW_BORDER_HAIR);
    format_set_bottom_color(made, line_colour);
    if (sums) {
        format_set_bold(made);
        format_set_top(made, LXW_BORDER_THIN);
    }
    return made;
}

} // namespace

std::string name_of(Cell const& cell)
{
    std::string letters;
    for (int rest = cell.column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(cell.row + 1);
}

void Page::note(int error) { m_whole = m_whole && error == LXW_NO_ERROR; }

void Page::head(std::string const& title, std::string const& remark, std::vector<std::string> const& heads)
{
    auto const last = static_cast<lxw_col_t>(heads.size() - 1);
    note(worksheet_set_column(m_sheet, 0, 0, day_width, nullptr));
    note(worksheet_set_column(m_sheet, 1, std::max<lxw_col_t>(1, last), number_width, nullptr));
    note(worksheet_write_string(m_sheet, 0, 0, title.c_str(), m_formats->title));
    note(worksheet_write_string(m_sheet, 1, 0, remark.c_str(), m_formats->remark));
    note(worksheet_set_row(m_sheet, 0, 24, nullptr));
    note(worksheet_set_row(m_sheet, heads_row, head_height, nullptr));
    for (std::size_t i = 0; i < heads.size(); ++i)
        note(worksheet_write_string(m_sheet, heads_row, static_cast<lxw_col_t>(i), heads[i].c_str(), m_formats->head));
    worksheet_freeze_panes(m_sheet, heads_row + 1, 1);
    worksheet_set_landscape(m_sheet);
    worksheet_set_paper(m_sheet, 9); // A4
    worksheet_fit_to_pages(m_sheet, 1, 0);
    note(worksheet_repeat_rows(m_sheet, 0, heads_row));
}

void Page::widen_first() { note(worksheet_set_column(m_sheet, 0, 0, name_width, nullptr)); }

void Page::label(Cell const& at, std::string const& text)
{
    note(worksheet_write_string(m_sheet, row(at), column(at), text.c_str(), m_formats->label));
}

void Page::day(Cell const& at, std::int32_t day)
{
    note(worksheet_write_number(m_sheet, row(at), column(at), static_cast<double>(day_of_1970 + day), m_formats->day));
}

void Page::count(Cell const& at, std::int64_t number)
{
    note(worksheet_write_number(m_sheet, row(at), column(at), static_cast<double>(number), m_formats->count));
}

void Page::money(Cell const& at, std::int64_t fen)
{
    note(worksheet_write_number(m_sheet, row(at), column(at), yuan(fen), m_formats->money));
}

void Page::count_sum(Cell const& at, Cell const& from, Cell const& to, std::int64_t value)
{
    note(worksheet_write_formula_num(
        m_sheet, row(at), column(at), sum_of(from, to).c_str(), m_formats->count_sum, static_cast<double>(value)));
}

void Page::money_sum(Cell const& at, Cell const& from, Cell const& to, std::int64_t fen)
{
    note(worksheet_write_formula_num(
        m_sheet, row(at), column(at), sum_of(from, to).c_str(), m_formats->money_sum, yuan(fen)));
}

void Workbook::Free::operator()(lxw_workbook* book) const { lxw_workbook_free(book); }

Result<Workbook> Workbook::open(std::string const& path, UtcMs made_at)
{
    auto* const made = workbook_new(path.c_str());
    if (made == nullptr) return fail(ErrorCode::Io, "workbook");
    Workbook book{made};
    lxw_doc_properties about = {};
    std::string title = "驿站 Yizhan";
    about.title = title.data();
    about.created = static_cast<time_t>(made_at.ms / 1'000);
    if (workbook_set_properties(made, &about) != LXW_NO_ERROR) return fail(ErrorCode::Io, "workbook: properties");
    book.make_formats();
    return book;
}

void Workbook::make_formats()
{
    auto* const book = m_book.get();
    auto& formats = *m_formats;
    formats.title = workbook_add_format(book);
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 16);
    formats.remark = workbook_add_format(book);
    format_set_font_color(formats.remark, remark_colour);
    formats.head = workbook_add_format(book);
    format_set_bold(formats.head);
    format_set_text_wrap(formats.head);
    format_set_align(formats.head, LXW_ALIGN_CENTER);
    format_set_align(formats.head, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(formats.head, head_colour);
    format_set_border(formats.head, LXW_BORDER_THIN);
    format_set_border_color(formats.head, line_colour);
    formats.label = numbers(book, "@", false);
    format_set_text_wrap(formats.label);
    formats.day = numbers(book, "yyyy-mm-dd", false);
    format_set_align(formats.day, LXW_ALIGN_LEFT);
    formats.count = numbers(book, "#,##0", false);
    formats.money = numbers(book, "#,##0.00", false);
    formats.count_sum = numbers(book, "#,##0", true);
    formats.money_sum = numbers(book, "#,##0.00", true);
}

Result<Page> Workbook::add(std::string const& name)
{
    auto* const sheet = workbook_add_worksheet(m_book.get(), name.c_str());
    if (sheet == nullptr) return fail(ErrorCode::Internal, "workbook: a sheet was refused");
    return Page{sheet, *m_formats};
}

Result<void> Workbook::close()
{
    // Frees the book, whatever comes of it.
    auto const error = workbook_close(m_book.release());
    if (error != LXW_NO_ERROR) return fail(ErrorCode::Io, "workbook: " + std::string{lxw_strerror(error)});
    return {};
}

} // namespace yizhan::paper
