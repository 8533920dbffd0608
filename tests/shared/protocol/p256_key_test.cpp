#include "shared/protocol/p256_key.h"
#include "tests/support/phone_key.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace yizhan;

namespace {

Bytes hex(std::string_view text) { return from_hex(text).value(); }

// RFC 6979 appendix A.2.5.
constexpr std::string_view rfc_x = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
constexpr std::string_view rfc_y = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

P256Key rfc_key() { return P256Key::from_raw(hex(fmt::format("04{}{}", rfc_x, rfc_y))).value(); }

P256Key::Signature signature_of(std::string_view text)
{
    P256Key::Signature out{};
    auto const bytes = hex(text);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

std::string jwk(std::string_view kty, std::string_view crv, std::string_view x, std::string_view y)
{
    return R"({"ext":true,"key_ops":["verify"],"kty":")" + std::string{kty} + R"(","crv":")" + std::string{crv}
    + R"(","x":")" + std::string{x} + R"(","y":")" + std::string{y} + R"("})";
}

} // namespace

TEST_CASE("a signature of RFC 6979 is verified, and only over its message", "[p256]")
{
    auto const sample = signature_of("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                                     "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    CHECK(rfc_key().verify(as_bytes("sample"), sample));
    CHECK_FALSE(rfc_key().verify(as_bytes("test"), sample));
    CHECK_FALSE(test::PhoneKey{1}.public_key().verify(as_bytes("sample"), sample));
    for (std::size_t at = 0; at < sample.size(); ++at) {
        auto altered = sample;
        altered[at] ^= 1;
        CHECK_FALSE(rfc_key().verify(as_bytes("sample"), altered));
    }
}

TEST_CASE("signatures of numbers that cannot be are refused", "[p256]")
{
    std::string_view const order{"ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"};
    auto const zero = fmt::format("{:064}", 0);
    auto const one = fmt::format("{:064}", 1);
    auto const highest = fmt::format("{:f>64}", "f");
    for (auto const& [r, s] : std::vector<std::pair<std::string_view, std::string_view>>{
             {zero, zero}, {zero, one}, {one, zero}, {order, one}, {one, order}, {order, order}, {highest, highest}}) {
        auto const text = fmt::format("{}{}", r, s);
        CAPTURE(text);
        CHECK_FALSE(rfc_key().verify(as_bytes("sample"), signature_of(text)));
    }
}

TEST_CASE("a key is the same whichever way it comes", "[p256]")
{
    auto const number = GENERATE(range(1, 20));
    auto const key = test::PhoneKey{static_cast<std::uint8_t>(number)}.public_key();
    CHECK(P256Key::from_compressed(key.x(), key.y_is_odd()) == key);
    CHECK(P256Key::from_compressed(key.x(), !key.y_is_odd()) != key); // the other point with this x
    auto const y = key.raw().subspan(33);
    CHECK(P256Key::from_jwk(jwk("EC", "P-256", to_base64url(key.x()), to_base64url(y))) == key);
}

TEST_CASE("only a point of the curve becomes a key", "[p256]")
{
    auto const key = rfc_key();
    Bytes const good{key.raw().begin(), key.raw().end()};
    REQUIRE(P256Key::from_raw(good).has_value());
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto altered = good;
        altered[at] ^= 1;
        CHECK_FALSE(P256Key::from_raw(altered).has_value());
    }
    std::string const x{rfc_x};
    std::string const y{rfc_y};
    std::string const prime{"ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"};
    auto const [why, text] = GENERATE_COPY(table<std::string, std::string>({{"nothing", ""}, {"infinity", "00"},
        {"infinity, padded", std::string(130, '0')}, {"compressed", "02" + x}, {"hybrid", "07" + x + y},
        {"without its first byte", x + y}, {"a byte more", "04" + x + y + "00"}, {"swapped", "04" + y + x},
        {"x is the prime", "04" + prime + y}, {"all ones", "04" + std::string(128, 'f')}}));
    INFO(why);
    CHECK_FALSE(P256Key::from_raw(hex(text)).has_value());
    CHECK_FALSE(P256Key::from_compressed(hex(prime), false).has_value());
    CHECK_FALSE(P256Key::from_compressed(hex(fmt::format("{:064}", 4)), false).has_value()); // x³-3x+b has no root
    CHECK_FALSE(P256Key::from_compressed(ByteView{good}.first(31), false).has_value());
}

TEST_CASE("a JSON Web Key of another kind, or with the private half, is refused", "[p256]")
{
    auto const x = to_base64url(hex(rfc_x));
    auto const y = to_base64url(hex(rfc_y));
    REQUIRE(P256Key::from_jwk(jwk("EC", "P-256", x, y)) == rfc_key());
    auto with_secret = jwk("EC", "P-256", x, y);
    with_secret.insert(1, R"("d":"AAAA",)");
    for (auto const& text : {std::string{}, std::string{"[]"}, std::string{"{}"}, jwk("OKP", "P-256", x, y),
             jwk("EC", "P-384", x, y), jwk("EC", "P-256", y, x), jwk("EC", "P-256", x, ""),
             jwk("EC", "P-256", x + "=", y), jwk("EC", "P-256", x, y + "AA"), with_secret}) {
        CAPTURE(text);
        CHECK_FALSE(P256Key::from_jwk(text).has_value());
    }
}
