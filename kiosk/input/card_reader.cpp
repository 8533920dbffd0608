#include "kiosk/input/card_reader.h"

#include "shared/platform/log.h"

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

} // namespace

CredentialCardReader::CredentialCardReader(StationBook& book, std::vector<IssuerKeyRow> at_joining)
    : m_book{book}, m_at_joining{std::move(at_joining)}
{
    reload();
}

ScannedCode CredentialCardReader::read(std::string_view scan)
{
    auto const credential = read_credential(scan, m_keys);
    if (!credential) return reason_of(credential.error());
    return ReadCard{credential->card, credential->expires, Assurance::StaticCode};
}

void CredentialCardReader::reload()
{
    auto rows = m_book.issuer_keys();
    if (!rows) {
        log::warning("issuer_keys_unreadable", {{"code", rows.error().code}});
        if (!m_keys.keys.empty()) return; // the keys that are known stay good
    }
    auto const& trusted = rows && !rows->empty() ? *rows : m_at_joining;
    m_keys.keys.clear();
    for (auto const& row : trusted) {
        auto const key = VerifyKey::from_bytes(row.key);
        if (key) m_keys.keys.push_back({row.kid, *key});
    }
}

} // namespace yizhan
