// Deterministic CBOR (RFC 8949 §4.2.1), only as much as codes and certificates need: integers, byte strings, texts,
// arrays, maps, true and false. A CborReader exists only over bytes that passed: at most 512 of them, nested at most 4
// deep, shortest integers, definite lengths, texts in UTF-8, keys sorted and unique, nothing behind the end. It points
// into those bytes and allocates nothing.
#pragma once

#include "shared/base/bytes.h"

#include <cstdint>
#include <string_view>

namespace yizhan {

class CborReader {
public:
    static constexpr std::size_t max_bytes = 512;
    static constexpr int max_depth = 4; // arrays and maps inside one another

    // InvalidInput with the reason unless `bytes` are exactly one such item. `bytes` must outlive the reader.
    static Result<CborReader> open(ByteView bytes);

    // Each takes the next item, in the order of the bytes. InvalidInput when it is of another type or does not fit.
    Result<std::uint64_t> read_uint();
    Result<std::int64_t> read_int();
    Result<ByteView> read_bytes();
    Result<std::string_view> read_text();
    Result<bool> read_flag();
    // The number of items (array) or of pairs (map) that follow.
    Result<std::uint64_t> enter_array();
    Result<std::uint64_t> enter_map();

private:
    explicit CborReader(ByteView rest) : m_rest{rest} { }
    ByteView m_rest;
};

// Writes what CborReader reads. The caller announces the number of items and writes map keys in ascending order.
class CborWriter {
public:
    CborWriter& array(std::uint64_t items);
    CborWriter& map(std::uint64_t pairs);
    CborWriter& integer(std::int64_t value);
    CborWriter& bytes(ByteView value);
    CborWriter& text(std::string_view value);
    CborWriter& flag(bool value);

    Bytes take() { return std::move(m_out); }

private:
    void head(std::uint8_t major, std::uint64_t argument);
    Bytes m_out;
};

} // namespace yizhan
