// Makes a domain value of a scan: verifies the member's code against the issuer's keys that came with the feed.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/app/station_book.h"
#include "shared/protocol/credential.h"

namespace yizhan {

class CredentialCardReader final : public CardReader {
public:
    // `at_joining`: the keys to trust until the feed has brought its own.
    CredentialCardReader(StationBook& book, std::vector<IssuerKeyRow> at_joining);
    ScannedCode read(std::string_view scan) override;
    void reload() override;

private:
    StationBook& m_book;
    std::vector<IssuerKeyRow> m_at_joining;
    IssuerKeys m_keys;
};

} // namespace yizhan
