#include "kiosk/input/card_reader.h"

#include "shared/platform/log.h"
#include "shared/protocol/presentation.h"

namespace yizhan {
namespace {

RefusalReason reason_of(CredentialFault fault)
{
    switch (fault) {
    case CredentialFault::Unreadable:
        return RefusalReason::Unreadable;
    case CredentialFault::NotOurs:
        return RefusalReason::NotOurs;
    case CredentialFault::UnknownKey:
        return RefusalReason::UnknownSigner;
    case CredentialFault::WrongSignature:
    case CredentialFault::WrongAlgorithm:
        return RefusalReason::WrongSignature;
    }
    return RefusalReason::Unreadable;
}

// Only a phone that proves itself now is more than a picture of a code.
Assurance assurance_of(Freshness freshness)
{
    return freshness == Freshness::Fresh ? Assurance::FreshCode : Assurance::StaticCode;
}

} // namespace

CredentialCardReader::CredentialCardReader(
    StationBook& book, KioskClock const& clock, std::vector<IssuerKeyRow> at_joining)
    : m_book{book}, m_clock{clock}, m_at_joining{std::move(at_joining)}
{
    reload();
}

ScannedCode CredentialCardReader::read(std::string_view scan)
{
    TrustedNow const now = m_clock.now();
    auto const agreed = now.quality == TimeQuality::Agreed ? std::optional{now.time} : std::nullopt;
    auto const shown = read_presentation(scan, m_trusted, agreed);
    if (!shown) return reason_of(shown.error());
    return ReadCard{shown->credential.card, shown->credential.expires, assurance_of(shown->freshness)};
}

void CredentialCardReader::reload()
{
    reload_issuers();
    reload_kiosks();
}

void CredentialCardReader::reload_issuers()
{
    auto rows = m_book.issuer_keys();
    if (!rows) {
        log::warning("issuer_keys_unreadable", {{"code", rows.error().code}});
        if (!m_trusted.issuers.keys.empty()) return; // the keys that are known stay good
    }
    auto const& trusted = rows && !rows->empty() ? *rows : m_at_joining;
    m_trusted.issuers.keys.clear();
    for (auto const& row : trusted) {
        auto const key = VerifyKey::from_bytes(row.key);
        if (key) m_trusted.issuers.keys.push_back({row.kid, *key});
    }
}

void CredentialCardReader::reload_kiosks()
{
    auto const certificates = m_book.kiosk_certificates();
    if (!certificates) {
        log::warning("kiosk_certificates_unreadable", {{"code", certificates.error().code}});
        return; // the kiosks that are known stay good
    }
    auto const refused = m_trusted.kiosks.load(*certificates, m_trusted.issuers);
    if (refused > 0) log::warning("kiosk_certificates_refused", {{"count", static_cast<std::int64_t>(refused)}});
}

} // namespace yizhan
