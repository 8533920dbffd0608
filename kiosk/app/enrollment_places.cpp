#include "kiosk/app/enrollment_places.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

using namespace std::string_view_literals;

// What ends the name of a place in an address. Where a name ends is also where the next one begins.
constexpr std::array<std::u32string_view, 3> narrow_ends{U"社区"sv, U"村"sv, U"居委会"sv};
constexpr std::array<std::u32string_view, 8> wide_ends{
    U"街道"sv, U"自治区"sv, U"镇"sv, U"乡"sv, U"区"sv, U"县"sv, U"市"sv, U"省"sv};
constexpr std::size_t longest_name = 10;
constexpr std::size_t station_name = 2; // 霞浦 of 霞浦物流工业园区

// Of the ends that stand at `at`, the length of the longest; 0: none.
template <std::size_t N>
std::size_t end_at(std::u32string_view text, std::size_t at, std::array<std::u32string_view, N> const& ends)
{
    std::size_t longest = 0;
    for (auto const& end : ends) {
        if (text.substr(at, end.size()) == end) longest = std::max(longest, end.size());
    }
    return longest;
}

} // namespace

std::string place_query(WritingField const& field)
{
    auto const view = field.view();
    std::string query{view.text.view()};
    for (char const letter : view.letters.view()) {
        if (letter != '\'') query += letter;
    }
    return query;
}

std::vector<Employer> find_employers(EnrollmentBook& book, OpenForm const& form)
{
    auto const query = place_query(form.employer_query);
    if (query.empty()) return {};
    auto found = book.find_employers(query, most_places);
    return found ? std::move(*found) : std::vector<Employer>{};
}

std::vector<std::string> community_hints(std::string_view address)
{
    std::u32string const text = utf8::decode(address);
    std::vector<std::string> hints;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const narrow = at > begin ? end_at(text, at, narrow_ends) : 0;
        std::size_t const wide = at > begin ? end_at(text, at, wide_ends) : 0;
        if (narrow == 0 && wide == 0) {
            ++at;
            continue;
        }
        std::u32string_view const whole = std::u32string_view{text}.substr(begin, at + std::max(narrow, wide) - begin);
        if (narrow > 0 && at - begin <= longest_name) {
            hints.push_back(utf8::encode(whole));
            if (at - begin >= 2) hints.push_back(utf8::encode(whole.substr(0, at - begin)));
        }
        begin = at = at + std::max(narrow, wide);
    }
    return hints;
}

std::vector<Community> find_communities(EnrollmentBook& book, OpenForm const& form, Station const& station)
{
    auto const look_up = [&book](std::string const& query) {
        auto found = query.empty() ? Result<std::vector<Community>>{} : book.find_communities(query, most_places);
        return found ? std::move(*found) : std::vector<Community>{};
    };
    if (auto const query = place_query(form.community_query); !query.empty()) return look_up(query);
    for (auto const& hint : community_hints(form.address.view())) {
        if (auto found = look_up(hint); !found.empty()) return found;
    }
    return look_up(utf8::clean(station.place.zh, station_name));
}

ListedPlace listed(Employer const& employer) { return {employer.name, {}}; }

ListedPlace listed(Community const& community) { return {community.name, {}}; }

} // namespace yizhan
