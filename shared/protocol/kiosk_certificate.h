// What lets a kiosk sign provisional codes: the union's word that this key belongs to this kiosk. A COSE_Sign1 (cose.h)
// by an issuer's key, with external_aad "yizhan-kiosk-certificate", over a CWT:
//   {2: kiosk (text), 4: not after (seconds), 8: {1: {1: 1, -1: 6, -2: verify key (32 bytes)}}, -1: station (text)}
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/protocol/issuer_keys.h"

#include <tl/expected.hpp>

namespace yizhan {

struct KioskCertificate {
    KioskId kiosk;
    StationId station;
    VerifyKey key;
    UtcMs not_after; // whole seconds, until 2106
    IssuerKid issuer{}; // who says so

    bool operator==(KioskCertificate const&) const = default;
};

// The name of a kiosk's key in the codes that it signs: the first two bytes of BLAKE2b-256 over the key.
IssuerKid kiosk_kid(VerifyKey const& key);

// REQUIRES: ids, and not_after in 1970..2106 (else a bug: aborts).
Bytes issue_kiosk_certificate(KioskCertificate const& certificate, SigningKey const& issuer);
// Any bytes may come in; only a certificate with a valid signature of an issuer comes out. Whether it is past is for
// who uses it: see read_credential.
tl::expected<KioskCertificate, CredentialFault> read_kiosk_certificate(ByteView bytes, IssuerKeys const& trusted);

} // namespace yizhan
