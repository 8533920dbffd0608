// What opens as deterministic CBOR is written by the writer in the very same bytes.
#include "shared/protocol/cbor.h"
#include "tests/fuzz/targets/targets.h"

#include <algorithm>

namespace yizhan::fuzz {
namespace {

// Copies one item; false where it is a number that the writer cannot write.
bool copy_item(CborReader& reader, CborWriter& writer, int depth)
{
    promise(depth <= CborReader::max_depth, "nothing opens that is nested too deeply");
    if (auto const number = reader.read_int()) {
        writer.integer(*number);
        return true;
    }
    if (reader.read_uint()) return false;
    if (auto const bytes = reader.read_bytes()) {
        writer.bytes(*bytes);
        return true;
    }
    if (auto const text = reader.read_text()) {
        writer.text(*text);
        return true;
    }
    if (auto const flag = reader.read_flag()) {
        writer.flag(*flag);
        return true;
    }
    std::uint64_t items = 0;
    if (auto const array = reader.enter_array()) {
        writer.array(*array);
        items = *array;
    } else if (auto const map = reader.enter_map()) {
        writer.map(*map);
        items = *map * 2;
    } else {
        return false; // a negative number below the signed range
    }
    for (std::uint64_t i = 0; i < items; ++i) {
        if (!copy_item(reader, writer, depth + 1)) return false;
    }
    return true;
}

void run(ByteView input)
{
    auto reader = CborReader::open(input);
    if (!reader) return;
    promise(input.size() <= CborReader::max_bytes, "nothing opens that is too long");
    CborWriter writer;
    if (!copy_item(*reader, writer, 0)) return;
    promise(std::ranges::equal(writer.take(), input), "there is one way to write a value");
    promise(!reader->read_uint() && !reader->read_bytes(), "nothing is left behind the end");
}

std::vector<std::string> seeds()
{
    auto const one
        = CborWriter{}.array(2).map(2).integer(1).integer(-8).integer(4).bytes(as_bytes("ab")).array(0).take();
    auto const two = CborWriter{}.map(1).integer(300).array(3).text("驿").flag(true).array(1).map(0).take();
    return {std::string{as_text(one)}, std::string{as_text(two)}};
}

} // namespace

Target const cbor{"cbor", run, seeds};

} // namespace yizhan::fuzz
