// The frames of SDT, the serial protocol that readers of Chinese identity cards with a SAM-V module share. Pure.
//   command: AA AA AA 96 69 | length, 2 bytes | command, parameter | check
//   reply:   AA AA AA 96 69 | length, 2 bytes | SW1 SW2 SW3 | data | check
// The length counts what follows it; the check is the exclusive or of everything between preamble and check.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/private_text.h"

#include <array>
#include <functional>

namespace yizhan {

enum class SdtCommand { Status, Find, Select, Read };
constexpr std::size_t sdt_command_size = 10;
std::array<std::uint8_t, sdt_command_size> sdt_command(SdtCommand command);

// SW3; SW1 and SW2 are 0 in every reply that means something here.
namespace sdt_status {
constexpr std::uint8_t ok = 0x90;
constexpr std::uint8_t found = 0x9F;
constexpr std::uint8_t no_card = 0x80;
constexpr std::uint8_t wrong_card = 0x40;
constexpr std::uint8_t sam_not_proved = 0x31;
constexpr std::uint8_t card_not_proved = 0x32;
constexpr std::uint8_t not_verified = 0x33;
} // namespace sdt_status

struct SdtReply {
    std::uint8_t status = 0; // SW3, or 0 where SW1 or SW2 were not 0
    ByteView data; // valid only during the call
};

// Finds replies in the bytes of a line, whatever else is on it. What is no good frame is passed over byte by byte, so
// that a good one that began inside it is still found. Everything that it held is wiped as soon as it is used or given
// up.
class SdtFramer {
public:
    static constexpr std::size_t max_length = 4 + 256 + 1024 + 4; // of the longest reply that is ever asked for

    using OnReply = std::function<void(SdtReply const&)>;

    SdtFramer() { m_bytes.reserve(max_frame); }
    // Calls `on_reply` for each reply that ends in these bytes; not again from inside the call.
    void feed(ByteView bytes, OnReply const& on_reply);
    // Nothing more of a reply will come.
    void forget();
    bool is_inside_reply() const { return !m_bytes.empty(); }

private:
    static constexpr std::size_t max_frame = 5 + 2 + max_length;

    void look_for_replies(OnReply const& on_reply);
    void drop_first(std::size_t count);

    PrivateBytes m_bytes; // begins with the preamble, or as much of it as came
};

} // namespace yizhan
