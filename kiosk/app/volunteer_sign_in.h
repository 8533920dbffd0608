// A volunteer's way in: their own code, then a PIN. It works with no network; wrong PINs are counted durably before
// each try, so that pulling the plug gives no further tries. Refusals are recorded.
#pragma once

#include "kiosk/app/kiosk_ports.h"
#include "kiosk/app/views.h"

#include <functional>
#include <memory>
#include <string_view>

namespace yizhan {

class VolunteerSignIn {
public:
    struct SignedIn {
        Volunteer volunteer;
        std::unique_ptr<DraftBox> drafts;
    };

    // `changed`: an answer came that is to be shown.
    VolunteerSignIn(KioskPorts const& ports, std::function<void()> changed);

    void open(); // waits for a code; forgets what was typed before
    void scan(ScannedCode const& scanned, std::string_view text, StationId const& station);
    void press(char digit);
    void erase();
    std::optional<SignedIn> take() { return std::exchange(m_signed_in, std::nullopt); }

    VolunteerPage view() const { return m_page; }
    bool not_recorded() const { return m_not_recorded; }

private:
    void refuse(SignInRefusal reason, std::optional<CardId> card);
    bool record(EventBody body);
    void check_pin();
    void answered(std::optional<std::unique_ptr<DraftBox>> answer);
    // Minutes that the card must wait; nothing: it may try.
    std::optional<int> wait_minutes(PinAttempts const& attempts) const;

    KioskPorts m_ports;
    std::function<void()> m_changed;
    VolunteerPage m_page = ScanVolunteerPage{};
    std::optional<Volunteer> m_volunteer; // whose PIN is asked for
    PrivateText m_code;
    PrivateText m_pin;
    bool m_not_recorded = false;
    std::optional<SignedIn> m_signed_in;
    std::shared_ptr<int> m_asked = std::make_shared<int>(0); // another one: an answer that is under way came too late
};

} // namespace yizhan
