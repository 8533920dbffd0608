// A phone in tests: a P-256 key that is always the same for a number, and what the phone's page does with it. The
// signatures differ from run to run, as a browser's do.
#pragma once

#include "shared/protocol/presentation.h"

namespace yizhan::test {

class PhoneKey {
public:
    explicit PhoneKey(std::uint8_t number); // 1..255: the secret number is this byte 32 times

    P256Key const& public_key() const { return m_public_key; }
    P256Key::Signature sign(std::string_view message) const;
    // "YZP:…" of its card ("YZ1:…"), made when the phone's clock says `now`.
    std::string present(std::string_view card_text, CardId const& card, UtcMs now) const;

private:
    std::array<std::uint8_t, 32> m_secret{};
    P256Key m_public_key;
};

} // namespace yizhan::test
