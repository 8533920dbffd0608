// The keys that may sign codes and certificates, as whoever verifies them has them listed.
#pragma once

#include "shared/protocol/keys.h"

#include <array>
#include <cstdint>
#include <vector>

namespace yizhan {

// Names one key of a signer; two keys may share it.
using IssuerKid = std::array<std::uint8_t, 2>;

// COSE algorithm numbers (RFC 9053).
enum class CoseAlgorithm : std::int64_t { EdDSA = -8 };

struct IssuerKey {
    IssuerKid kid{};
    VerifyKey key;
    CoseAlgorithm algorithm = CoseAlgorithm::EdDSA; // set by who lists the key, never by the code that is scanned

    bool operator==(IssuerKey const&) const = default;
};

// The keys of the union itself: a handful. More than `max_keys` of them are not looked at.
struct IssuerKeys {
    static constexpr std::size_t max_keys = 16;
    std::vector<IssuerKey> keys;

    bool operator==(IssuerKeys const&) const = default;
};

enum class CredentialFault {
    Unreadable, // ours by its prefix, but mangled: scan once more
    NotOurs, // some other QR code
    WrongSignature, // also: signed by a kiosk that may not sign this
    UnknownKey, // also: a kiosk's key whose certificate is past or withdrawn
    WrongAlgorithm,
};

} // namespace yizhan
