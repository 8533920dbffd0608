#include "kiosk/journal/salvage.h"

#include "shared/protocol/envelope.h"

#include <algorithm>
#include <optional>

namespace yizhan::journal {
namespace {

constexpr std::uint8_t table_leaf = 0x0D;
constexpr std::size_t file_header_bytes = 100; // on page 1, before the b-tree header
constexpr std::size_t leaf_header_bytes = 8;
constexpr std::size_t payload_bytes_max
    = max_event_bytes + 512; // the envelope, the other columns and the record's header
constexpr std::size_t local_bytes_max = page_bytes - 35;
constexpr std::size_t local_bytes_min = (page_bytes - 12) * 32 / 255 - 23;
constexpr std::size_t overflow_bytes = page_bytes - 4;
constexpr std::uint64_t hash_type = 12 + 2 * 32; // the serial type of a BLOB of 32 bytes

// SQLite's variable-length integer; moves `bytes` past it.
std::optional<std::uint64_t> take_varint(ByteView& bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 9 && i < bytes.size(); ++i) {
        bool const last = i == 8;
        value = last ? value << 8 | bytes[i] : value << 7 | (bytes[i] & 0x7FU);
        if (last || bytes[i] < 0x80) {
            bytes = bytes.subspan(i + 1);
            return value;
        }
    }
    return {};
}

std::size_t bytes_of_type(std::uint64_t type)
{
    constexpr std::array<std::size_t, 10> fixed{0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < fixed.size()) return fixed[type];
    return type < 12 ? 0 : static_cast<std::size_t>((type - 12) / 2);
}

// The whole payload of a cell, with the pages that it overflows to. Empty where something is missing.
Bytes payload_of(PageSource const& pages, ByteView cell)
{
    auto const size = take_varint(cell);
    auto const place = take_varint(cell);
    if (!size || !place || *size > payload_bytes_max) return {};
    std::size_t local = static_cast<std::size_t>(*size);
    if (local > local_bytes_max) {
        std::size_t const kept = local_bytes_min + (local - local_bytes_min) % overflow_bytes;
        local = kept <= local_bytes_max ? kept : local_bytes_min;
    }
    if (cell.size() < local) return {};
    Bytes payload(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(local));
    ByteView next = cell.subspan(local);
    Page page{};
    while (payload.size() < *size) { // at most three rounds: the payload is bounded
        if (next.size() < 4) return {};
        std::uint32_t const number
            = std::uint32_t{next[0]} << 24 | std::uint32_t{next[1]} << 16 | std::uint32_t{next[2]} << 8 | next[3];
        if (!pages.read(number, page)) return {};
        next = page;
        auto const take = std::min(overflow_bytes, static_cast<std::size_t>(*size) - payload.size());
        payload.insert(payload.end(), page.begin() + 4, page.begin() + 4 + static_cast<std::ptrdiff_t>(take));
    }
    return payload;
}

struct EventRow {
    ByteView hash;
    ByteView envelope;
};

// The record of a row of `events`: place (NULL: it is the row number), id, wall_ms, hash, envelope.
std::optional<EventRow> row_of(ByteView payload)
{
    ByteView header = payload;
    auto const header_bytes = take_varint(header);
    if (!header_bytes || *header_bytes > payload.size() || *header_bytes < payload.size() - header.size()) return {};
    header = header.first(static_cast<std::size_t>(*header_bytes) - (payload.size() - header.size()));
    ByteView body = payload.subspan(static_cast<std::size_t>(*header_bytes));
    std::array<std::uint64_t, 5> types{};
    for (auto& type : types) {
        auto const read = take_varint(header);
        if (!read) return {};
        type = *read;
    }
    if (!header.empty() || types[0] != 0 || types[3] != hash_type) return {};
    std::array<ByteView, 5> columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const size = bytes_of_type(types[i]);
        if (size > body.size()) return {};
        columns[i] = body.first(size);
        body = body.subspan(size);
    }
    return EventRow{columns[3], columns[4]};
}

void visit_cell(PageSource const& pages, ByteView cell, std::function<void(SalvagedEvent const&)> const& visit)
{
    auto const payload = payload_of(pages, cell);
    auto const row = row_of(payload);
    if (!row) return;
    auto const hash = event_hash(as_text(row->envelope));
    if (!std::equal(hash.begin(), hash.end(), row->hash.begin(), row->hash.end())) return;
    auto event = decode_event(as_text(row->envelope));
    if (event) visit({std::move(*event), hash, as_text(row->envelope)});
}

} // namespace

void for_each_salvageable(PageSource const& pages, std::function<void(SalvagedEvent const&)> const& visit)
{
    pages.for_each([&](Page const& page, std::uint32_t number) {
        std::size_t const start = number == 1 ? file_header_bytes : 0;
        if (page[start] != table_leaf) return;
        std::size_t const cells = std::size_t{page[start + 3]} << 8 | page[start + 4];
        for (std::size_t i = 0; i < cells && start + leaf_header_bytes + 2 * i + 2 <= page_bytes; ++i) {
            std::size_t const pointer = start + leaf_header_bytes + 2 * i;
            std::size_t const at = std::size_t{page[pointer]} << 8 | page[pointer + 1];
            if (at < page_bytes) visit_cell(pages, ByteView{page}.subspan(at), visit);
        }
    });
}

} // namespace yizhan::journal
