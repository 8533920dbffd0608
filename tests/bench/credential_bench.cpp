// Decoding and verifying a member's code, against libsodium's own verification of the same bytes.
#include "tests/bench/bench.h"

#include "shared/platform/random.h"
#include "shared/protocol/credential.h"

#include <sodium.h>

namespace yizhan::bench {
namespace {

std::vector<Figure> measure_credential()
{
    SystemRandom random;
    SigningKey const key{Secret::generate([&](auto out) { random.fill(out); })};
    Credential const credential{
        CardId::make("00112233445566aa"), 3, CredentialClass::Member, UtcMs{1'827'043'200'000}, {1, 2}};
    std::string const code = issue_credential(credential, key);
    IssuerKeys keys;
    keys.keys.push_back({{1, 2}, key.verify_key()});

    Bytes message(120, 7); // as long as the COSE Sig_structure of a code
    KeySignature const signature = key.sign(message);
    Samples ours;
    Samples floor;
    bool ok = true;
    for (int i = 0; i < 3000; ++i) {
        ours.time([&] { ok = ok && read_credential(code, keys).has_value(); });
        floor.time([&] {
            ok = ok
                && crypto_sign_verify_detached(
                       signature.data(), message.data(), message.size(), key.verify_key().bytes().data())
                    == 0;
        });
    }
    double const value = ok ? ours.median() : 1e9;
    return {{"main", "credential_verify", value, "us", floor.median(), 1.5, Must::AtMost,
        "credential decode + verify, median; floor: Ed25519 verify by libsodium"}};
}

Benchmark const registered{"main", "credential", measure_credential};

} // namespace
} // namespace yizhan::bench
