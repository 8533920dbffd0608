#include "kiosk/writing/name_tables.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace yizhan {
namespace {

// Shares fall with the rank, as they do among people: the first surname is that of one in fourteen, the first character
// of one given name in a hundred. The constants make each table's shares add up to about one.
float surname_cost(float rank) { return 1.02F + 1.15F * std::log(rank + 4); }
float given_cost(float rank) { return 1.87F + 0.9F * std::log(rank + 25); }
float no_cost(float rank) { return rank; }

constexpr float unknown_character = 9;
constexpr float short_sounded = 10.5F; // of two characters: may as well be a surname with a given name
constexpr float long_sounded = 7;
constexpr float known_together = 2.5F; // two characters that are often met together are likelier than their product

bool is_pinyin(std::string_view text)
{
    return !text.empty() && text.front() != '\'' && text.back() != '\''
        && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

std::vector<std::string_view> syllables_of(std::string_view pinyin)
{
    std::vector<std::string_view> syllables;
    while (!pinyin.empty()) {
        auto const end = std::min(pinyin.find('\''), pinyin.size());
        syllables.push_back(pinyin.substr(0, end));
        pinyin.remove_prefix(std::min(end + 1, pinyin.size()));
    }
    return syllables;
}

} // namespace

Result<NameTables> NameTables::parse(NameTexts const& texts)
{
    NameTables tables;
    TRY_DO(tables.read("surnames", texts.surnames, tables.m_surnames, surname_cost));
    TRY_DO(tables.read("given characters", texts.given_characters, tables.m_given, given_cost));
    TRY_DO(tables.read("given names", texts.given_names, tables.m_names, no_cost));
    TRY_DO(tables.read("sounded names", texts.sounded_names, tables.m_sounded, no_cost));
    TRY_DO(tables.read("rare characters", texts.rare_characters, tables.m_rare, no_cost));
    for (auto const& [pinyin, parts] : tables.m_surnames)
        for (NamePart const& part : parts) tables.m_surname_texts.insert(part.text);
    tables.weigh_given_names();
    tables.weigh_sounded_names();
    return tables;
}

Result<void> NameTables::read(std::string_view name, std::string_view text, Table& table, float (*cost)(float rank))
{
    int number = 0;
    float rank = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        std::string_view const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.front() == '#') continue;
        auto const tab = line.find('\t');
        std::string_view const characters = line.substr(0, tab);
        std::string_view const pinyin = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
        auto const syllables = syllables_of(pinyin);
        if (characters.empty() || !utf8::is_valid(characters) || !is_pinyin(pinyin)
            || utf8::decode(characters).size() != syllables.size())
            return fail(
                ErrorCode::InvalidInput, fmt::format("line {} of the {} is no name with its pinyin", number, name));
        for (std::string_view const syllable : syllables) m_syllables.emplace(syllable);
        table[std::string{pinyin}].push_back({std::string{characters}, cost(rank)});
        rank += 1;
    }
    return {};
}

// A whole given name costs less than its characters one by one.
void NameTables::weigh_given_names()
{
    for (auto& [pinyin, names] : m_names) {
        auto const syllables = syllables_of(pinyin);
        for (NamePart& name : names) {
            float cost = -known_together;
            std::size_t at = 0;
            for (std::string_view const syllable : syllables) {
                std::size_t const begin = at;
                utf8::next(name.text, at);
                std::string_view const character = std::string_view{name.text}.substr(begin, at - begin);
                float one = unknown_character;
                for (NamePart const& part : given_characters(syllable))
                    if (part.text == character) one = part.cost;
                cost += one;
            }
            name.cost = cost;
        }
        std::stable_sort(names.begin(), names.end(), [](auto const& a, auto const& b) { return a.cost < b.cost; });
    }
}

void NameTables::weigh_sounded_names()
{
    Table by_letters;
    for (auto const& [pinyin, names] : m_sounded) {
        std::string letters = pinyin;
        std::erase(letters, '\'');
        for (NamePart const& name : names) {
            bool const is_short = utf8::decode(name.text).size() <= 2;
            by_letters[letters].push_back({name.text, (is_short ? short_sounded : long_sounded) + name.cost / 1000});
        }
    }
    m_sounded = std::move(by_letters);
}

} // namespace yizhan
