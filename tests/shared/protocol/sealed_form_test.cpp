#include "shared/protocol/sealed_form.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

SealingKeyPair pair(std::uint8_t number) { return SealingKeyPair{*Secret::from_bytes(Bytes(Secret::size, number))}; }

SealedFormPlace place()
{
    return {ApplicationId::make("0193b0a0-0000-7000-8000-000000000001"),
        EventId::make("0193b0a0-0000-7000-8000-000000000002"), KioskId::make("dongsheng.k1")};
}

Bytes form(std::size_t size) { return Bytes(size, 0x5a); }

bool holds(Result<PrivateBytes> const& opened, Bytes const& plain)
{
    return opened && std::equal(opened->begin(), opened->end(), plain.begin(), plain.end());
}

ErrorCode code_of(Result<PrivateBytes> const& opened) { return opened ? ErrorCode::Internal : opened.error().code; }

} // namespace

TEST_CASE("a sealed form is opened by the hub, as it was", "[sealed_form]")
{
    auto const size = GENERATE(0U, 1U, 300U, 900U, 1900U, 3000U, 3900U);
    auto const sealed = seal_form(pair(5).key(), place(), form(size)).value();
    CHECK(holds(open_form(sealed, pair(5), place()), form(size)));
}

TEST_CASE("the length of a sealed form tells one of five sizes and no more", "[sealed_form]")
{
    auto const length_of = [](std::size_t size) { return seal_form(pair(5).key(), place(), form(size))->size(); };
    CHECK(length_of(0) == 512 + 48);
    CHECK(length_of(1) == 512 + 48);
    CHECK(length_of(400) == length_of(0));
    CHECK(length_of(450) == 1024 + 48);
    CHECK(length_of(1500) == 2048 + 48);
    CHECK(length_of(2500) == 3072 + 48);
    CHECK(length_of(3900) == 4096 + 48);
    CHECK(seal_form(pair(5).key(), place(), form(4096)).error().code == ErrorCode::TooLarge);
}

TEST_CASE("a sealed form that was moved to another place is found out", "[sealed_form]")
{
    auto const sealed = seal_form(pair(5).key(), place(), form(100)).value();
    auto elsewhere = place();
    elsewhere.application = ApplicationId::make("0193b0a0-0000-7000-8000-000000000003");
    CHECK(code_of(open_form(sealed, pair(5), elsewhere)) == ErrorCode::Conflict);
    elsewhere = place();
    elsewhere.event = EventId::make("0193b0a0-0000-7000-8000-000000000003");
    CHECK(code_of(open_form(sealed, pair(5), elsewhere)) == ErrorCode::Conflict);
    elsewhere = place();
    elsewhere.kiosk = KioskId::make("dongsheng.k2");
    CHECK(code_of(open_form(sealed, pair(5), elsewhere)) == ErrorCode::Conflict);
}

TEST_CASE("a sealed form opens with its key only, and not when it was touched anywhere", "[sealed_form]")
{
    auto const sealed = seal_form(pair(5).key(), place(), form(100)).value();
    CHECK(code_of(open_form(sealed, pair(6), place())) == ErrorCode::Unauthorised);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto altered = sealed;
        altered[at] ^= 1;
        CHECK(code_of(open_form(altered, pair(5), place())) == ErrorCode::Unauthorised);
    }
    for (auto const size : {0U, 47U, 48U, 100U, 559U})
        CHECK(code_of(open_form(ByteView{sealed}.first(size), pair(5), place())) == ErrorCode::Unauthorised);
}

TEST_CASE("a form sealed under an older key is found by the key's name", "[sealed_form]")
{
    std::vector<SealingKeyPair> pairs;
    pairs.push_back(pair(5));
    pairs.push_back(pair(6));
    auto const sealed = seal_form(pair(5).key(), place(), form(100)).value();
    CHECK(holds(open_form(sealed, pairs, pair(5).kid(), place()), form(100)));
    CHECK(code_of(open_form(sealed, pairs, pair(6).kid(), place())) == ErrorCode::Unauthorised);
    CHECK(code_of(open_form(sealed, pairs, pair(7).kid(), place())) == ErrorCode::NotFound);
}

