// Finding a service by a few letters or characters.
#include "shared/domain/service_catalogue.h"

#include <algorithm>

namespace yizhan {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text)
{
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool holds(std::string_view text, std::string_view query) { return lowered(text).find(query) != std::string::npos; }

// The smaller, the better; nothing: it does not fit.
std::optional<int> fit(ServiceEntry const& entry, std::string_view query)
{
    if (entry.initials.starts_with(query)) return 0;
    if (holds(entry.title.zh, query)) return 1;
    if (holds(entry.title.en, query)) return 2;
    if (entry.initials.find(query) != std::string::npos) return 3;
    if (holds(entry.summary.zh, query) || holds(entry.summary.en, query)) return 4;
    return std::nullopt;
}

} // namespace

std::vector<ServiceEntry const*> find_services(
    std::span<ServiceEntry const> entries, std::string_view query, std::size_t limit)
{
    auto const wanted = lowered(query);
    std::vector<std::pair<int, ServiceEntry const*>> found;
    if (wanted.empty()) return {};
    for (auto const& entry : entries) {
        if (auto const how = fit(entry, wanted)) found.emplace_back(*how, &entry);
    }
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<ServiceEntry const*> best;
    for (auto const& [how, entry] : found) {
        if (best.size() < limit) best.push_back(entry);
    }
    return best;
}

} // namespace yizhan
