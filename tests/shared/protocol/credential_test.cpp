#include "shared/protocol/base45.h"
#include "shared/protocol/cbor.h"
#include "shared/protocol/credential.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

IssuerKid const first_kid{0x00, 0x01};
IssuerKid const other_kid{0x00, 0x02};

Credential card()
{
    return {CardId::make("0011223344556677"), 3, CredentialClass::Member, *parse_rfc3339("2027-11-24T00:00:00Z"),
        first_kid};
}

IssuerKeys trusting(std::uint8_t key, IssuerKid kid = first_kid)
{
    return {{IssuerKey{kid, test::signing_key(key).verify_key()}}};
}

CredentialFault fault_of(std::string_view scan, IssuerKeys const& trusted)
{
    return read_credential(scan, trusted).error();
}

// A code as somebody else's program might write it: any header and payload, signed by a key that we trust.
std::string signed_code(Bytes const& protected_header, Bytes const& payload, std::uint8_t key = 1)
{
    auto const message
        = CborWriter{}.array(4).text("Signature1").bytes(protected_header).bytes({}).bytes(payload).take();
    auto const signature = test::signing_key(key).sign(message);
    return "YZ1:"
        + to_base45(CborWriter{}.array(4).bytes(protected_header).map(0).bytes(payload).bytes(signature).take());
}

Bytes hex(std::string_view text) { return from_hex(text).value(); }

} // namespace

TEST_CASE("a member's code is read as it was issued", "[credential]")
{
    auto const cls = GENERATE(CredentialClass::Member, CredentialClass::Volunteer, CredentialClass::Provisional);
    auto issued = card();
    issued.cls = cls;
    CHECK(read_credential(issue_credential(issued, test::signing_key(1)), trusting(1)) == issued);
}

TEST_CASE("a member's code keeps its size: 98 bytes, 100 at most, one symbol of 41 x 41", "[credential]")
{
    auto const bytes_with_generation = [](std::uint32_t generation) {
        auto credential = card();
        credential.generation = generation;
        auto const text = issue_credential(credential, test::signing_key(1));
        REQUIRE(read_credential(text, trusting(1)) == credential);
        CHECK(text.size() <= 154); // what version 6 with error correction M holds
        return from_base45(std::string_view{text}.substr(4))->size();
    };
    CHECK(bytes_with_generation(0) == 98);
    CHECK(bytes_with_generation(23) == 98);
    CHECK(bytes_with_generation(255) == 99);
    CHECK(bytes_with_generation(65535) == 100);
}

TEST_CASE("any other QR code is not ours, and is told apart from ours when mangled", "[credential]")
{
    for (auto const* scan :
        {"", "YZ", "https://example.org/x", "WIFI:T:WPA;S:x;;", "YZ2:BB8", "yz1:BB8", " YZ1:BB8", "YZJ1:BB8"}) {
        CAPTURE(scan);
        CHECK(fault_of(scan, trusting(1)) == CredentialFault::NotOurs);
    }
    auto const text = issue_credential(card(), test::signing_key(1));
    std::string doubled_space = text;
    doubled_space.insert(20, " ");
    for (auto const& scan : {std::string{"YZ1:"}, std::string{"YZ1:abc"}, text + "A", text + " ", text.substr(0, 150),
             doubled_space, "YZ1:" + std::string(508, '0'), "YZ1:" + std::string(100'000, '0')}) {
        CHECK(fault_of(scan, trusting(1)) == CredentialFault::Unreadable);
    }
}

TEST_CASE("a code is believed only from a trusted key of the same name", "[credential]")
{
    auto const text = issue_credential(card(), test::signing_key(1));
    CHECK(fault_of(text, {}) == CredentialFault::UnknownKey);
    CHECK(fault_of(text, trusting(1, other_kid)) == CredentialFault::UnknownKey);
    CHECK(fault_of(text, trusting(2)) == CredentialFault::WrongSignature);
}

TEST_CASE("of two keys with the same name the right one is found", "[credential]")
{
    IssuerKeys const both{
        {{first_kid, test::signing_key(2).verify_key()}, {first_kid, test::signing_key(1).verify_key()}}};
    CHECK(read_credential(issue_credential(card(), test::signing_key(1)), both) == card());
    CHECK(read_credential(issue_credential(card(), test::signing_key(2)), both) == card());
    CHECK(fault_of(issue_credential(card(), test::signing_key(3)), both) == CredentialFault::WrongSignature);
}

TEST_CASE("the key decides the algorithm, not the code", "[credential]")
{
    auto const payload = hex("a4041a6b5d6d000748001122334455667720032100");
    auto const good = hex("a2012704420001");
    REQUIRE(read_credential(signed_code(good, payload), trusting(1)).has_value());
    auto const [why, header] = GENERATE(table<std::string, std::string>({{"ES256", "a2012604420001"},
        {"HMAC 256 with the public key as secret", "a2010504420001"}, {"no algorithm: zero", "a2010004420001"}}));
    INFO(why);
    CHECK(fault_of(signed_code(hex(header), payload), trusting(1)) == CredentialFault::WrongAlgorithm);
}

TEST_CASE("a genuine signature over claims of another form is still unreadable", "[credential]")
{
    auto const good = hex("a2012704420001");
    auto const [why, payload] = GENERATE(table<std::string, std::string>(
        {{"no claims", "a0"}, {"a claim too few", "a3041a6b5d6d00074800112233445566772003"},
            {"a claim too many", "a501190100041a6b5d6d000748001122334455667720032100"},
            {"a card of seven bytes", "a4041a6b5d6d0007470011223344556620032100"},
            {"an expiry after 2106", "a4041b00000001000000000748001122334455667720032100"},
            {"an expiry before 1970", "a404200748001122334455667720032100"},
            {"a generation that is too large", "a4041a6b5d6d0007480011223344556677201a000100002100"},
            {"a class that does not exist", "a4041a6b5d6d000748001122334455667720032103"},
            {"claims in another order", "a4041a6b5d6d000748001122334455667721002003"}, {"not CBOR at all", "ff"}}));
    INFO(why);
    CHECK(fault_of(signed_code(good, hex(payload)), trusting(1)) == CredentialFault::Unreadable);
}

TEST_CASE("an expired code is read like any other: whether it counts is not decided here", "[credential]")
{
    auto old = card();
    old.expires = UtcMs{0};
    CHECK(read_credential(issue_credential(old, test::signing_key(1)), trusting(1)) == old);
}
