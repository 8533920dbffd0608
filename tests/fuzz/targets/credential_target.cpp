// Nothing but the issuer's own text is ever believed: not other text, not other claims, not the same in other words.
#include "shared/protocol/base45.h"
#include "shared/protocol/cbor.h"
#include "shared/protocol/credential.h"
#include "tests/fuzz/targets/targets.h"

namespace yizhan::fuzz {
namespace {

IssuerKid const kid{0, 1};

SigningKey const& issuer()
{
    static SigningKey const key{*Secret::from_bytes(Bytes(Secret::size, 1))};
    return key;
}

void read(std::string_view scan)
{
    static IssuerKeys const trusted{{{kid, issuer().verify_key()}}};
    auto const credential = read_credential(scan, trusted);
    if (!credential) return;
    promise(issue_credential(*credential, issuer()) == scan, "a code that is believed is as the issuer writes it");
}

// As if the issuer had signed these claims under this header: the signature is good, so they are looked at.
std::string signed_code(ByteView header, ByteView payload)
{
    auto const message = CborWriter{}.array(4).text("Signature1").bytes(header).bytes({}).bytes(payload).take();
    auto const signature = issuer().sign(message);
    return "YZ1:" + to_base45(CborWriter{}.array(4).bytes(header).map(0).bytes(payload).bytes(signature).take());
}

void run(ByteView input)
{
    read(as_text(input));
    read("YZ1:" + to_base45(input));
    auto const header = CborWriter{}.map(2).integer(1).integer(-8).integer(4).bytes(kid).take();
    read(signed_code(header, input));
    if (input.size() > 8) read(signed_code(input.first(7), input.subspan(7)));
}

std::vector<std::string> seeds()
{
    Credential const card{
        CardId::make("0011223344556677"), 3, CredentialClass::Volunteer, UtcMs{1'826'928'000'000}, kid};
    auto const payload = from_hex("a4041a6ce607000748001122334455667720032100").value();
    return {issue_credential(card, issuer()), std::string{as_text(payload)}};
}

} // namespace

Target const credential{"credential", run, seeds};

} // namespace yizhan::fuzz
