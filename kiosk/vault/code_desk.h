// Hands out codes: provisional ones under the kiosk's own key, full ones that wait for the holder of a provisional one,
// and links by which a phone takes a card over.
#pragma once

#include "kiosk/app/enrollment_ports.h"
#include "shared/platform/random.h"
#include "shared/protocol/keys.h"

#include <functional>
#include <string>

namespace yizhan {

class CodeDesk final : public CodeIssuer {
public:
    using DrawQr = std::function<Result<QrBitmap>(std::string_view)>;

    // What it issues with; all of it outlives this.
    struct Keys {
        KioskId kiosk;
        std::string hub_url; // as phones reach the hub
        SigningKey const& signing;
        Secret const& check_in; // shared with the hub
    };
    CodeDesk(Keys keys, Random& random, DrawQr draw_qr);

    Result<IssuedCode> issue_provisional(UtcMs expires) override;
    Result<IssuedCode> pick_up(std::string_view provisional, PickupRow const& row) override;
    QrBitmap claim_link(CardId const& card, UtcMs time) override;

private:
    Keys m_keys;
    Random& m_random;
    DrawQr m_draw_qr;
};

} // namespace yizhan
