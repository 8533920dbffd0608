#include "server/projections/request_fold.h"

namespace yizhan {

void fold_request(RequestRecord& record)
{
    auto& standing = record.standing;
    standing.state = RequestState::Asked;
    standing.since = record.asked_at;
    for (auto& step : record.history) {
        auto const next = next_request_state(standing.state, step.state);
        step.too_late = !next;
        if (!next) continue;
        standing.state = *next;
        standing.note = step.note;
        standing.since = step.at;
    }
}

} // namespace yizhan
