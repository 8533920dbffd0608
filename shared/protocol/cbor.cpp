#include "shared/protocol/cbor.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <limits>

namespace yizhan {
namespace {

// Major types (RFC 8949 §3.1).
constexpr std::uint8_t major_uint = 0;
constexpr std::uint8_t major_negative = 1;
constexpr std::uint8_t major_bytes = 2;
constexpr std::uint8_t major_text = 3;
constexpr std::uint8_t major_array = 4;
constexpr std::uint8_t major_map = 5;
constexpr std::uint8_t major_simple = 7;
constexpr std::uint64_t simple_false = 20;
constexpr std::uint64_t simple_true = 21;

struct Head {
    std::uint8_t major;
    std::uint64_t argument;
    std::size_t size; // bytes of the head itself
};

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

Result<Head> read_head(ByteView bytes)
{
    if (bytes.empty()) return bad("cbor: ends early");
    auto const major = static_cast<std::uint8_t>(bytes[0] >> 5);
    unsigned const info = bytes[0] & 31U;
    if (info < 24) return Head{major, info, 1};
    if (info > 27) return bad("cbor: indefinite or reserved length");
    std::size_t const width = std::size_t{1} << (info - 24);
    if (bytes.size() < 1 + width) return bad("cbor: ends early");
    std::uint64_t argument = 0;
    for (std::size_t i = 1; i <= width; ++i) argument = argument << 8 | bytes[i];
    std::uint64_t const least = width == 1 ? 24 : std::uint64_t{1} << (width * 4);
    if (argument < least) return bad("cbor: longer than needed");
    return Head{major, argument, 1 + width};
}

// The size of the item at the front of `bytes`, everything in it checked. `depth` is how many may still open.
Result<std::size_t> check_item(ByteView bytes, int depth);

Result<std::size_t> check_map(ByteView bytes, Head const& map, int depth)
{
    std::size_t used = map.size;
    ByteView previous;
    for (std::uint64_t pair = 0; pair < map.argument; ++pair) {
        auto const key = bytes.subspan(used, TRY(check_item(bytes.subspan(used), depth)));
        if (pair > 0 && !std::lexicographical_compare(previous.begin(), previous.end(), key.begin(), key.end())) {
            return bad("cbor: keys not sorted or not unique");
        }
        previous = key;
        used += key.size();
        used += TRY(check_item(bytes.subspan(used), depth));
    }
    return used;
}

Result<std::size_t> check_item(ByteView bytes, int depth)
{
    auto const head = TRY(read_head(bytes));
    if (head.major == major_uint || head.major == major_negative) return head.size;
    if (head.major == major_simple) {
        if (head.argument != simple_false && head.argument != simple_true) return bad("cbor: type not used here");
        return head.size;
    }
    // Every item takes a byte at least: a count above the bytes that are left cannot be true.
    if (head.argument > bytes.size() - head.size) return bad("cbor: length beyond the end");
    if (head.major == major_bytes) return head.size + static_cast<std::size_t>(head.argument);
    if (head.major == major_text) {
        auto const text = bytes.subspan(head.size, static_cast<std::size_t>(head.argument));
        if (!utf8::is_valid(as_text(text))) return bad("cbor: a text that is not UTF-8");
        return head.size + text.size();
    }
    if (head.major != major_array && head.major != major_map) return bad("cbor: type not used here");
    if (depth == 0) return bad("cbor: too deep");
    if (head.major == major_map) return check_map(bytes, head, depth - 1);
    std::size_t used = head.size;
    for (std::uint64_t i = 0; i < head.argument; ++i) used += TRY(check_item(bytes.subspan(used), depth - 1));
    return used;
}

// Takes the head of the next item if it is of this type.
Result<std::uint64_t> take(ByteView& rest, std::uint8_t major)
{
    auto const head = TRY(read_head(rest));
    if (head.major != major) return bad("cbor: another type than expected");
    rest = rest.subspan(head.size);
    return head.argument;
}

} // namespace

Result<CborReader> CborReader::open(ByteView bytes)
{
    if (bytes.size() > max_bytes) return bad("cbor: too long");
    if (TRY(check_item(bytes, max_depth)) != bytes.size()) return bad("cbor: bytes behind the end");
    return CborReader{bytes};
}

Result<std::uint64_t> CborReader::read_uint() { return take(m_rest, major_uint); }

Result<std::int64_t> CborReader::read_int()
{
    auto const head = TRY(read_head(m_rest));
    if (head.major > major_negative) return bad("cbor: another type than expected");
    if (head.argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return bad("cbor: number out of range");
    m_rest = m_rest.subspan(head.size);
    auto const value = static_cast<std::int64_t>(head.argument);
    return head.major == major_uint ? value : -1 - value;
}

Result<ByteView> CborReader::read_bytes()
{
    auto const size = static_cast<std::size_t>(TRY(take(m_rest, major_bytes)));
    auto const value = m_rest.first(size);
    m_rest = m_rest.subspan(size);
    return value;
}

Result<std::string_view> CborReader::read_text()
{
    auto const size = static_cast<std::size_t>(TRY(take(m_rest, major_text)));
    auto const value = as_text(m_rest.first(size));
    m_rest = m_rest.subspan(size);
    return value;
}

Result<bool> CborReader::read_flag() { return TRY(take(m_rest, major_simple)) == simple_true; }

Result<std::uint64_t> CborReader::enter_array() { return take(m_rest, major_array); }
Result<std::uint64_t> CborReader::enter_map() { return take(m_rest, major_map); }

void CborWriter::head(std::uint8_t major, std::uint64_t argument)
{
    auto const top = static_cast<std::uint8_t>(major << 5);
    if (argument < 24) {
        m_out.push_back(static_cast<std::uint8_t>(top | argument));
        return;
    }
    unsigned const log_width = argument <= 0xFF ? 0 : argument <= 0xFFFF ? 1 : argument <= 0xFFFFFFFF ? 2 : 3;
    m_out.push_back(static_cast<std::uint8_t>(top | (24 + log_width)));
    for (int shift = (8 << log_width) - 8; shift >= 0; shift -= 8)
        m_out.push_back(static_cast<std::uint8_t>(argument >> shift));
}

CborWriter& CborWriter::array(std::uint64_t items)
{
    head(major_array, items);
    return *this;
}

CborWriter& CborWriter::map(std::uint64_t pairs)
{
    head(major_map, pairs);
    return *this;
}

CborWriter& CborWriter::integer(std::int64_t value)
{
    if (value >= 0)
        head(major_uint, static_cast<std::uint64_t>(value));
    else
        head(major_negative, static_cast<std::uint64_t>(-1 - value));
    return *this;
}

CborWriter& CborWriter::bytes(ByteView value)
{
    head(major_bytes, value.size());
    m_out.insert(m_out.end(), value.begin(), value.end());
    return *this;
}

CborWriter& CborWriter::text(std::string_view value)
{
    head(major_text, value.size());
    m_out.insert(m_out.end(), value.begin(), value.end());
    return *this;
}

CborWriter& CborWriter::flag(bool value)
{
    head(major_simple, value ? simple_true : simple_false);
    return *this;
}

} // namespace yizhan
