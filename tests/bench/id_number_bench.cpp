// How many slips of a finger in an identity number are told before the form goes on: every wrong digit at every place,
// and every exchange of two neighbours, over numbers of invented people.
#include "tests/bench/bench.h"
#include "tests/support/seeded_random.h"

#include "shared/domain/identity_document.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace yizhan::bench {
namespace {

constexpr int people = 2'000;
constexpr std::string_view check_characters = "0123456789X";

bool is_good(std::string_view number) { return IdNumber::parse(DocumentKind::ResidentId, number, {}).has_value(); }

// The one check character of these 17 digits that is taken.
std::string numbered(std::string_view first_17)
{
    for (char const check : check_characters) {
        std::string number{first_17};
        number += check;
        if (is_good(number)) return number;
    }
    std::abort();
}

std::string somebody(Random& random)
{
    constexpr std::array regions{"110101", "330206", "650102", "440305", "510104"};
    return numbered(fmt::format("{}{:04}{:02}{:02}{:03}", regions[random.below(regions.size())],
        1950 + random.below(56), 1 + random.below(12), 1 + random.below(28), random.below(1000)));
}

struct Slips {
    std::size_t made = 0;
    std::size_t caught = 0;

    void count(std::string const& slipped)
    {
        ++made;
        if (!is_good(slipped)) ++caught;
    }
    double percent() const { return 100.0 * static_cast<double>(caught) / static_cast<double>(made); }
};

void wrong_digits(std::string const& number, Slips& slips)
{
    for (std::size_t place = 0; place < number.size(); ++place) {
        auto const possible = place + 1 == number.size() ? check_characters : check_characters.substr(0, 10);
        for (char const digit : possible) {
            if (digit == number[place]) continue;
            auto slipped = number;
            slipped[place] = digit;
            slips.count(slipped);
        }
    }
}

void exchanges(std::string const& number, Slips& slips)
{
    for (std::size_t place = 0; place + 1 < number.size(); ++place) {
        if (number[place] == number[place + 1]) continue; // nobody would notice, and nothing is wrong
        auto slipped = number;
        std::swap(slipped[place], slipped[place + 1]);
        slips.count(slipped);
    }
}

std::vector<Figure> measure_slips()
{
    test::SeededRandom random{1, "slips"};
    Slips digits;
    Slips exchanged;
    for (int n = 0; n < people; ++n) {
        auto const number = somebody(random);
        wrong_digits(number, digits);
        exchanges(number, exchanged);
    }
    return {{"enrollment", "wrong_digits_caught", digits.percent(), "%", {}, 100, Must::AtLeast,
                fmt::format("single wrong digits in an identity number that are told, of {}", digits.made)},
        {"enrollment", "exchanged_digits_caught", exchanged.percent(), "%", {}, 100, Must::AtLeast,
            fmt::format("exchanges of two neighbours that are told, of {}", exchanged.made)}};
}

Benchmark const slips{"enrollment", "id_number", measure_slips};

} // namespace
} // namespace yizhan::bench
