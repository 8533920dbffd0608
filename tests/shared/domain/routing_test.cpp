// Which union is proposed, and which rules staff may not keep.
#include "shared/domain/routing.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

RoutingRule rule(std::string id, Route route, int order, std::string to)
{
    RoutingRule made;
    made.id = RoutingRuleId::make(std::move(id));
    made.route = route;
    made.order = order;
    made.union_id = UnionId::make(std::move(to));
    made.reason = {"去" + made.union_id.text(), ""};
    return made;
}

std::vector<RoutingRule> district_rules()
{
    auto park = rule("p1", Route::Point, 1, "u-park");
    park.parks = {ParkId::make("xiapu")};
    park.reason = {"您是{occupation}，单位“{employer}”在霞浦园区", "{employer} is in Xiapu park"};
    auto trade = rule("l1", Route::Line, 1, "u-couriers");
    trade.occupations = {Occupation::Courier};
    auto area = rule("a1", Route::Area, 1, "u-chengwan");
    area.communities = {CommunityId::make("chengwan")};
    area.reason = {"您住在{community}", ""};
    return {rule("a9", Route::Area, 9, "u-joint"), area, trade, park};
}

Employer const haulier{
    EmployerId::make("e1"), {"鸿运货运", "Hongyun Haulage"}, "hyhy", ParkId::make("xiapu"), std::nullopt};
Community const chengwan{CommunityId::make("chengwan"), {"城湾社区", ""}, "cwsq"};

std::vector<std::string> unions_of(std::vector<Proposal> const& proposals)
{
    std::vector<std::string> out;
    for (auto const& one : proposals) out.push_back(one.union_id.text());
    return out;
}

std::vector<std::pair<std::string, RuleFault::Kind>> faults_of(std::vector<RoutingRule> const& rules)
{
    KnownPlaces const places{
        {UnionId::make("u1"), UnionId::make("u2")}, {EmployerId::make("e1")}, {CommunityId::make("chengwan")}};
    std::vector<std::pair<std::string, RuleFault::Kind>> out;
    for (auto const& fault : check_rules(rules, places)) out.emplace_back(fault.rule.text(), fault.kind);
    return out;
}

} // namespace

TEST_CASE("the best union of each route is proposed: point, line, area", "[domain]")
{
    auto const proposals = propose({Occupation::Courier, haulier, chengwan}, district_rules());
    CHECK(unions_of(proposals) == std::vector<std::string>{"u-park", "u-couriers", "u-chengwan"});
    CHECK(proposals[0].route == Route::Point);
    CHECK(proposals[1].route == Route::Line);
    CHECK(proposals[2].route == Route::Area);
}

TEST_CASE("reasons name the employer and the community; the occupation is left to who has the words", "[domain]")
{
    auto const proposals = propose({Occupation::Courier, haulier, chengwan}, district_rules());
    CHECK(proposals[0].reason
        == Bilingual{"您是{occupation}，单位“鸿运货运”在霞浦园区", "Hongyun Haulage is in Xiapu park"});
    CHECK(proposals[2].reason == Bilingual{"您住在城湾社区", ""});
}

TEST_CASE("an employer with a union of its own comes first, in place of the rules of its route", "[domain]")
{
    auto firm = haulier;
    firm.union_id = UnionId::make("u-own");
    auto const proposals = propose({Occupation::TruckDriver, firm, std::nullopt}, district_rules());
    CHECK(unions_of(proposals) == std::vector<std::string>{"u-own", "u-joint"});
    CHECK(proposals[0].route == Route::Point);
    CHECK(proposals[0].reason.zh.find("鸿运货运") != std::string::npos);
}

TEST_CASE("who has no employer and lives nowhere known is still led somewhere by a rule without conditions", "[domain]")
{
    CHECK(unions_of(propose({Occupation::Other, {}, {}}, district_rules())) == std::vector<std::string>{"u-joint"});
    CHECK(propose({Occupation::Other, {}, {}}, {}).empty());
}

