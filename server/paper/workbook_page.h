// Inside this room: libxlsxwriter as values. A workbook has pages of one layout: title, as of, a frozen line of heads,
// then rows. What a cell may hold are numbers, money, days, labels and sums; a label is never calculated.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace yizhan::paper {

struct Cell {
    int row = 0;
    int column = 0;
    Cell right(int steps) const { return {row, column + steps}; }
    Cell up(int steps) const { return {row - steps, column}; }
    Cell down() const { return {row + 1, column}; }
};
std::string name_of(Cell const& cell); // A1

struct Formats {
    lxw_format* title = nullptr;
    lxw_format* remark = nullptr;
    lxw_format* head = nullptr;
    lxw_format* label = nullptr;
    lxw_format* day = nullptr;
    lxw_format* count = nullptr;
    lxw_format* money = nullptr;
    lxw_format* count_sum = nullptr;
    lxw_format* money_sum = nullptr;
};

class Page {
public:
    Page(lxw_worksheet* sheet, Formats const& formats) : m_sheet{sheet}, m_formats{&formats} { }

    // Title, remark and heads; everything above first() stays in sight, and is printed on every sheet of paper.
    void head(std::string const& title, std::string const& remark, std::vector<std::string> const& heads);
    Cell first() const { return {heads_row + 1, 0}; }
    void widen_first(); // for names instead of days

    void label(Cell const& at, std::string const& text);
    void day(Cell const& at, std::int32_t day);
    void count(Cell const& at, std::int64_t number);
    void money(Cell const& at, std::int64_t fen);
    // The sum of from..to as a formula, with what it comes to.
    void count_sum(Cell const& at, Cell const& from, Cell const& to, std::int64_t value);
    void money_sum(Cell const& at, Cell const& from, Cell const& to, std::int64_t fen);

    bool is_whole() const { return m_whole; } // nothing was refused

private:
    static constexpr int heads_row = 3;
    void note(int error);

    lxw_worksheet* m_sheet;
    Formats const* m_formats;
    bool m_whole = true;
};

class Workbook {
public:
    static Result<Workbook> open(std::string const& path, UtcMs made_at);
    Result<Page> add(std::string const& name); // as of sheet_names()
    // All of it is in the file. REQUIRES: called once, nothing added afterwards.
    Result<void> close();

private:
    struct Free {
        void operator()(lxw_workbook* book) const;
    };
    explicit Workbook(lxw_workbook* book) : m_book{book} { }
    void make_formats();

    std::unique_ptr<lxw_workbook, Free> m_book;
    std::unique_ptr<Formats> m_formats = std::make_unique<Formats>();
};

} // namespace yizhan::paper
