// Makes a domain value of a scan: verifies the code against the union's keys and the certified kiosks that came with
// the feed, and a phone's proof against the time, where that is agreed.
#pragma once

#include "kiosk/app/kiosk_clock.h"
#include "kiosk/app/ports.h"
#include "kiosk/app/station_book.h"
#include "shared/protocol/credential.h"

namespace yizhan {

class CredentialCardReader final : public CardReader {
public:
    // `at_joining`: the union's keys to trust until the feed has brought its own.
    CredentialCardReader(StationBook& book, KioskClock const& clock, std::vector<IssuerKeyRow> at_joining);
    ScannedCode read(std::string_view scan) override;
    void reload() override;

private:
    void reload_issuers();
    void reload_kiosks();

    StationBook& m_book;
    KioskClock const& m_clock;
    std::vector<IssuerKeyRow> m_at_joining;
    TrustedKeys m_trusted;
};

} // namespace yizhan
