#include "kiosk/input/sdt_frame.h"

#include <algorithm>
#include <numeric>
#include <string.h> // explicit_bzero

namespace yizhan {
namespace {

constexpr std::array<std::uint8_t, 5> preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t length_size = 2;
constexpr std::size_t head = preamble.size() + length_size;
constexpr std::size_t min_length = 4; // three status bytes and the check

std::uint8_t check_of(ByteView bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0},
        [](std::uint8_t sum, std::uint8_t byte) { return static_cast<std::uint8_t>(sum ^ byte); });
}

// How many of the first bytes can be no beginning of a reply.
std::size_t noise_before_preamble(ByteView bytes)
{
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto const rest = bytes.subspan(at);
        auto const size = std::min(rest.size(), preamble.size());
        if (std::equal(preamble.begin(), preamble.begin() + static_cast<std::ptrdiff_t>(size), rest.begin())) return at;
    }
    return bytes.size();
}

} // namespace

std::array<std::uint8_t, sdt_command_size> sdt_command(SdtCommand command)
{
    std::array<std::uint8_t, sdt_command_size> frame{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03};
    auto const put = [&frame](std::uint8_t code, std::uint8_t parameter) {
        frame[7] = code;
        frame[8] = parameter;
    };
    switch (command) {
    case SdtCommand::Status:
        put(0x11, 0xFF);
        break;
    case SdtCommand::Find:
        put(0x20, 0x01);
        break;
    case SdtCommand::Select:
        put(0x20, 0x02);
        break;
    case SdtCommand::Read:
        put(0x30, 0x01);
        break;
    }
    frame[9] = check_of(ByteView{frame}.subspan(preamble.size(), 4));
    return frame;
}

void SdtFramer::feed(ByteView bytes, OnReply const& on_reply)
{
    // In pieces, so that the buffer never outgrows the place that it has.
    while (!bytes.empty()) {
        auto const size = std::min(bytes.size(), max_frame - m_bytes.size());
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        bytes = bytes.subspan(size);
        look_for_replies(on_reply);
    }
}

void SdtFramer::look_for_replies(OnReply const& on_reply)
{
    for (;;) {
        drop_first(noise_before_preamble(m_bytes));
        if (m_bytes.size() < head) return;
        std::size_t const length = m_bytes[preamble.size()] * 256U + m_bytes[preamble.size() + 1];
        if (length < min_length || length > max_length) {
            drop_first(1);
            continue;
        }
        if (m_bytes.size() < head + length) return;
        auto const frame = ByteView{m_bytes}.first(head + length);
        if (check_of(frame.subspan(preamble.size())) != 0) { // the check takes itself out
            drop_first(1);
            continue;
        }
        auto const body = frame.subspan(head, length - 1);
        on_reply({body[0] == 0 && body[1] == 0 ? body[2] : std::uint8_t{0}, body.subspan(3)});
        drop_first(head + length);
    }
}

void SdtFramer::drop_first(std::size_t count)
{
    if (count == 0) return;
    auto const rest = m_bytes.size() - count;
    std::copy(m_bytes.begin() + static_cast<std::ptrdiff_t>(count), m_bytes.end(), m_bytes.begin());
    explicit_bzero(m_bytes.data() + rest, count);
    m_bytes.resize(rest);
}

void SdtFramer::forget() { drop_first(m_bytes.size()); }

} // namespace yizhan
