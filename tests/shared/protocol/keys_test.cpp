#include "shared/base/ids.h"
#include "shared/protocol/hash.h"
#include "shared/protocol/keys.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>
#include <type_traits>

using namespace yizhan;

TEST_CASE("Ed25519 signs as RFC 8032 §7.1, test 2 has it", "[keys]")
{
    auto const seed = from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value();
    SigningKey const key{Secret::from_bytes(seed).value()};
    CHECK(to_hex(key.verify_key().bytes()) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    Bytes const message{0x72};
    auto const signature = key.sign(message);
    CHECK(to_hex(signature)
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb43"
           "02aeeb00d291612bb0c00");
    CHECK(key.verify_key().verify(message, signature));
}

TEST_CASE("a signature holds for its message and its key only", "[keys]")
{
    auto const key = test::signing_key(1);
    auto const signature = key.sign(as_bytes("water"));
    CHECK_FALSE(key.verify_key().verify(as_bytes("Water"), signature));
    CHECK_FALSE(test::signing_key(2).verify_key().verify(as_bytes("water"), signature));
    for (std::size_t bit = 0; bit < 512; ++bit) {
        auto changed = signature;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        REQUIRE_FALSE(key.verify_key().verify(as_bytes("water"), changed));
    }
}

TEST_CASE("a key survives being written down", "[keys]")
{
    auto const key = test::signing_key(3);
    CHECK(VerifyKey::from_text(key.verify_key().text()) == key.verify_key());
    SigningKey const again{Secret::from_bytes(key.seed().bytes()).value()};
    CHECK(again.verify_key() == key.verify_key());
}

TEST_CASE("bytes that are no usable key are refused", "[keys]")
{
    CHECK_FALSE(VerifyKey::from_bytes(Bytes(31)).has_value());
    CHECK_FALSE(VerifyKey::from_bytes(Bytes(33)).has_value());
    CHECK_FALSE(VerifyKey::from_bytes(Bytes(32)).has_value()); // y = 0: of small order, would verify forgeries
    Bytes identity(32);
    identity[0] = 1;
    CHECK_FALSE(VerifyKey::from_bytes(identity).has_value());
    CHECK_FALSE(VerifyKey::from_bytes(Bytes(32, 0xFF)).has_value());
    CHECK_FALSE(VerifyKey::from_text("not a key").has_value());
    CHECK_FALSE(Secret::from_bytes(Bytes(16)).has_value());
}

TEST_CASE("two keys have two names, fit for a header", "[keys]")
{
    auto const one = test::signing_key(1).verify_key().key_id();
    CHECK(one != test::signing_key(2).verify_key().key_id());
    CHECK(one == test::signing_key(1).verify_key().key_id());
    CHECK(one.size() == 22);
    CHECK(is_id_text(one));
}

TEST_CASE("a secret can be moved, leaves nothing behind and cannot be copied", "[keys]")
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(!std::is_copy_constructible_v<SigningKey> && !std::is_copy_assignable_v<SigningKey>);
    auto first = Secret::generate([](auto out) { std::fill(out.begin(), out.end(), std::uint8_t{7}); });
    auto const second = std::move(first);
    CHECK(same_bytes(second.bytes(), Bytes(32, 7)));
    CHECK(same_bytes(first.bytes(), Bytes(32, 0))); // NOLINT(bugprone-use-after-move): that is the point
}

TEST_CASE("BLAKE2b is the one of RFC 7693, cut to 32 bytes, and parts are one string", "[hash]")
{
    CHECK(to_hex(blake2b(as_bytes("abc"))) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(blake2b({as_bytes("a"), as_bytes("bc")}) == blake2b(as_bytes("abc")));
    auto const key = *Secret::from_bytes(Bytes(32, 1));
    auto const other = *Secret::from_bytes(Bytes(32, 2));
    CHECK(keyed_blake2b(key, {as_bytes("abc")}) != blake2b(as_bytes("abc")));
    CHECK(keyed_blake2b(key, {as_bytes("abc")}) != keyed_blake2b(other, {as_bytes("abc")}));
}

TEST_CASE("a hash is read from exactly 64 hex digits", "[hash]")
{
    auto const hash = blake2b(as_bytes("abc"));
    CHECK(hash_from_hex(to_hex(hash)) == hash);
    CHECK_FALSE(hash_from_hex(to_hex(hash).substr(2)).has_value());
    CHECK_FALSE(hash_from_hex(std::string(64, 'G')).has_value());
}
