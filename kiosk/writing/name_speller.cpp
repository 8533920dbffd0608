#include "kiosk/writing/name_speller.h"

#include "shared/base/utf8.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_syllables = 6; // a surname of two and a long given name
constexpr std::size_t most_ways = 8;
constexpr std::size_t most_surnames = 8; // of one sound
constexpr std::size_t most_characters = 16; // of one sound in one place of a name
constexpr std::size_t most_pairs = 48;
constexpr float one_character = 1.9F; // one given name in seven is of one character
constexpr float two_characters = 0.15F;
constexpr float no_surname = 6; // a given name alone
constexpr int most_parts = 3; // of a name that is written by its sound
constexpr std::size_t longest_part = 30; // letters
constexpr float not_in_tables = 20;
constexpr float no_name = 26;

std::string join(Syllables const& way, std::size_t from, std::size_t to)
{
    std::string pinyin;
    for (std::size_t i = from; i < to; ++i) {
        if (i > from) pinyin += '\'';
        pinyin += way[i].pinyin;
    }
    return pinyin;
}

template <class T> std::span<T const> first(std::span<T const> all, std::size_t most)
{
    return all.first(std::min(all.size(), most));
}

std::string_view after_dot(std::string_view text)
{
    constexpr std::string_view dot = "·";
    auto const at = text.rfind(dot);
    return at == std::string_view::npos ? text : text.substr(at + dot.size());
}

} // namespace

std::vector<SpelledName> NameSpeller::pairs(std::string_view one, std::string_view two) const
{
    std::vector<SpelledName> found;
    for (NamePart const& a : first(m_tables.given_characters(one), most_characters))
        for (NamePart const& b : first(m_tables.given_characters(two), most_characters))
            found.push_back({a.text + b.text, a.cost + b.cost});
    for (NamePart const& name : m_tables.given_names(std::string{one} + "'" + std::string{two})) {
        auto const known = std::find_if(found.begin(), found.end(), [&](auto const& p) { return p.text == name.text; });
        if (known != found.end())
            known->cost = std::min(known->cost, name.cost);
        else
            found.push_back({name.text, name.cost});
    }
    std::size_t const keep = std::min(found.size(), most_pairs);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep), found.end(),
        [](auto const& a, auto const& b) { return a.cost < b.cost; });
    found.resize(keep);
    return found;
}

void NameSpeller::add_given(Syllables const& way, std::size_t from, std::string const& surname, float cost,
    std::vector<SpelledName>& names) const
{
    std::size_t const left = way.size() - from;
    if (left == 1)
        for (NamePart const& c : first(m_tables.given_characters(way[from].pinyin), most_characters))
            names.push_back({surname + c.text, cost + c.cost + one_character});
    if (left == 2)
        for (SpelledName const& pair : pairs(way[from].pinyin, way[from + 1].pinyin))
            names.push_back({surname + pair.text, cost + pair.cost + two_characters});
    if (left > 2)
        for (NamePart const& name : m_tables.given_names(join(way, from, way.size())))
            names.push_back({surname + name.text, cost + name.cost});
}

void NameSpeller::add_sounded(
    std::string_view letters, SpelledName const& so_far, int parts, std::vector<SpelledName>& names) const
{
    for (std::size_t size = std::min(letters.size(), longest_part); size > 0; --size)
        for (NamePart const& part : m_tables.sounded_names(letters.substr(0, size))) {
            SpelledName const next{
                so_far.text + part.text, std::max(so_far.cost, part.cost) + (parts > 0 ? 1.0F : 0.0F)};
            if (size == letters.size())
                names.push_back(next);
            else if (parts + 1 < most_parts)
                add_sounded(letters.substr(size), next, parts + 1, names);
        }
}

std::vector<SpelledName> NameSpeller::whole_names(std::string_view letters, std::string_view before) const
{
    std::vector<SpelledName> names;
    bool const begins = after_dot(before).empty();
    for (Syllables const& way : cut_syllables(m_tables, letters, most_syllables, most_ways)) {
        if (!begins) {
            add_given(way, 0, {}, 0, names);
            continue;
        }
        for (std::size_t of_surname : {std::size_t{2}, std::size_t{1}}) {
            if (way.size() < of_surname) continue;
            for (NamePart const& s : first(m_tables.surnames(join(way, 0, of_surname)), most_surnames)) {
                if (way.size() == of_surname)
                    names.push_back({s.text, s.cost}); // the given name is still to come
                else
                    add_given(way, of_surname, s.text, s.cost, names);
            }
        }
        if (way.size() > 1)
            for (NamePart const& name : m_tables.given_names(join(way, 0, way.size())))
                names.push_back({name.text, name.cost + no_surname});
    }
    std::string plain{letters};
    std::erase(plain, '\'');
    add_sounded(plain, {}, 0, names);
    return names;
}

std::vector<NameSpeller::Beginning> NameSpeller::beginnings(std::string_view letters, std::string_view before) const
{
    std::vector<Beginning> found;
    auto const add = [&](std::span<NamePart const> parts, std::size_t end) {
        for (NamePart const& part : parts) found.push_back({part.text, end});
    };
    bool const begins = after_dot(before).empty();
    Syllables const starts = first_syllables(m_tables, letters);
    for (Syllable const& one : starts) {
        if (!begins) break;
        for (Syllable const& two : first_syllables(m_tables, letters.substr(one.end)))
            add(m_tables.surnames(join({one, two}, 0, 2)), one.end + two.end);
    }
    for (Syllable const& one : starts) {
        if (begins) add(m_tables.surnames(one.pinyin), one.end);
        add(m_tables.given_characters(one.pinyin), one.end);
    }
    return found;
}

std::vector<NameSpeller::Beginning> NameSpeller::rare_beginnings(std::string_view letters) const
{
    std::vector<Beginning> found;
    for (Syllable const& one : first_syllables(m_tables, letters))
        for (NamePart const& part : m_tables.rare_characters(one.pinyin)) found.push_back({part.text, one.end});
    return found;
}

float NameSpeller::foreign_cost(std::string_view text, std::string_view before) const
{
    if (!after_dot(before).empty()) return not_in_tables;
    std::size_t end = 0;
    if (!text.empty()) utf8::next(text, end);
    std::string_view const surname = text.substr(0, end);
    return end < text.size() && m_tables.is_surname(surname) ? not_in_tables + 1 : no_name;
}

} // namespace yizhan
