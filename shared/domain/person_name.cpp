#include "shared/domain/person_name.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string.h> // explicit_bzero

namespace yizhan {
namespace {

using PrivateCharacters = std::vector<char32_t, PrivateAllocator<char32_t>>;

constexpr char32_t middle_dot = 0xB7;
// No name that is short enough has more bytes, however it is spaced and accented.
constexpr std::size_t max_bytes = PersonName::max_characters * 12;

struct Range {
    char32_t first;
    char32_t last;
};
constexpr std::array han{Range{0x3007, 0x3007}, Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF}, Range{0xF900, 0xFA6D},
    Range{0xFA70, 0xFAD9}, Range{0x20000, 0x2A6DF}, Range{0x2A700, 0x2B739}, Range{0x2B740, 0x2B81D},
    Range{0x2B820, 0x2CEA1}, Range{0x2CEB0, 0x2EBE0}, Range{0x2EBF0, 0x2EE5D}, Range{0x2F800, 0x2FA1D},
    Range{0x30000, 0x3134A}, Range{0x31350, 0x323AF}};

// Everything that keyboards, input methods and other programs write for the dot in 买买提·艾力.
constexpr std::u32string_view dots = U"\u00B7\u2022\u30FB\uFF0E\uFF65\u2027\u2024\u2219\u22C5\u0387\u25CF\u3002.";
constexpr std::u32string_view full_stops = U".\uFF0E";
constexpr std::u32string_view apostrophes = U"'\u2019\u2018\u02BC";
constexpr std::u32string_view hyphens = U"-\u2010\u2011";

struct Accent {
    char32_t mark;
    std::u32string_view letters;
    std::u32string_view composed;
};
constexpr std::array accents{
    Accent{0x300, U"AEIOUNaeioun", U"ÀÈÌÒÙǸàèìòùǹ"},
    Accent{0x301, U"AEIOUYCLNRSZaeiouyclnrsz", U"ÁÉÍÓÚÝĆĹŃŔŚŹáéíóúýćĺńŕśź"},
    Accent{0x302, U"AEIOUCGHJSWYaeioucghjswy", U"ÂÊÎÔÛĈĜĤĴŜŴŶâêîôûĉĝĥĵŝŵŷ"},
    Accent{0x303, U"ANOIUanoiu", U"ÃÑÕĨŨãñõĩũ"},
    Accent{0x304, U"AEIOUaeiou", U"ĀĒĪŌŪāēīōū"},
    Accent{0x306, U"AEGIOUaegiou", U"ĂĔĞĬŎŬăĕğĭŏŭ"},
    Accent{0x307, U"CEGIZcegz", U"ĊĖĠİŻċėġż"},
    Accent{0x308, U"AEIOUYaeiouy", U"ÄËÏÖÜŸäëïöüÿ"},
    Accent{0x30A, U"AUau", U"ÅŮåů"},
    Accent{0x30B, U"OUou", U"ŐŰőű"},
    Accent{0x30C, U"CDEGNRSTZAIOUcdegnrstzaiou", U"ČĎĚǦŇŘŠŤŽǍǏǑǓčďěǧňřšťžǎǐǒǔ"},
    Accent{0x327, U"CGKLNRSTcgklnrst", U"ÇĢĶĻŅŖŞŢçģķļņŗşţ"},
    Accent{0x328, U"AEIUaeiu", U"ĄĘĮŲąęįų"},
};
static_assert(std::all_of(accents.begin(), accents.end(),
    [](Accent const& accent) { return accent.letters.size() == accent.composed.size(); }));

bool is_one_of(std::u32string_view all, char32_t c) { return all.find(c) != std::u32string_view::npos; }

bool is_latin(char32_t c)
{
    if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) return true;
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool is_letter(char32_t c) { return is_han(c) || is_latin(c); }

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0; }

// What a character stands for in a name; 0 where it has no place in one.
char32_t meaning(char32_t typed)
{
    if (is_one_of(dots, typed)) return middle_dot;
    char32_t const c = utf8::half_width(typed);
    if (is_space(c)) return U' ';
    if (is_one_of(apostrophes, c)) return U'\'';
    if (is_one_of(hyphens, c)) return U'-';
    return is_letter(c) ? c : 0;
}

