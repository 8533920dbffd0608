// Seals forms to the hub: what a person told goes in, and comes out as something that this kiosk cannot read again.
#pragma once

#include "kiosk/app/enrollment_ports.h"

namespace yizhan {

class FormVault final : public FormSealer {
public:
    explicit FormVault(KioskId kiosk) : m_kiosk{std::move(kiosk)} { }
    // Corrupt: the row is no key. TooLarge: it would not fit into an event.
    Result<SealedForm> seal(ApplicationForm const& form, ApplicationId const& application, EventId const& event,
        SealingKeyRow const& key) override;

private:
    KioskId m_kiosk;
};

} // namespace yizhan
