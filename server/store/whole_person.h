// Whoever was merged into a member is this member: what stands under any of these ids is theirs.
#pragma once

#include <fmt/format.h>
#include <string>

namespace yizhan {

// `self`: the id in this parameter and all that were merged into it. Before the SELECT that asks
// `IN (SELECT id FROM self)`.
inline std::string with_self(int parameter = 1)
{
    return fmt::format("WITH RECURSIVE self(id) AS (SELECT ?{} UNION SELECT m.dropped FROM self JOIN merged_keys m ON "
                       "m.kept = self.id) ",
        parameter);
}

} // namespace yizhan
