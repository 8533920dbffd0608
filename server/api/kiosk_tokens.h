// Whether a token that a phone brings was made for a kiosk's screen, and how long ago: by the hub's time or by the
// kiosk's clock as it last reported it. On the hub's executor.
#pragma once

#include "server/api/hub_context.h"
#include "shared/protocol/check_in_link.h"
#include "shared/protocol/claim_link.h"

namespace yizhan {

class KioskTokens {
public:
    // Filling in a form takes its time; the code that opened it is good for so long.
    static constexpr std::int64_t joining_steps = 60;

    explicit KioskTokens(HubContext& hub) : m_hub{hub} { }

    struct Seen { // a good token
        KnownKiosk kiosk;
        Millis valid_for;
    };
    // Unauthorised: of no kiosk, or forged. Timeout: genuine, but old.
    Result<Seen> check_in(CheckInToken const& token) const;
    Result<KnownKiosk> joining(CheckInToken const& token) const;
    Result<KnownKiosk> claim(CardClaimToken const& token) const;

    Result<Station> station(StationId const& id) const;

private:
    Result<KnownKiosk> kiosk(KioskId const& id) const;
    std::optional<Millis> offset_of(KioskId const& id) const;

    HubContext& m_hub;
};

// What a phone is told about its token: scan again, or nothing.
Problem token_problem(Error const& error);

} // namespace yizhan
