#include "shared/protocol/kiosk_keys.h"

#include "shared/protocol/hash.h"

#include <algorithm>

namespace yizhan {
namespace {

std::uint16_t number_of(IssuerKid const& kid) { return static_cast<std::uint16_t>(kid[0] << 8U | kid[1]); }

} // namespace

std::size_t KioskKeys::load(std::span<Bytes const> certificates, IssuerKeys const& issuers)
{
    auto before = std::exchange(m_verified, {});
    if (issuers != m_issuers) before.clear();
    m_by_kid.clear();
    m_size = 0;
    m_issuers = issuers;
    std::size_t left_out = 0;
    for (auto const& bytes : certificates) {
        auto const known = before.find(blake2b(bytes));
        if (known == before.end()) {
            if (!add(bytes, issuers)) ++left_out;
            continue;
        }
        if (put(known->second))
            m_verified.insert(*known);
        else
            ++left_out;
    }
    return left_out;
}

tl::expected<KioskCertificate, CredentialFault> KioskKeys::add(ByteView bytes, IssuerKeys const& issuers)
{
    auto certificate = read_kiosk_certificate(bytes, issuers);
    if (!certificate) return certificate;
    if (!put(*certificate)) return tl::unexpected(CredentialFault::UnknownKey);
    if (issuers == m_issuers) m_verified.emplace(blake2b(bytes), *certificate);
    return certificate;
}

bool KioskKeys::put(KioskCertificate const& certificate)
{
    auto& same_kid = m_by_kid[number_of(kiosk_kid(certificate.key))];
    auto const same_key = std::find_if(
        same_kid.begin(), same_kid.end(), [&](KioskCertificate const& other) { return other.key == certificate.key; });
    if (same_key != same_kid.end()) {
        if (certificate.not_after >= same_key->not_after) *same_key = certificate;
        return true;
    }
    if (same_kid.size() == max_same_kid || m_size == max_kiosks) return false;
    same_kid.push_back(certificate);
    ++m_size;
    return true;
}

void KioskKeys::withdraw(KioskId const& kiosk)
{
    for (auto& [kid, same_kid] : m_by_kid)
        m_size -= std::erase_if(same_kid, [&](KioskCertificate const& other) { return other.kiosk == kiosk; });
    std::erase_if(m_verified, [&](auto const& entry) { return entry.second.kiosk == kiosk; });
}

std::span<KioskCertificate const> KioskKeys::with_kid(IssuerKid const& kid) const
{
    auto const found = m_by_kid.find(number_of(kid));
    if (found == m_by_kid.end()) return {};
    return found->second;
}

} // namespace yizhan
