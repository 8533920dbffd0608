// Services that somebody asked for, each folded from its events: a port, read from the projections. A step that does
// not fit changes nothing and is kept. All calls on the hub's executor.
#pragma once

#include "shared/domain/service_catalogue.h"

#include <optional>
#include <string>
#include <vector>

namespace yizhan {

struct RequestStep {
    RequestState state = RequestState::TakenUp; // wanted
    UtcMs at;
    Bilingual note;
    std::string by; // the account; empty: the person
    bool too_late = false; // it did not fit, and changed nothing

    bool operator==(RequestStep const&) const = default;
};

struct RequestRecord {
    RequestStanding standing;
    StationId station; // where it was asked for; by phone: of the code that was scanned
    UtcMs asked_at;
    std::optional<VisitId> visit;
    std::optional<MemberId> member;
    std::optional<MemberId> volunteer; // through whom
    bool by_phone = false;
    std::vector<RequestStep> history; // without the asking; oldest first

    bool operator==(RequestRecord const&) const = default;
};

// Newest first: what comes after this place.
struct RequestCursor {
    UtcMs asked_at;
    RequestId id;
};

class RequestBook {
public:
    virtual ~RequestBook() = default;
    virtual Result<std::vector<RequestRecord>> list_requests(
        std::optional<RequestState> state, std::optional<RequestCursor> const& before, std::size_t limit)
        = 0;
    virtual Result<std::optional<RequestRecord>> find_request(RequestId const& id) = 0;
    virtual Result<std::optional<RequestRecord>> find_request(RequestCode const& code) = 0;
};

} // namespace yizhan
