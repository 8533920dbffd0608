// Finding members in the roster by something else than their id: a port. On the hub's executor.
#pragma once

#include "shared/domain/feed.h"

#include <optional>
#include <string>
#include <vector>

namespace yizhan {

struct MemberFilter {
    std::string name; // beginning of the masked name, or empty
    std::string tail; // four digits, or empty
    std::optional<UnionId> union_id;
    std::size_t limit = 50;
};

class MemberSearch {
public:
    virtual ~MemberSearch() = default;
    virtual Result<std::vector<Member>> search(MemberFilter const& filter) = 0;
    // Whose current card it is.
    virtual Result<std::optional<Member>> member_by_card(CardId const& card) = 0;
    // Leads to this member from now on, and is nobody else's; FeedStore::member_by_number() knows it.
    virtual Result<void> keep_old_number(MemberNumber const& number, MemberId const& member) = 0;
    virtual Result<std::vector<MemberId>> merged_into(MemberId const& kept) = 0;
};

} // namespace yizhan
