// Which unions a page offers: what the rules propose, with the reason, and the whole tree to look through.
#pragma once

#include "kiosk/app/enrollment_book.h"
#include "kiosk/app/enrollment_form.h"

#include <vector>

namespace yizhan {

class UnionOffer {
public:
    // As the rules and the tree stand now; an unreadable book offers nothing.
    explicit UnionOffer(EnrollmentBook& book);

    std::vector<UnionChoice> proposals(OpenForm const& form) const;
    std::optional<Union> find(UnionId const& id) const;
    UnionCard card(UnionChoice const& choice) const;
    int count() const { return static_cast<int>(m_unions.size()); }
    // The unions right below `at`; an empty or unknown id: the roots.
    UnionTreePage tree(UnionId const& at) const;

private:
    bool is_below(Union const& one, UnionId const& at) const;

    std::vector<Union> m_unions;
    std::vector<RoutingRule> m_rules;
};

} // namespace yizhan
