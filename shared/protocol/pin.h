// A volunteer's six digits. A PIN is short: it is only ever used together with the text of the volunteer's whole card,
// which is nowhere on the kiosk's disk, so that who takes the disk has nothing to guess at.
#pragma once

#include "shared/base/private_text.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace yizhan {

class Pin {
public:
    static constexpr std::size_t digits = 6;
    std::string_view view() const { return m_digits.view(); }

private:
    friend Result<Pin> parse_pin(std::string_view text);
    explicit Pin(std::string_view text) : m_digits{text} { }
    PrivateText m_digits;
};

// InvalidInput unless it is six ASCII digits. Refused: everybody tries it first (000000, 123456, 987654, 121212,
// 123123).
Result<Pin> parse_pin(std::string_view text);

using PinSalt = std::array<std::uint8_t, 16>; // fresh random bytes

// Argon2id at libsodium's interactive limits (2 passes, 64 MiB) over PIN ‖ base64(BLAKE2b-256(card text)), as the
// string of the reference implementation: $argon2id$v=19$m=65536,t=2,p=1$SALT$HASH. Some 100 ms of a core; never on a
// thread that others wait for. `card_text` is credential_text() of the volunteer's code. Busy: no memory for it now.
Result<std::string> make_pin_verifier(Pin const& pin, std::string_view card_text, PinSalt const& salt);
// Also as slow. False for text that is no such string too.
bool check_pin(std::string_view verifier, Pin const& pin, std::string_view card_text);

} // namespace yizhan
