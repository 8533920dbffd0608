// The codes of joining against one plain Ed25519 verification in the same run: a kiosk's provisional code among
// thousands of certified kiosks, its certificate, and a phone's fresh presentation.
#include "tests/bench/bench.h"

#include "shared/platform/random.h"
#include "shared/protocol/presentation.h"
#include "tests/support/phone_key.h"

#include <fmt/format.h>
#include <sodium.h>

namespace yizhan::bench {
namespace {

constexpr int rounds = 2000;
constexpr std::size_t kiosks = 5000;
IssuerKid const issuer_kid{1, 2};
UtcMs const now{1'795'509'000'000};
UtcMs const end{1'827'014'400'000};

SigningKey fresh_key(Random& random)
{
    return SigningKey{Secret::generate([&](auto out) { random.fill(out); })};
}

struct District {
    SystemRandom random;
    SigningKey issuer = fresh_key(random);
    TrustedKeys trusted{{{{issuer_kid, issuer.verify_key()}}}, {}};
    std::vector<Bytes> certificates;
    std::string first_kiosks_code;
    std::string provisional; // of a kiosk whose kid two others share: all three are tried
    bool ok = true;
};

Bytes certificate_of(District& district, VerifyKey const& key)
{
    auto const id = KioskId::make(fmt::format("k{}", district.certificates.size()));
    return issue_kiosk_certificate({id, StationId::make("s1"), key, end, issuer_kid}, district.issuer);
}

void fill(District& district)
{
    std::vector<SigningKey> of_one_kid;
    while (of_one_kid.size() < 3) {
        auto key = fresh_key(district.random);
        bool const same
            = of_one_kid.empty() || kiosk_kid(key.verify_key()) == kiosk_kid(of_one_kid.front().verify_key());
        if (!same && district.certificates.size() >= kiosks - 3) continue;
        district.certificates.push_back(certificate_of(district, key.verify_key()));
        if (same) of_one_kid.push_back(std::move(key));
    }
    district.first_kiosks_code = issue_provisional(CardId::make("00112233445566aa"), end, of_one_kid.front());
    district.provisional = issue_provisional(CardId::make("00112233445566aa"), end, of_one_kid.back());
    district.ok = district.trusted.kiosks.load(district.certificates, district.trusted.issuers) == 0;
}

std::vector<Figure> measure_codes()
{
    District district;
    fill(district);
    test::PhoneKey const phone{3};
    Credential const bound{
        CardId::make("00112233445566aa"), 3, CredentialClass::Member, end, issuer_kid, phone.public_key()};
    auto const shown = phone.present(issue_credential(bound, district.issuer), bound.card, now);
    auto const step = presentation_message(bound.card, presentation_step_at(now));
    auto const proof = phone.sign(step);

    Bytes const message(120, 7); // as long as the COSE Sig_structure of a code
    KeySignature const signature = district.issuer.sign(message);
    Samples floor;
    Samples chain;
    Samples first;
    Samples presentation;
    Samples p256;
    auto& ok = district.ok;
    for (int i = 0; i < rounds; ++i) {
        floor.time([&] {
            ok = ok
                && crypto_sign_verify_detached(
                       signature.data(), message.data(), message.size(), district.issuer.verify_key().bytes().data())
                    == 0;
        });
        chain.time([&] { ok = ok && read_credential(district.provisional, district.trusted, now)->signed_by_kiosk; });
        first.time([&] {
            TrustedKeys fresh{district.trusted.issuers, {}};
            ok = ok && fresh.kiosks.add(district.certificates[0], fresh.issuers)
                && read_credential(district.first_kiosks_code, fresh, now)->signed_by_kiosk;
        });
        presentation.time(
            [&] { ok = ok && read_presentation(shown, district.trusted, now)->freshness == Freshness::Fresh; });
        p256.time([&] { ok = ok && bound.phone_key->verify(as_bytes(step), proof); });
    }
    auto const figure = [&](char const* name, Samples const& samples, double must, std::string what) {
        return Figure{"enrollment", name, ok ? samples.median() : 1e9, "us", floor.median(), must, Must::AtMost,
            std::move(what) + "; floor: one Ed25519 verify by libsodium"};
    };
    return {
        figure("provisional_verify", chain, 4.5,
            fmt::format("provisional code, its kiosk's kid shared by two of {} others, median", kiosks)),
        figure("certificate_and_code_verify", first, 4.5, "certificate of a kiosk and its first code, median"),
        figure("presentation_verify", presentation, 6.0, "phone's fresh presentation: Ed25519 and P-256, median"),
        figure("p256_verify", p256, 4.0, "P-256 alone, by OpenSSL, median"),
    };
}

Benchmark const registered{"enrollment", "codes", measure_codes};

} // namespace
} // namespace yizhan::bench
