// Which union is the right one: point (of the firm or park), line (of the trade), area (of the community). The rules
// are data that staff change; this code is the same at the kiosk, at the hub and behind the phone's page.
#pragma once

#include "shared/base/ids.h"
#include "shared/domain/member.h"
#include "shared/domain/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// 点, 线, 面; and chosen by the person or a volunteer from the tree.
enum class Route { Point, Line, Area, Chosen };
std::string_view name(Route route); // point, line, area, chosen
std::optional<Route> route_of(std::string_view name);

// A place in the tree. District is the root; Federation holds unions of one trade or park.
enum class UnionLevel { District, Federation, Township, Village, Firm, Joint };
std::string_view name(UnionLevel level);
std::optional<UnionLevel> union_level_of(std::string_view name);

struct Employer {
    EmployerId id;
    Bilingual name;
    std::string initials; // pinyin initials, a..z0..9: 鸿运货运 -> hyhy; may hold several readings, apart by a space
    std::optional<ParkId> park;
    std::optional<UnionId> union_id; // its own union, where it has one
    bool operator==(Employer const&) const = default;
};

struct Community {
    CommunityId id;
    Bilingual name;
    std::string initials;
    bool operator==(Community const&) const = default;
};

// Fits where every condition that it states holds; an empty list states none. One employer, park, occupation or
// community of the list is enough.
struct RoutingRule {
    RoutingRuleId id;
    Route route = Route::Area;
    int order = 0; // among rules of the same route: small first
    std::vector<Occupation> occupations;
    std::vector<EmployerId> employers;
    std::vector<ParkId> parks;
    std::vector<CommunityId> communities;
    UnionId union_id;
    Bilingual reason; // with {employer} {community} {occupation}: 您是{occupation}，单位“{employer}”在…
    bool operator==(RoutingRule const&) const = default;
};

struct RoutingQuestion {
    Occupation occupation = Occupation::Other;
    std::optional<Employer> employer;
    std::optional<Community> community;
};

struct Proposal {
    UnionId union_id;
    Route route = Route::Area;
    Bilingual reason; // placeholders of employer and community filled in; {occupation} is left to who has the words
    bool operator==(Proposal const&) const = default;
};

// The best of each route, best first: of point the employer's own union, else its rules; then of line, then of area;
// rules of one route by order then id; no union twice; at most 3. Empty only where no rule fits: then the person
// chooses from the tree.
std::vector<Proposal> propose(RoutingQuestion const& question, std::vector<RoutingRule> const& rules);

// Why a set of rules cannot be kept: Hidden behind a rule of its route without conditions, a union or a place that does
// not exist, placeholders that no condition fills. For the form in which staff edit them.
struct RuleFault {
    RoutingRuleId rule;
    enum class Kind { UnknownUnion, UnknownEmployer, UnknownCommunity, Hidden, BadPlaceholder } kind = Kind::Hidden;
    bool operator==(RuleFault const&) const = default;
};
struct KnownPlaces {
    std::vector<UnionId> unions;
    std::vector<EmployerId> employers;
    std::vector<CommunityId> communities;
};
std::vector<RuleFault> check_rules(std::vector<RoutingRule> const& rules, KnownPlaces const& places);

} // namespace yizhan
