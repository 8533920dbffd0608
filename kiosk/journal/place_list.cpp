#include "kiosk/journal/place_list.h"

#include <algorithm>
#include <tuple>

namespace yizhan::journal {

std::string lower_letters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

Result<void> PlaceList::refresh(Connection& connection, std::uint64_t version)
{
    if (m_version == version) return {};
    std::vector<Place> places;
    auto query = TRY(connection.query(m_sql));
    while (TRY(query->step())) {
        places.push_back({std::string{query->text(0)}, lower_letters(std::string{query->text(1)}),
            lower_letters(std::string{query->text(2)}), " " + std::string{query->text(3)} + " "});
    }
    std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) {
        return std::forward_as_tuple(a.zh.size(), a.zh, a.id) < std::forward_as_tuple(b.zh.size(), b.zh, b.id);
    });
    m_places = std::move(places);
    m_version = version;
    return {};
}

std::optional<int> PlaceList::rank(Place const& place, std::string const& text, std::string const& reading)
{
    auto const at = place.readings.find(reading);
    if (at != std::string::npos) return place.readings.find(reading + " ") != std::string::npos ? 0 : 1;
    auto const in_name = place.zh.find(text);
    if (in_name == 0) return 2;
    if (in_name != std::string::npos || place.en.find(text) != std::string::npos) return 3;
    return std::nullopt;
}

std::vector<std::string> PlaceList::find(std::string const& text, std::size_t limit) const
{
    std::vector<std::pair<int, std::size_t>> found;
    auto const reading = " " + text;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (auto const ranked = rank(m_places[i], text, reading)) found.emplace_back(*ranked, i);
    }
    auto const kept = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < kept; ++i) ids.push_back(m_places[found[i].second].id);
    return ids;
}

} // namespace yizhan::journal
