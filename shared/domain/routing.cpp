#include "shared/domain/routing.h"

#include "shared/domain/name_table.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr NameTable<Route, 4> routes{
    {{{Route::Point, "point"}, {Route::Line, "line"}, {Route::Area, "area"}, {Route::Chosen, "chosen"}}}};

constexpr NameTable<UnionLevel, 6> levels{
    {{{UnionLevel::District, "district"}, {UnionLevel::Federation, "federation"}, {UnionLevel::Township, "township"},
        {UnionLevel::Village, "village"}, {UnionLevel::Firm, "firm"}, {UnionLevel::Joint, "joint"}}}};

constexpr std::array proposed_routes{Route::Point, Route::Line, Route::Area};

template <class T> bool states_and_misses(std::vector<T> const& wanted, std::optional<T> const& given)
{
    return !wanted.empty() && (!given || std::find(wanted.begin(), wanted.end(), *given) == wanted.end());
}

bool fits(RoutingRule const& rule, RoutingQuestion const& question)
{
    auto const& firm = question.employer;
    return !states_and_misses(rule.occupations, std::optional{question.occupation})
        && !states_and_misses(rule.employers, firm ? std::optional{firm->id} : std::nullopt)
        && !states_and_misses(rule.parks, firm ? firm->park : std::nullopt)
        && !states_and_misses(
            rule.communities, question.community ? std::optional{question.community->id} : std::nullopt);
}

// In one pass: what a name brings along is no placeholder.
std::string filled(std::string_view text, RoutingQuestion const& question, Language language)
{
    std::string out;
    auto const fill = [&](std::string_view placeholder, auto const& place) {
        if (!place || !text.starts_with(placeholder)) return false;
        out += place->name.in(language);
        text.remove_prefix(placeholder.size());
        return true;
    };
    while (!text.empty()) {
        if (fill("{employer}", question.employer) || fill("{community}", question.community)) continue;
        out.push_back(text.front());
        text.remove_prefix(1);
    }
    return out;
}

// A reason without English stays without, so that the Chinese one is shown.
Bilingual filled(Bilingual const& reason, RoutingQuestion const& question)
{
    return {filled(reason.zh, question, Language::Chinese), filled(reason.en, question, Language::English)};
}

Bilingual const own_union_reason{
    "您的单位“{employer}”有自己的工会。", "Your employer, {employer}, has a union of its own."};

bool comes_first(RoutingRule const* a, RoutingRule const* b)
{
    return a->order != b->order ? a->order < b->order : a->id < b->id;
}

std::vector<RoutingRule const*> in_order(std::vector<RoutingRule> const& rules, Route route)
{
    std::vector<RoutingRule const*> of_route;
    for (auto const& rule : rules) {
        if (rule.route == route) of_route.push_back(&rule);
    }
    std::sort(of_route.begin(), of_route.end(), comes_first);
    return of_route;
}

bool is_unconditional(RoutingRule const& rule)
{
    return rule.occupations.empty() && rule.employers.empty() && rule.parks.empty() && rule.communities.empty();
}

template <class T> bool holds_all(std::vector<T> const& known, std::vector<T> const& asked)
{
    return std::all_of(asked.begin(), asked.end(),
        [&](T const& one) { return std::find(known.begin(), known.end(), one) != known.end(); });
}

bool placeholders_fit(std::string_view text, RoutingRule const& rule)
{
    for (auto at = text.find_first_of("{}"); at != std::string_view::npos; at = text.find_first_of("{}")) {
        text.remove_prefix(at);
        auto const end = text.find('}');
        if (text.front() == '}' || end == std::string_view::npos) return false;
        auto const word = text.substr(1, end - 1);
        bool const known = word == "occupation"
            || (word == "employer" && !(rule.employers.empty() && rule.parks.empty()))
            || (word == "community" && !rule.communities.empty());
        if (!known) return false;
        text.remove_prefix(end + 1);
    }
    return true;
}

} // namespace

std::string_view name(Route route) { return routes.name_of(route); }
std::optional<Route> route_of(std::string_view text) { return routes.value_of(text); }
std::string_view name(UnionLevel level) { return levels.name_of(level); }
std::optional<UnionLevel> union_level_of(std::string_view text) { return levels.value_of(text); }

std::vector<Proposal> propose(RoutingQuestion const& question, std::vector<RoutingRule> const& rules)
{
    std::vector<Proposal> proposals;
    auto const is_taken = [&](UnionId const& id) {
        return std::any_of(proposals.begin(), proposals.end(), [&](auto const& one) { return one.union_id == id; });
    };
    bool const has_own = question.employer && question.employer->union_id;
    if (has_own) proposals.push_back({*question.employer->union_id, Route::Point, filled(own_union_reason, question)});
    for (Route const route : proposed_routes) {
        if (route == Route::Point && has_own) continue;
        auto const candidates = in_order(rules, route);
        auto const best = std::find_if(candidates.begin(), candidates.end(),
            [&](auto const* rule) { return fits(*rule, question) && !is_taken(rule->union_id); });
        if (best != candidates.end())
            proposals.push_back({(*best)->union_id, route, filled((*best)->reason, question)});
    }
    return proposals;
}

std::vector<RuleFault> check_rules(std::vector<RoutingRule> const& rules, KnownPlaces const& places)
{
    std::vector<RuleFault> faults;
    auto const fault_where = [&](bool found, RoutingRule const& rule, RuleFault::Kind kind) {
        if (found) faults.push_back({rule.id, kind});
    };
    for (auto const& rule : rules) {
        fault_where(!holds_all(places.unions, {rule.union_id}), rule, RuleFault::Kind::UnknownUnion);
        fault_where(!holds_all(places.employers, rule.employers), rule, RuleFault::Kind::UnknownEmployer);
        fault_where(!holds_all(places.communities, rule.communities), rule, RuleFault::Kind::UnknownCommunity);
        fault_where(!placeholders_fit(rule.reason.zh, rule) || !placeholders_fit(rule.reason.en, rule), rule,
            RuleFault::Kind::BadPlaceholder);
    }
    for (Route const route : proposed_routes) {
        bool hidden = false;
        for (auto const* rule : in_order(rules, route)) {
            fault_where(hidden, *rule, RuleFault::Kind::Hidden);
            hidden = hidden || is_unconditional(*rule);
        }
    }
    return faults;
}

} // namespace yizhan