TEST_CASE("what is sealed has the form that the protocol says", "[sealed_form]")
{
    SealedFormPlace const here{ApplicationId::make("a"), EventId::make("e"), KioskId::make("k")};
    auto const sealed = seal_form(pair(5).key(), here, Bytes{1, 2, 3}).value();
    auto const plain = open_sealed(sealed, pair(5)).value();
    REQUIRE(plain.size() == 512);
    CHECK(to_hex(ByteView{plain}.first(19))
        == "000e"
           "860144"
            + pair(5).kid().text()
            + "61616165616b03"
              "010203");
    CHECK(std::all_of(plain.begin() + 19, plain.end(), [](std::uint8_t byte) { return byte == 0; }));
}

TEST_CASE("what somebody else sealed in another form is refused", "[sealed_form]")
{
    SealedFormPlace const here{ApplicationId::make("a"), EventId::make("e"), KioskId::make("k")};
    auto const open_plain = [&](Bytes plain, std::size_t size) {
        plain.resize(size, 0);
        return code_of(open_form(seal(pair(5).key(), plain), pair(5), here));
    };
    auto const header = [](std::string const& text) {
        auto out = from_hex(text).value();
        out.insert(out.begin(), {0, static_cast<std::uint8_t>(out.size())});
        return out;
    };
    auto const kid = pair(5).kid().text();
    REQUIRE(open_plain(header("860144" + kid + "61616165616b03"), 512) == ErrorCode::Internal); // it opens
    CHECK(open_plain(header("860144" + kid + "61616165616b03"), 511) == ErrorCode::InvalidInput);
    CHECK(open_plain(header("860144" + kid + "61616165616b190200"), 512) == ErrorCode::InvalidInput);
    CHECK(open_plain(header("860244" + kid + "61616165616b03"), 512) == ErrorCode::Unsupported);
    CHECK(open_plain(header("860144" + pair(6).kid().text() + "61616165616b03"), 512) == ErrorCode::Conflict);
    CHECK(open_plain(header("850144" + kid + "61616165616b"), 512) == ErrorCode::InvalidInput);
    CHECK(open_plain(Bytes{0xff, 0xff}, 512) == ErrorCode::InvalidInput);
    auto hidden = header("860144" + kid + "61616165616b00");
    hidden.push_back(7); // something in the padding
    CHECK(open_plain(hidden, 512) == ErrorCode::InvalidInput);
    CHECK(open_plain({}, 0) == ErrorCode::InvalidInput);
}

TEST_CASE("a sealing key has a name and one written form", "[sealed_form]")
{
    auto const key = pair(5).key();
    CHECK(SealingKey::from_text(key.text()) == key);
    CHECK(SealingKey::from_bytes(key.bytes()) == key);
    CHECK(SealingKid::parse(key.kid().text()) == key.kid());
    CHECK(to_hex(key.bytes()) == "50a61409b1ddd0325e9b16b700e719e9772c07000b1bd7786e907c653d20495d");
    CHECK(key.kid().text() == "f6bfa355");
    CHECK_FALSE(SealingKid::parse("0011223").has_value());
    CHECK_FALSE(SealingKid::parse("00112233FF").has_value());
    CHECK_FALSE(SealingKid::parse("AABBCCDD").has_value());
    CHECK_FALSE(SealingKey::from_bytes(key.bytes().first(31)).has_value());
}

TEST_CASE("a point with which every secret agrees on zeros is no sealing key", "[sealed_form]")
{
    auto const* const text = GENERATE("0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    CHECK_FALSE(SealingKey::from_bytes(from_hex(text).value()).has_value());
}
