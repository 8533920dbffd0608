// Every page image that a damaged database and its write-ahead log still hold, the most trustworthy first: frames that
// SQLite would replay (newest first), the database's own pages, then the frames that it would not.
// Formats: sqlite.org/fileformat2.html, "The Database Header" and "The WAL File Format".
#pragma once

#include "kiosk/journal/raw_file.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace yizhan::journal {

constexpr std::size_t page_bytes = 4096; // SQLite's default, which every database of ours has
using Page = std::array<std::uint8_t, page_bytes>;

class PageSource {
public:
    // The log may be missing; so may the database.
    PageSource(std::optional<RawFile> database, std::optional<RawFile> write_ahead_log);

    // An image that the disk does not give is passed over.
    void for_each(std::function<void(Page const&, std::uint32_t number)> const& visit) const;
    // The newest image of a page that SQLite would use. False where there is none.
    bool read(std::uint32_t number, Page& out) const;

private:
    struct Frame {
        std::uint32_t page = 0;
        std::uint64_t offset = 0;
    };
    void read_log();

    std::optional<RawFile> m_database;
    std::optional<RawFile> m_log;
    std::vector<Frame> m_replayed; // checksums fit from the start of the log up to here
    std::vector<Frame> m_stale;
    std::unordered_map<std::uint32_t, std::uint64_t> m_newest; // page -> offset in the log
};

} // namespace yizhan::journal
