// The code on the home screen that a phone scans: a link to the hub with a token that renews itself every half minute.
#pragma once

#include "kiosk/app/ports.h"
#include "shared/protocol/secret.h"

#include <string>

namespace yizhan {

class RotatingCode final : public CheckInCode {
public:
    // `hub_url`: as phones reach the hub. `key`: shared with the hub at joining.
    RotatingCode(KioskId kiosk, std::string hub_url, Secret key);
    Current at(UtcMs time) override;

    // What the symbol says at a time.
    std::string link(UtcMs time) const;

private:
    KioskId m_kiosk;
    std::string m_hub_url;
    Secret m_key;
    Current m_current;
    UtcMs m_from{1};
};

} // namespace yizhan
