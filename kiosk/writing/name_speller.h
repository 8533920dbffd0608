// Names that typed letters may spell: a surname and a given name of one or two characters, or a given name alone where
// the surname stands already. Pure; knows names only, no words.
#pragma once

#include "kiosk/writing/syllables.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

struct SpelledName {
    std::string text;
    float cost = 0; // the less, the likelier
};

class NameSpeller {
public:
    // The tables must outlive it.
    explicit NameSpeller(NameTables const& tables) : m_tables{tables} { }

    // Names that need all the letters, in no order. `before`: what stands in the field already.
    std::vector<SpelledName> whole_names(std::string_view letters, std::string_view before) const;
    // What comes of the first syllable or two, likeliest first: surnames at the start of a name, else characters of
    // given names. Each with the letters that it needs.
    struct Beginning {
        std::string text;
        std::size_t letters = 0;
    };
    std::vector<Beginning> beginnings(std::string_view letters, std::string_view before) const;
    std::vector<Beginning> rare_beginnings(std::string_view letters) const;
    // What a text costs whose first character may be a surname; `unlikely` for any other.
    float foreign_cost(std::string_view text, std::string_view before) const;

private:
    void add_given(Syllables const& way, std::size_t from, std::string const& surname, float cost,
        std::vector<SpelledName>& names) const;
    void add_sounded(
        std::string_view letters, SpelledName const& so_far, int parts, std::vector<SpelledName>& names) const;
    std::vector<SpelledName> pairs(std::string_view first, std::string_view second) const;

    NameTables const& m_tables;
};

} // namespace yizhan
