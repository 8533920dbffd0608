// What joining reads from strangers: a kiosk's certificate and a phone's presentation. Only what the issuer wrote is
// believed, and of a phone's card only what its phone proved.
#include "shared/protocol/base45.h"
#include "shared/protocol/cose.h"
#include "shared/protocol/presentation.h"
#include "tests/fuzz/targets/targets.h"

#include <algorithm>

namespace yizhan::fuzz {
namespace {

IssuerKid const kid{0, 1};
UtcMs const end{1'827'014'400'000};
UtcMs const now{1'795'509'000'000};

// A phone's key (its secret number is 03 32 times) and one signature of it over card 0011223344556677, step 119700600.
constexpr std::string_view phone_key = "04591ab771ebbcfd6d9cb9094d106528add1a69d44c2c1f627f089ec58b9c61adf9f4e6abf0d045"
                                       "c0c693a3c68ad7c97ca72be64def4a26fecd2"
                                       "63dd98a92780f0";
constexpr std::string_view phone_signature = "7adb8cdc5ea0aa34f5553fbaef26560ba7878ed45aecc0220592376a9f5d7ff6022ad581b"
                                             "b1048bd5ee784140d7f99036d0b7fdcf4833dfde077535f0390b21f";
constexpr std::int64_t signed_step = 119'700'600;

SigningKey const& key_of(std::uint8_t number)
{
    static SigningKey const issuer{*Secret::from_bytes(Bytes(Secret::size, 1))};
    static SigningKey const kiosk{*Secret::from_bytes(Bytes(Secret::size, 2))};
    return number == 1 ? issuer : kiosk;
}

Bytes certificate()
{
    return issue_kiosk_certificate(
        {KioskId::make("k1"), StationId::make("s1"), key_of(2).verify_key(), end, kid}, key_of(1));
}

TrustedKeys const& trusted()
{
    static TrustedKeys const keys = [] {
        TrustedKeys out{{{{kid, key_of(1).verify_key()}}}, {}};
        promise(out.kiosks.add(certificate(), out.issuers).has_value(), "a good certificate is believed");
        return out;
    }();
    return keys;
}

void read_certificate(ByteView bytes)
{
    auto const read = read_kiosk_certificate(bytes, trusted().issuers);
    if (!read) return;
    promise(std::ranges::equal(issue_kiosk_certificate(*read, key_of(1)), bytes),
        "a certificate that is believed is as the issuer writes it");
}

void run_certificate(ByteView input)
{
    read_certificate(input);
    // As if the issuer had signed these claims.
    read_certificate(write_cose_sign1(kid, input, as_bytes("yizhan-kiosk-certificate"), key_of(1)));
    promise(!read_kiosk_certificate(write_cose_sign1(kid, input, {}, key_of(1)), trusted().issuers),
        "what was not signed as a certificate is none");
}

std::vector<std::string> certificate_seeds()
{
    auto const good = certificate();
    return {std::string{as_text(good)}, std::string{as_text(read_cose_sign1(good)->payload)}};
}

Credential phone_card()
{
    return {CardId::make("0011223344556677"), 3, CredentialClass::Member, end, kid,
        P256Key::from_raw(from_hex(phone_key).value()).value()};
}

std::string good_presentation()
{
    P256Key::Signature signature{};
    auto const bytes = from_hex(phone_signature).value();
    std::copy(bytes.begin(), bytes.end(), signature.begin());
    return format_presentation(issue_credential(phone_card(), key_of(1)), signed_step, signature).value();
}

void read(std::string_view scan)
{
    auto const text = credential_text(scan);
    auto const shown = read_presentation(scan, trusted(), now);
    if (!shown) return;
    auto const& signer = shown->credential.signed_by_kiosk ? key_of(2) : key_of(1);
    promise(text && text->view() == issue_credential(shown->credential, signer), "the card is as its signer writes it");
    promise(!shown->credential.signed_by_kiosk || shown->credential.cls == CredentialClass::Provisional,
        "a kiosk signs provisional codes only");
    if (!scan.starts_with("YZP:")) {
        promise(shown->freshness == (shown->credential.phone_key ? Freshness::Unproven : Freshness::NotBound),
            "a card alone proves no phone");
        return;
    }
    promise(shown->credential == phone_card() && shown->step == signed_step && shown->freshness == Freshness::Fresh,
        "only what the phone signed is proved");
}

void run_presentation(ByteView input)
{
    read(as_text(input));
    read("YZP:" + to_base45(input));
    // A genuine card with whatever behind it, and a kiosk that signs whatever it likes.
    auto const card = from_base45(std::string_view{issue_credential(phone_card(), key_of(1))}.substr(4)).value();
    auto bytes = CborWriter{}.array(3).bytes(card).take();
    bytes.insert(bytes.end(), input.begin(), input.end());
    read("YZP:" + to_base45(bytes));
    read("YZ1:" + to_base45(write_cose_sign1(kiosk_kid(key_of(2).verify_key()), input, {}, key_of(2))));
}

std::vector<std::string> presentation_seeds()
{
    auto const scan = good_presentation();
    promise(read_presentation(scan, trusted(), now).has_value(), "a good presentation is read");
    auto const bytes = from_base45(std::string_view{scan}.substr(4)).value();
    auto const provisional = from_hex("a4041a6ce607000748001122334455667720002102").value();
    return {scan, std::string{as_text(bytes)}, std::string{as_text(ByteView{bytes}.subspan(3 + 144))},
        std::string{as_text(provisional)}, issue_credential(phone_card(), key_of(1))};
}

} // namespace

Target const kiosk_certificate{"kiosk_certificate", run_certificate, certificate_seeds};
Target const presentation{"presentation", run_presentation, presentation_seeds};

} // namespace yizhan::fuzz