TEST_CASE("a condition on an employer does not fit somebody without one", "[domain]")
{
    auto only = rule("p", Route::Point, 0, "u1");
    only.employers = {EmployerId::make("e1"), EmployerId::make("e2")};
    CHECK(propose({Occupation::Other, {}, {}}, {only}).empty());
    CHECK(propose({Occupation::Other, haulier, {}}, {only}).size() == 1); // one of the list is enough
    only.occupations = {Occupation::Courier};
    CHECK(propose({Occupation::Other, haulier, {}}, {only}).empty()); // every condition that is stated must hold
}

TEST_CASE("rules of one route go by order, then by id, and no union comes twice", "[domain]")
{
    auto const by_id
        = {rule("b", Route::Line, 5, "u2"), rule("a", Route::Line, 5, "u1"), rule("c", Route::Line, 9, "u3")};
    CHECK(unions_of(propose({}, by_id)) == std::vector<std::string>{"u1"});
    auto const same
        = {rule("l", Route::Line, 0, "u1"), rule("x", Route::Area, 0, "u1"), rule("y", Route::Area, 1, "u2")};
    CHECK(unions_of(propose({}, same)) == std::vector<std::string>{"u1", "u2"});
}

TEST_CASE("a placeholder that a name brings along is not filled again", "[domain]")
{
    auto firm = haulier;
    firm.name = {"{community}{employer}", ""};
    auto point = rule("p", Route::Point, 0, "u1");
    point.employers = {firm.id};
    point.reason = {"{employer}", ""};
    auto const proposals = propose({Occupation::Other, firm, chengwan}, {point});
    CHECK(proposals[0].reason.zh == "{community}{employer}");
}

TEST_CASE("rules that can be kept have no fault", "[domain]")
{
    auto first = rule("r1", Route::Line, 1, "u1");
    first.employers = {EmployerId::make("e1")};
    first.reason = {"{employer}的{occupation}", "{employer}"};
    CHECK(faults_of({first, rule("r2", Route::Line, 2, "u2"), rule("r3", Route::Area, 1, "u1")}).empty());
}

TEST_CASE("each fault of a rule is named with the rule", "[domain]")
{
    using Kind = RuleFault::Kind;
    auto employer = rule("r", Route::Point, 0, "u1");
    employer.employers = {EmployerId::make("nobody")};
    auto community = rule("r", Route::Area, 0, "u1");
    community.communities = {CommunityId::make("nowhere")};
    CHECK(faults_of({rule("r", Route::Line, 0, "u9")}) == decltype(faults_of({})){{"r", Kind::UnknownUnion}});
    CHECK(faults_of({employer}) == decltype(faults_of({})){{"r", Kind::UnknownEmployer}});
    CHECK(faults_of({community}) == decltype(faults_of({})){{"r", Kind::UnknownCommunity}});
    CHECK(faults_of({rule("later", Route::Line, 2, "u1"), rule("all", Route::Line, 1, "u2")})
        == decltype(faults_of({})){{"later", Kind::Hidden}});
    for (auto const* const reason : {"{employer}", "{community}", "{salary}", "{", "}", "{occupation"}) {
        auto placeholder = rule("r", Route::Line, 0, "u1");
        placeholder.reason = {"好", reason};
        INFO(reason);
        CHECK(faults_of({placeholder}) == decltype(faults_of({})){{"r", Kind::BadPlaceholder}});
    }
}

TEST_CASE("every name of a route and of a union's level leads back", "[domain]")
{
    for (auto const route : {Route::Point, Route::Line, Route::Area, Route::Chosen})
        CHECK(route_of(name(route)) == route);
    for (auto const level : {UnionLevel::District, UnionLevel::Federation, UnionLevel::Township, UnionLevel::Village,
             UnionLevel::Firm, UnionLevel::Joint})
        CHECK(union_level_of(name(level)) == level);
}