// Joins a combining mark to the letter before it.
bool compose(PrivateCharacters& name, char32_t mark)
{
    auto const accent = std::find_if(accents.begin(), accents.end(), [mark](auto const& a) { return a.mark == mark; });
    if (accent == accents.end() || name.empty()) return false;
    auto const at = accent->letters.find(name.back());
    if (at == std::u32string_view::npos) return false;
    name.back() = accent->composed[at];
    return true;
}

// Places in what was typed go along, so that a fault found later can still be pointed at.
struct Characters {
    PrivateCharacters text;
    std::vector<std::size_t> places;

    void push(char32_t c, std::size_t place)
    {
        if (c == U' ' && (text.empty() || text.back() == U' ')) return;
        text.push_back(c);
        places.push_back(place);
    }
    void pop_at(std::size_t i)
    {
        text.erase(text.begin() + static_cast<std::ptrdiff_t>(i));
        places.erase(places.begin() + static_cast<std::ptrdiff_t>(i));
    }
};

tl::expected<Characters, NameFault> read(std::string_view typed)
{
    Characters name;
    std::size_t place = 0;
    for (std::size_t at = 0; at < typed.size(); ++place) {
        char32_t const c = utf8::next(typed, at);
        bool const after_latin = !name.text.empty() && is_latin(name.text.back());
        if (after_latin && is_one_of(full_stops, c))
            name.push(U' ', place); // an initial: J. R. Smith
        else if (char32_t const meant = meaning(c))
            name.push(meant, place);
        else if (!compose(name.text, c))
            return tl::unexpected(NameFault{NameFaultKind::WrongCharacter, place});
    }
    if (!name.text.empty() && name.text.back() == U' ') name.pop_at(name.text.size() - 1);
    // A space that touches a Chinese character or a dot only spreads the name out.
    for (std::size_t i = name.text.size(); i-- > 0;) {
        if (name.text[i] != U' ') continue;
        auto const spreads = [](char32_t c) { return is_han(c) || c == middle_dot; };
        if (spreads(name.text[i - 1]) || spreads(name.text[i + 1])) name.pop_at(i);
    }
    return name;
}

// Dots and hyphens stand between letters, an apostrophe beside one.
bool is_well_placed(PrivateCharacters const& name, std::size_t i)
{
    char32_t const c = name[i];
    if (is_letter(c) || c == U' ') return true;
    bool const before = i > 0 && is_letter(name[i - 1]);
    bool const after = i + 1 < name.size() && is_letter(name[i + 1]);
    return c == U'\'' ? before || after : before && after;
}

void append(PrivateText& out, char32_t c)
{
    std::string one;
    utf8::append(one, c);
    out.append(one);
    explicit_bzero(one.data(), one.size());
}

} // namespace

bool is_han(char32_t c)
{
    return std::any_of(han.begin(), han.end(), [c](Range range) { return c >= range.first && c <= range.last; });
}

tl::expected<PersonName, NameFault> PersonName::parse(std::string_view typed)
{
    if (typed.size() > max_bytes) return tl::unexpected(NameFault{NameFaultKind::TooLong, max_characters});
    if (!utf8::is_valid(typed)) return tl::unexpected(NameFault{NameFaultKind::NotText, 0});
    auto name = read(typed);
    if (!name) return tl::unexpected(name.error());
    auto const& text = name->text;
    if (text.empty()) return tl::unexpected(NameFault{NameFaultKind::Empty, 0});
    if (text.size() > max_characters)
        return tl::unexpected(NameFault{NameFaultKind::TooLong, name->places[max_characters]});
    PrivateText out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_well_placed(text, i)) return tl::unexpected(NameFault{NameFaultKind::WrongPlace, name->places[i]});
        append(out, text[i]);
    }
    return PersonName{std::move(out)};
}

bool PersonName::is_chinese() const
{
    auto const text = m_text.view();
    for (std::size_t at = 0; at < text.size();) {
        if (is_han(utf8::next(text, at))) return true;
    }
    return false;
}

} // namespace yizhan
