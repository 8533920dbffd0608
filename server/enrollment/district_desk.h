// The tables that staff keep for joining: the tree of unions, employers, communities and the rules that lead to a
// union. Each command is one unit of work with its line in the audit log.
#pragma once

#include "server/enrollment/desk_ports.h"

namespace yizhan {

class DistrictDesk {
public:
    explicit DistrictDesk(DeskPorts const& ports) : m_ports{ports} { }

    // Members and stations of a union that is there stay as they are counted. InvalidInput: a parent that does not
    // exist, or that lies below it.
    Result<void> put(Union wanted, std::string const& by);
    // InvalidInput: a union that does not exist.
    Result<void> put(Employer const& employer, std::string const& by);
    Result<void> put(Community const& community, std::string const& by);
    // All the rules there are from now on; nothing is changed where one has a fault.
    Result<std::vector<RuleFault>> put(std::vector<RoutingRule> const& rules, std::string const& by);

    Result<std::vector<Union>> unions();
    Result<std::vector<Employer>> employers();
    Result<std::vector<Community>> communities();
    Result<std::vector<RoutingRule>> rules();
    // A union and all below it.
    Result<std::vector<UnionId>> subtree(UnionId const& root);

private:
    Result<void> put_row(FeedRow row, std::string const& by, std::string_view action);

    DeskPorts m_ports;
};

} // namespace yizhan
