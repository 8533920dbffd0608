#include "shared/domain/id_number_rules.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string.h> // explicit_bzero

namespace yizhan::id_rules {
namespace {

using namespace std::chrono;

constexpr std::size_t longest = 18;
constexpr int oldest_age = 120;
// Where the day is not known, an old form's years 00 to 29 are of this century.
constexpr CalendarDay last_of_old_form{year{2029}, month{12}, day{31}};

constexpr std::array<std::string_view, 31> provinces{"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33",
    "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
    "65"};
constexpr std::array<std::string_view, 3> permit_regions{"810000", "820000", "830000"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

int number(std::string_view digits)
{
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

std::size_t birth_at(Form form) { return form == Form::OldForeign ? 7 : 6; }
std::size_t birth_length(Form form) { return form == Form::OldForeign ? 6 : 8; }

bool belongs(Form form, std::size_t at, char c)
{
    if (form == Form::OldForeign && at < 3) return is_letter(c);
    return is_digit(c) || (form != Form::OldForeign && at == longest - 1 && c == 'X');
}

template <std::size_t N> bool begins_one(std::array<std::string_view, N> const& all, std::string_view begin)
{
    return std::any_of(all.begin(), all.end(), [begin](auto one) { return one.starts_with(begin); });
}

std::optional<IdFault> region_fault(Form form, std::string_view text)
{
    auto const wrong = [&](std::size_t first, std::size_t last) {
        return IdFault{IdFaultKind::WrongRegion, first, std::min(last, text.size() - 1)};
    };
    if (text.empty()) return std::nullopt;
    switch (form) {
    case Form::Resident:
        if (!begins_one(provinces, text.substr(0, 2))) return wrong(0, 1);
        break;
    case Form::Permit:
        if (!begins_one(permit_regions, text.substr(0, 2))) return wrong(0, 1);
        if (!begins_one(permit_regions, text.substr(0, 6))) return wrong(2, 5);
        break;
    case Form::Foreign:
        if (text[0] != '9') return wrong(0, 0);
        if (text.size() > 1 && !begins_one(provinces, text.substr(1, 2))) return wrong(1, 2);
        break;
    case Form::OldForeign:
        if (text.size() > 3 && !begins_one(provinces, text.substr(3, 2))) return wrong(3, 4);
        break;
    }
    return std::nullopt;
}

// Month and day, as far as they are there, in any of the years; `at` is the place of the month.
std::optional<IdFault> month_and_day_fault(std::string_view digits, std::size_t at, std::array<year, 2> years)
{
    auto const wrong = [&](std::size_t first, std::size_t last) {
        return IdFault{IdFaultKind::NoSuchDate, at + first, at + last};
    };
    if (digits.empty()) return std::nullopt;
    if (digits[0] > '1') return wrong(0, 0);
    if (digits.size() < 2) return std::nullopt;
    int const m = number(digits.substr(0, 2));
    if (m < 1 || m > 12) return wrong(0, 1);
    if (digits.size() < 3) return std::nullopt;
    if (digits[2] > '3') return wrong(2, 2);
    if (digits.size() < 4) return std::nullopt;
    int const d = number(digits.substr(2, 2));
    if (d < 1 || d > 31) return wrong(2, 3);
    bool const real = std::any_of(years.begin(), years.end(), [m, d](year y) {
        return CalendarDay{y, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}}.ok();
    });
    if (!real) return wrong(0, 3);
    return std::nullopt;
}

// `digits`: 0 to 8 of the date of birth, from `at` on.
std::optional<IdFault> birth_fault(std::string_view digits, std::size_t at, std::optional<CalendarDay> today)
{
    if (digits.empty()) return std::nullopt;
    auto const year_digits = digits.substr(0, 4);
    int low = number(year_digits);
    int high = low;
    for (auto missing = year_digits.size(); missing < 4; ++missing) {
        low = low * 10;
        high = high * 10 + 9;
    }
    auto const of_year = [&](IdFaultKind kind) { return IdFault{kind, at, at + year_digits.size() - 1}; };
    int const this_year = today ? static_cast<int>(today->year()) : high;
    if (low > this_year) return of_year(IdFaultKind::BirthInFuture);
    if (high < this_year - oldest_age - 1) return of_year(IdFaultKind::BirthTooLongAgo);
    if (digits.size() <= 4) return std::nullopt;
    year const born{low};
    if (auto fault = month_and_day_fault(digits.substr(4), at + 4, {born, born})) {
        bool const leap_day = digits.substr(4) == "0229"; // the year may be what is wrong
        return leap_day ? IdFault{fault->kind, at, fault->last} : *fault;
    }
    auto const birth = parse_calendar_day(digits);
    if (!birth || !today) return std::nullopt;
    if (*birth > *today) return IdFault{IdFaultKind::BirthInFuture, at, at + 7};
    if (age_on(*birth, *today) > oldest_age) return IdFault{IdFaultKind::BirthTooLongAgo, at, at + 7};
    return std::nullopt;
}

// ISO 7064 MOD 11-2, the way the standard builds it up.
char check_character(std::string_view digits)
{
    int sum = 0;
    for (char const c : digits) sum = (sum + (c - '0')) * 2 % 11;
    int const check = (12 - sum) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

// As in machine-readable passports (ICAO Doc 9303): letters are 10 to 35, weights 7 3 1.
char old_check_digit(std::string_view text)
{
    constexpr std::array<int, 3> weights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int const value = is_digit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10;
        sum += value * weights[i % 3];
    }
    return static_cast<char>('0' + sum % 10);
}

} // namespace

Form form_of(DocumentKind kind, std::string_view text)
{
    switch (kind) {
    case DocumentKind::ResidentId:
        return Form::Resident;
    case DocumentKind::ResidencePermit:
        return Form::Permit;
    case DocumentKind::ForeignPermanentResident:
        return !text.empty() && is_letter(text[0]) ? Form::OldForeign : Form::Foreign;
    }
    return Form::Resident;
}

std::size_t length(Form form) { return form == Form::OldForeign ? 15 : longest; }

std::optional<IdFault> first_fault(Form form, std::string_view text, std::optional<CalendarDay> today)
{
    auto const whole = length(form);
    for (std::size_t i = 0; i < std::min(text.size(), whole); ++i) {
        if (!belongs(form, i, text[i])) return IdFault{IdFaultKind::WrongCharacter, i, i};
    }
    if (auto const fault = region_fault(form, text)) return fault;
    auto const at = birth_at(form);
    auto const digits = text.size() > at ? text.substr(at, birth_length(form)) : std::string_view{};
    if (form == Form::OldForeign && digits.size() > 2) {
        int const yy = number(digits.substr(0, 2));
        if (auto const fault = month_and_day_fault(digits.substr(2), at + 2, {year{1900 + yy}, year{2000 + yy}}))
            return fault;
    }
    if (form != Form::OldForeign) {
        if (auto const fault = birth_fault(digits, at, today)) return fault;
    }
    if (text.size() > whole) return IdFault{IdFaultKind::TooLong, whole, text.size() - 1};
    if (text.size() < whole) return std::nullopt;
    auto const body = text.substr(0, whole - 1);
    bool const good = text.back() == (form == Form::OldForeign ? old_check_digit(body) : check_character(body));
    return good ? std::nullopt : std::optional{IdFault{IdFaultKind::WrongCheck, whole - 1, whole - 1}};
}

IdFault pointed_at_only_slip(Form form, std::string_view text, std::optional<CalendarDay> today, IdFault fault)
{
    assert(text.size() == length(form));
    constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::array<char, longest> copy{};
    std::copy(text.begin(), text.end(), copy.begin());
    std::string_view const changed{copy.data(), text.size()};
    int found = 0;
    IdFault pointed = fault;
    auto const look = [&](std::size_t first, std::size_t last) {
        if (first_fault(form, changed, today)) return;
        ++found;
        pointed = {fault.kind, first, last, true};
    };
    for (std::size_t i = 0; i < text.size() && found < 2; ++i) {
        for (char const c : alphabet) {
            if (c == text[i] || !belongs(form, i, c)) continue;
            copy[i] = c;
            look(i, i);
        }
        copy[i] = text[i];
        if (i + 1 == text.size() || text[i] == text[i + 1]) continue;
        std::swap(copy[i], copy[i + 1]);
        look(i, i + 1);
        std::swap(copy[i], copy[i + 1]);
    }
    explicit_bzero(copy.data(), copy.size());
    return found == 1 ? pointed : fault;
}

int old_form_century(std::string_view text, std::optional<CalendarDay> today)
{
    auto const later = birth_of(Form::OldForeign, text, 2000);
    return later && *later <= today.value_or(last_of_old_form) ? 2000 : 1900;
}

std::optional<CalendarDay> birth_of(Form form, std::string_view text, int century)
{
    if (text.size() != length(form)) return std::nullopt;
    auto const digits = text.substr(birth_at(form), birth_length(form));
    if (form != Form::OldForeign) return parse_calendar_day(digits);
    CalendarDay const birth{year{century + number(digits.substr(0, 2))},
        month{static_cast<unsigned>(number(digits.substr(2, 2)))},
        day{static_cast<unsigned>(number(digits.substr(4, 2)))}};
    return birth.ok() ? std::optional{birth} : std::nullopt;
}

} // namespace yizhan::id_rules
