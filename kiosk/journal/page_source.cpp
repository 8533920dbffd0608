#include "kiosk/journal/page_source.h"

#include <ranges>

namespace yizhan::journal {
namespace {

constexpr std::size_t log_header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;
constexpr std::uint32_t log_magic = 0x377F0682; // the lowest bit says how its checksums read words

std::uint32_t big_endian(std::span<std::uint8_t const, 4> b)
{
    return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
}

std::uint32_t little_endian(std::span<std::uint8_t const, 4> b)
{
    return std::uint32_t{b[3]} << 24 | std::uint32_t{b[2]} << 16 | std::uint32_t{b[1]} << 8 | b[0];
}

// The log's running checksum: each frame's goes on from the one before.
struct Checksum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    bool big_words = false;

    void add(ByteView bytes)
    {
        for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
            first += word(bytes.subspan(i).first<4>()) + second;
            second += word(bytes.subspan(i + 4).first<4>()) + first;
        }
    }
    bool fits(std::span<std::uint8_t const, 8> stored) const
    {
        return big_endian(stored.first<4>()) == first && big_endian(stored.last<4>()) == second;
    }

private:
    std::uint32_t word(std::span<std::uint8_t const, 4> b) const
    {
        return big_words ? big_endian(b) : little_endian(b);
    }
};

} // namespace

PageSource::PageSource(std::optional<RawFile> database, std::optional<RawFile> write_ahead_log)
    : m_database{std::move(database)}, m_log{std::move(write_ahead_log)}
{
    if (m_log) read_log();
}

void PageSource::read_log()
{
    std::array<std::uint8_t, log_header_bytes> header{};
    bool replays = m_log->read(0, header) && (big_endian(std::span{header}.first<4>()) & ~1U) == log_magic;
    Checksum checksum{0, 0, (header[3] & 1) != 0};
    checksum.add(std::span{header}.first<24>());
    replays = replays && checksum.fits(std::span{header}.last<8>());
    std::array<std::uint8_t, frame_header_bytes + page_bytes> frame{};
    for (std::uint64_t at = log_header_bytes; at + frame.size() <= m_log->size(); at += frame.size()) {
        bool const readable = m_log->read(at, frame);
        auto const bytes = ByteView{frame};
        Frame const found{big_endian(std::span{frame}.first<4>()), at + frame_header_bytes};
        if (replays && readable) {
            checksum.add(bytes.first(8));
            checksum.add(bytes.subspan(frame_header_bytes));
        }
        // The salts tell this use of the log from an earlier one.
        replays = replays && readable && std::equal(frame.begin() + 8, frame.begin() + 16, header.begin() + 16)
            && checksum.fits(std::span{frame}.subspan<16, 8>());
        (replays ? m_replayed : m_stale).push_back(found);
        if (replays) m_newest[found.page] = found.offset;
    }
}

void PageSource::for_each(std::function<void(Page const&, std::uint32_t)> const& visit) const
{
    Page page{};
    for (auto const& frame : std::views::reverse(m_replayed)) {
        if (m_log->read(frame.offset, page)) visit(page, frame.page);
    }
    for (std::uint64_t at = 0; m_database && at < m_database->size(); at += page_bytes) {
        if (m_database->read(at, page)) visit(page, static_cast<std::uint32_t>(at / page_bytes + 1));
    }
    for (auto const& frame : std::views::reverse(m_stale)) {
        if (m_log->read(frame.offset, page)) visit(page, frame.page);
    }
}

bool PageSource::read(std::uint32_t number, Page& out) const
{
    if (auto const found = m_newest.find(number); found != m_newest.end()) return m_log->read(found->second, out);
    if (!m_database || number == 0 || std::uint64_t{number} * page_bytes > m_database->size()) return false;
    return m_database->read(std::uint64_t{number - 1} * page_bytes, out);
}

} // namespace yizhan::journal
