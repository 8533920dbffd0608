// What the kiosk remembers of the time across restarts. Same thread as the journal.
#pragma once

#include "shared/domain/trusted_time.h"

#include <optional>

namespace yizhan {

struct RememberedTime {
    std::optional<TimeAgreement> agreement;
    UtcMs floor; // never before the program's build
};

class TimeMemory {
public:
    virtual ~TimeMemory() = default;
    virtual Result<RememberedTime> load() = 0;
    // Keeps the agreement and raises the floor to it.
    virtual Result<void> store(TimeAgreement const& agreement) = 0;
};

} // namespace yizhan
