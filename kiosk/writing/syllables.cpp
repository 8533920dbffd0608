#include "kiosk/writing/syllables.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t longest_syllable = 6; // zhuang

std::size_t skip_separators(std::string_view letters, std::size_t at)
{
    while (at < letters.size() && letters[at] == '\'') ++at;
    return at;
}

Syllables syllables_at(NameTables const& tables, std::string_view letters, std::size_t at)
{
    Syllables found;
    std::size_t const most = std::min(longest_syllable, letters.size() - at);
    for (std::size_t size = most; size > 0; --size) {
        std::string_view const piece = letters.substr(at, size);
        if (tables.is_syllable(piece)) found.push_back({piece, skip_separators(letters, at + size)});
    }
    return found;
}

// Which places can be reached from the end, so that no way is tried in vain.
std::vector<bool> places_that_lead_out(NameTables const& tables, std::string_view letters)
{
    std::vector<bool> good(letters.size() + 1);
    good[letters.size()] = true;
    for (std::size_t at = letters.size(); at-- > 0;)
        for (Syllable const& s : syllables_at(tables, letters, at)) good[at] = good[at] || good[s.end];
    return good;
}

} // namespace

Syllables first_syllables(NameTables const& tables, std::string_view letters)
{
    std::size_t const begin = skip_separators(letters, 0);
    return begin < letters.size() ? syllables_at(tables, letters, begin) : Syllables{};
}

std::vector<Syllables> cut_syllables(
    NameTables const& tables, std::string_view letters, std::size_t longest, std::size_t limit)
{
    std::vector<Syllables> whole;
    if (letters.empty()) return whole;
    std::vector<bool> const good = places_that_lead_out(tables, letters);
    // By the number of syllables: the shortest ways come out first.
    std::vector<Syllables> open{{}};
    for (std::size_t length = 0; length <= longest && !open.empty() && whole.size() < limit; ++length) {
        std::vector<Syllables> next;
        for (Syllables const& way : open) {
            std::size_t const at = way.empty() ? skip_separators(letters, 0) : way.back().end;
            if (at == letters.size() && !way.empty()) {
                if (whole.size() < limit) whole.push_back(way);
                continue;
            }
            for (Syllable const& s : syllables_at(tables, letters, at)) {
                if (!good[s.end] || next.size() >= 8 * limit) continue;
                next.push_back(way);
                next.back().push_back(s);
            }
        }
        open = std::move(next);
    }
    return whole;
}

} // namespace yizhan
