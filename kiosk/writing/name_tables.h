// What is known of Chinese names: surnames, characters and words of given names, and rare characters, each by its
// pinyin. Made from the texts of assets/writing; immutable after that.
#pragma once

#include "shared/base/result.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// Lines of 'characters<TAB>pinyin', the most frequent first; syllables are parted by ', ü is v, # begins a remark.
struct NameTexts {
    std::string_view surnames;
    std::string_view given_characters;
    std::string_view given_names;
    std::string_view sounded_names; // of other peoples, and parts of them: without a surname
    std::string_view rare_characters;
};

// Costs are negative logarithms of how often something is met among names: they add up along a name.
struct NamePart {
    std::string text;
    float cost = 0;
};

class NameTables {
public:
    // InvalidInput names the table and the line.
    static Result<NameTables> parse(NameTexts const& texts);

    // Of whole syllables: "ou'yang", "wang". The likeliest first.
    std::span<NamePart const> surnames(std::string_view pinyin) const { return find(m_surnames, pinyin); }
    std::span<NamePart const> given_characters(std::string_view pinyin) const { return find(m_given, pinyin); }
    std::span<NamePart const> given_names(std::string_view pinyin) const { return find(m_names, pinyin); }
    std::span<NamePart const> rare_characters(std::string_view pinyin) const { return find(m_rare, pinyin); }
    // By letters alone, without separators.
    std::span<NamePart const> sounded_names(std::string_view letters) const { return find(m_sounded, letters); }

    bool is_syllable(std::string_view pinyin) const { return m_syllables.contains(pinyin); }
    bool is_surname(std::string_view text) const { return m_surname_texts.contains(text); }

private:
    using Table = std::map<std::string, std::vector<NamePart>, std::less<>>;
    using Texts = std::set<std::string, std::less<>>;

    static std::span<NamePart const> find(Table const& table, std::string_view pinyin)
    {
        auto const it = table.find(pinyin);
        return it == table.end() ? std::span<NamePart const>{} : std::span<NamePart const>{it->second};
    }
    Result<void> read(std::string_view name, std::string_view text, Table& table, float (*cost)(float rank));
    void weigh_given_names();
    void weigh_sounded_names();

    Table m_surnames;
    Table m_given;
    Table m_names;
    Table m_rare;
    Table m_sounded;
    Texts m_syllables;
    Texts m_surname_texts;
};

} // namespace yizhan
