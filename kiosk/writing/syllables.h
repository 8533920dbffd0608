// Cutting typed letters into syllables of pinyin: 'xian' is one, or 'xi' and 'an'.
#pragma once

#include "kiosk/writing/name_tables.h"

#include <string_view>
#include <vector>

namespace yizhan {

struct Syllable {
    std::string_view pinyin;
    std::size_t end = 0; // of the letters, with the separators behind it
};

using Syllables = std::vector<Syllable>;

// Every way to cut all the letters, the fewest syllables first; at most `limit` ways of at most `longest` syllables.
// Empty where they are no pinyin. Views into `letters`.
std::vector<Syllables> cut_syllables(
    NameTables const& tables, std::string_view letters, std::size_t longest, std::size_t limit);

// The syllables with which the letters may begin, the longest first.
Syllables first_syllables(NameTables const& tables, std::string_view letters);

} // namespace yizhan
