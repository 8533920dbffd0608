#include "shared/protocol/p256_key.h"

#include "shared/protocol/json_reading.h"

#include <algorithm>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>

namespace yizhan {
namespace {

template <auto free> struct Free {
    template <class T> void operator()(T* object) const { free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

// Null unless `point` (compressed or not) is on the curve. OpenSSL's queue of errors is left empty: what it would say
// of a stranger's bytes must not be found there by the next call on this thread.
Key key_of(ByteView point)
{
    KeyContext const context{EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    Bytes octets{point.begin(), point.end()}; // OSSL_PARAM takes no pointer to const
    char group[] = "prime256v1"; // OpenSSL's name of P-256
    OSSL_PARAM const parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(parameters)) != 1) {
        ERR_clear_error();
        return nullptr;
    }
    return Key{key};
}

bool put_coordinate(EVP_PKEY* key, char const* name, std::uint8_t* to)
{
    BIGNUM* raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return false;
    Number const number{raw};
    return BN_bn2binpad(number.get(), to, 32) == 32;
}

// The DER form (RFC 3279 §2.2.3) of r ‖ s, which is what EVP takes.
Bytes der_of(P256Key::Signature const& signature)
{
    EcdsaSignature const both{ECDSA_SIG_new()};
    Number r{BN_bin2bn(signature.data(), 32, nullptr)};
    Number s{BN_bin2bn(signature.data() + 32, 32, nullptr)};
    if (!both || !r || !s || ECDSA_SIG_set0(both.get(), r.get(), s.get()) != 1) return {};
    r.release(); // both owns them now
    s.release(); // NOLINT(bugprone-unused-return-value)
    int const size = i2d_ECDSA_SIG(both.get(), nullptr);
    if (size <= 0) return {};
    Bytes der(static_cast<std::size_t>(size));
    auto* end = der.data();
    i2d_ECDSA_SIG(both.get(), &end);
    return der;
}

} // namespace

Result<P256Key> P256Key::from_raw(ByteView bytes)
{
    Raw raw{};
    if (bytes.size() != raw.size() || bytes[0] != 4) return bad("P-256 key: form");
    std::copy(bytes.begin(), bytes.end(), raw.begin());
    if (!key_of(raw)) return bad("P-256 key: not on the curve");
    return P256Key{raw};
}

Result<P256Key> P256Key::from_jwk(std::string_view json)
{
    JsonDocument document;
    auto const jwk = TRY(document.parse_object(json));
    if (TRY(jwk.text("kty")) != "EC" || TRY(jwk.text("crv")) != "P-256") return bad("P-256 key: another kind");
    if (jwk.has("d")) return bad("P-256 key: a private one");
    auto const x = TRY(from_base64url(TRY(jwk.text("x"))));
    auto const y = TRY(from_base64url(TRY(jwk.text("y"))));
    if (x.size() != 32 || y.size() != 32) return bad("P-256 key: length");
    Bytes raw{4};
    raw.insert(raw.end(), x.begin(), x.end());
    raw.insert(raw.end(), y.begin(), y.end());
    return from_raw(raw);
}

Result<P256Key> P256Key::from_compressed(ByteView x, bool y_is_odd)
{
    if (x.size() != 32) return bad("P-256 key: length");
    Bytes point{static_cast<std::uint8_t>(y_is_odd ? 3 : 2)};
    point.insert(point.end(), x.begin(), x.end());
    auto const key = key_of(point);
    Raw raw{4};
    if (!key || !put_coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_X, raw.data() + 1)
        || !put_coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y, raw.data() + 33))
        return bad("P-256 key: not on the curve");
    return P256Key{raw};
}

bool P256Key::verify(ByteView message, Signature const& signature) const
{
    auto const key = key_of(m_raw);
    auto const der = der_of(signature);
    DigestContext const context{EVP_MD_CTX_new()};
    bool const genuine = key && !der.empty() && context
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), der.data(), der.size(), message.data(), message.size()) == 1;
    if (!genuine) ERR_clear_error();
    return genuine;
}

} // namespace yizhan
