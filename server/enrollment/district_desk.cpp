#include "server/enrollment/district_desk.h"

#include <algorithm>

namespace yizhan {
namespace {

template <class Row> Result<std::vector<Row>> rows_of(FeedStore& feeds, FeedKind kind)
{
    std::vector<Row> found;
    for (auto& row : TRY(feeds.rows(district_channel(), kind))) {
        if (auto* const it = std::get_if<Row>(&row)) found.push_back(std::move(*it));
    }
    return found;
}

template <class Row> auto find_by_id(std::vector<Row> const& rows, decltype(Row::id) const& id)
{
    return std::find_if(rows.begin(), rows.end(), [&](Row const& row) { return row.id == id; });
}

template <class Row> std::vector<decltype(Row::id)> ids_of(std::vector<Row> const& rows)
{
    std::vector<decltype(Row::id)> ids;
    for (auto const& row : rows) ids.push_back(row.id);
    return ids;
}

// Whether following parents from `from` comes to `id`.
bool lies_below(std::vector<Union> const& unions, UnionId const& from, UnionId const& id)
{
    auto at = find_by_id(unions, from);
    for (std::size_t steps = 0; at != unions.end() && steps <= unions.size(); ++steps) {
        if (at->id == id) return true;
        if (!at->parent) return false;
        at = find_by_id(unions, *at->parent);
    }
    return false;
}

} // namespace

Result<std::vector<Union>> DistrictDesk::unions() { return rows_of<Union>(m_ports.feeds, FeedKind::Union); }
Result<std::vector<Employer>> DistrictDesk::employers() { return rows_of<Employer>(m_ports.feeds, FeedKind::Employer); }
Result<std::vector<Community>> DistrictDesk::communities()
{
    return rows_of<Community>(m_ports.feeds, FeedKind::Community);
}
Result<std::vector<RoutingRule>> DistrictDesk::rules()
{
    return rows_of<RoutingRule>(m_ports.feeds, FeedKind::RoutingRule);
}

Result<std::vector<UnionId>> DistrictDesk::subtree(UnionId const& root)
{
    auto const all = TRY(unions());
    std::vector<UnionId> found;
    for (auto const& each : all) {
        if (lies_below(all, each.id, root)) found.push_back(each.id);
    }
    return found;
}

Result<void> DistrictDesk::put_row(FeedRow row, std::string const& by, std::string_view action)
{
    return m_ports.work.run([&]() -> Result<void> {
        TRY_DO(m_ports.feeds.put(district_channel(), {&row, 1}));
        return m_ports.audit.add({m_ports.clock.wall(), by, std::string{action}, feed_key(row)});
    });
}

Result<void> DistrictDesk::put(Union wanted, std::string const& by)
{
    auto const all = TRY(unions());
    if (wanted.parent) {
        if (find_by_id(all, *wanted.parent) == all.end()) return fail(ErrorCode::InvalidInput, "parent: no such union");
        if (lies_below(all, *wanted.parent, wanted.id)) return fail(ErrorCode::InvalidInput, "parent: lies below it");
    }
    auto const known = find_by_id(all, wanted.id);
    if (known != all.end()) {
        wanted.members = known->members;
        wanted.stations = known->stations;
    }
    return put_row(std::move(wanted), by, "put_union");
}

Result<void> DistrictDesk::put(Employer const& employer, std::string const& by)
{
    auto const all = TRY(unions());
    if (employer.union_id && find_by_id(all, *employer.union_id) == all.end())
        return fail(ErrorCode::InvalidInput, "union: no such union");
    return put_row(employer, by, "put_employer");
}

Result<void> DistrictDesk::put(Community const& community, std::string const& by)
{
    return put_row(community, by, "put_community");
}

Result<std::vector<RuleFault>> DistrictDesk::put(std::vector<RoutingRule> const& wanted, std::string const& by)
{
    std::vector<RuleFault> faults;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        KnownPlaces places;
        places.unions = ids_of(TRY(unions()));
        places.employers = ids_of(TRY(employers()));
        places.communities = ids_of(TRY(communities()));
        faults = check_rules(wanted, places);
        if (!faults.empty()) return {};
        std::vector<FeedRow> rows;
        auto const before = TRY(rules());
        for (auto const& rule : before) {
            if (find_by_id(wanted, rule.id) == wanted.end())
                rows.emplace_back(RemovedRow{FeedKind::RoutingRule, rule.id.text()});
        }
        for (auto const& rule : wanted) {
            auto const known = find_by_id(before, rule.id);
            if (known == before.end() || *known != rule) rows.emplace_back(rule);
        }
        if (rows.empty()) return {};
        TRY_DO(m_ports.feeds.put(district_channel(), rows));
        return m_ports.audit.add({m_ports.clock.wall(), by, "put_routing_rules", "all"});
    }));
    return faults;
}

} // namespace yizhan
