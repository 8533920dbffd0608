// The kiosks whose provisional codes are believed: thousands of them, found by the kid of a code without looking at the
// others. Every certificate's signature is verified once, when it comes in; reading a code costs none of it again.
#pragma once

#include "shared/protocol/kiosk_certificate.h"

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace yizhan {

class KioskKeys {
public:
    // Kiosks of one kid: more than a few of them among thousands is no accident. Each is one more signature to try.
    static constexpr std::size_t max_same_kid = 8;
    static constexpr std::size_t max_kiosks = 50'000;

    // Makes these all that is known. A certificate that was known before costs no signature, unless the issuers' keys
    // changed. The number of those that are not believed or found no place.
    std::size_t load(std::span<Bytes const> certificates, IssuerKeys const& issuers);
    // One more. Of two certificates of one key the one that lasts longer stays. UnknownKey also: no place any more.
    tl::expected<KioskCertificate, CredentialFault> add(ByteView certificate, IssuerKeys const& issuers);
    // Nothing that this kiosk signed is believed any more, until a certificate is added again.
    void withdraw(KioskId const& kiosk);

    // At most max_same_kid. Valid until the next change.
    std::span<KioskCertificate const> with_kid(IssuerKid const& kid) const;
    std::size_t size() const { return m_size; }

private:
    bool put(KioskCertificate const& certificate);

    using Digest = std::array<std::uint8_t, 32>;
    std::unordered_map<std::uint16_t, std::vector<KioskCertificate>> m_by_kid;
    std::size_t m_size = 0;
    std::map<Digest, KioskCertificate> m_verified; // by the certificate's bytes, under m_issuers
    IssuerKeys m_issuers;
};

// Everything that may have signed a code: the union for all classes, a kiosk for provisional ones only.
struct TrustedKeys {
    IssuerKeys issuers;
    KioskKeys kiosks;
};

} // namespace yizhan
