#include "tests/support/phone_key.h"

#include <cstdlib>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

namespace yizhan::test {
namespace {

template <auto free> struct Free {
    template <class T> void operator()(T* object) const { free(object); }
};
template <class T, auto free> using Owned = std::unique_ptr<T, Free<free>>;
using Number = Owned<BIGNUM, BN_free>;

using SecretNumber = std::array<std::uint8_t, 32>;

SecretNumber repeated(std::uint8_t number)
{
    SecretNumber secret{};
    secret.fill(number);
    return secret;
}

// 04 ‖ x ‖ y of secret × G.
std::array<std::uint8_t, 65> raw_public(SecretNumber const& secret)
{
    Owned<EC_GROUP, EC_GROUP_free> const group{EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1)};
    Owned<EC_POINT, EC_POINT_free> const point{EC_POINT_new(group.get())};
    Number const number{BN_bin2bn(secret.data(), 32, nullptr)};
    std::array<std::uint8_t, 65> raw{};
    if (EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) != 1
        || EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, raw.data(), raw.size(), nullptr)
            != raw.size())
        std::abort();
    return raw;
}

Owned<EVP_PKEY, EVP_PKEY_free> private_key(SecretNumber const& secret, ByteView raw)
{
    Number const number{BN_bin2bn(secret.data(), 32, nullptr)};
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> const builder{OSSL_PARAM_BLD_new()};
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, raw.data(), raw.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get());
    Owned<OSSL_PARAM, OSSL_PARAM_free> const parameters{OSSL_PARAM_BLD_to_param(builder.get())};
    Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> const context{EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) != 1)
        std::abort();
    return Owned<EVP_PKEY, EVP_PKEY_free>{key};
}

} // namespace

PhoneKey::PhoneKey(std::uint8_t number)
    : m_secret{repeated(number)}, m_public_key{P256Key::from_raw(raw_public(m_secret)).value()}
{
}

P256Key::Signature PhoneKey::sign(std::string_view message) const
{
    auto const key = private_key(m_secret, m_public_key.raw());
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context{EVP_MD_CTX_new()};
    Bytes der(80);
    std::size_t size = der.size();
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), der.data(), &size, as_bytes(message).data(), message.size()) != 1)
        std::abort();
    auto const* begin = static_cast<unsigned char const*>(der.data());
    Owned<ECDSA_SIG, ECDSA_SIG_free> const both{d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(size))};
    P256Key::Signature out{};
    BN_bn2binpad(ECDSA_SIG_get0_r(both.get()), out.data(), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(both.get()), out.data() + 32, 32);
    return out;
}

std::string PhoneKey::present(std::string_view card_text, CardId const& card, UtcMs now) const
{
    auto const step = presentation_step_at(now);
    return format_presentation(card_text, step, sign(presentation_message(card, step))).value();
}

} // namespace yizhan::test
