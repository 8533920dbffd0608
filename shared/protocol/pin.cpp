#include "shared/protocol/pin.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/sodium.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::size_t hash_size = 32;
static_assert(crypto_pwhash_SALTBYTES == std::tuple_size_v<PinSalt>);

bool repeats_after(std::string_view digits, std::size_t period)
{
    for (std::size_t i = period; i < digits.size(); ++i) {
        if (digits[i] != digits[i - period]) return false;
    }
    return true;
}

// Each digit the one before plus `step`, 0 after 9.
bool counts(std::string_view digits, int step)
{
    for (std::size_t i = 1; i < digits.size(); ++i) {
        if ((digits[i] - digits[i - 1] + 10) % 10 != step) return false;
    }
    return true;
}

bool is_trivial(std::string_view digits)
{
    return repeats_after(digits, 1) || repeats_after(digits, 2) || repeats_after(digits, 3) || counts(digits, 1)
        || counts(digits, 9);
}

PrivateText password_of(Pin const& pin, std::string_view card_text)
{
    PrivateText password{pin.view()};
    password.append(to_base64(blake2b(as_bytes(card_text))));
    return password;
}

std::string unpadded_base64(ByteView bytes)
{
    auto text = to_base64(bytes);
    text.erase(std::min(text.find('='), text.size()));
    return text;
}

} // namespace

Result<Pin> parse_pin(std::string_view text)
{
    if (text.size() != Pin::digits || text.find_first_not_of("0123456789") != std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "PIN: not six digits");
    if (is_trivial(text)) return fail(ErrorCode::Refused, "PIN: too easy to guess");
    return Pin{text};
}

Result<std::string> make_pin_verifier(Pin const& pin, std::string_view card_text, PinSalt const& salt)
{
    ensure_sodium();
    auto const password = password_of(pin, card_text);
    std::array<std::uint8_t, hash_size> hash{};
    if (crypto_pwhash(hash.data(), hash.size(), password.view().data(), password.size(), salt.data(),
            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(ErrorCode::Busy, "PIN: no memory");
    return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", crypto_pwhash_MEMLIMIT_INTERACTIVE / 1024,
        crypto_pwhash_OPSLIMIT_INTERACTIVE, unpadded_base64(salt), unpadded_base64(hash));
}

bool check_pin(std::string_view verifier, Pin const& pin, std::string_view card_text)
{
    ensure_sodium();
    // libsodium reads up to the terminating zero of this many bytes.
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (verifier.size() >= text.size()) return false;
    std::copy(verifier.begin(), verifier.end(), text.begin());
    auto const password = password_of(pin, card_text);
    return crypto_pwhash_str_verify(text.data(), password.view().data(), password.size()) == 0;
}

} // namespace yizhan
