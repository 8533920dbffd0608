// libFuzzer's way into one target, named by YIZHAN_FUZZ_TARGET. Now and then it starts again from a good input, so that
// no corpus has to be kept: behind a good beginning lie the paths that random bytes never find.
#include "tests/fuzz/targets/targets.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace {

yizhan::fuzz::Target const& target = yizhan::fuzz::YIZHAN_FUZZ_TARGET;

} // namespace

// Interfaces of libFuzzer: their names are given.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size); // NOLINT

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) // NOLINT
{
    target.run({data, size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator( // NOLINT
    std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed)
{
    static auto const good = target.seeds();
    if (size == 0 || seed % 128 == 0) {
        auto const& start = good[seed / 128 % good.size()];
        size = std::min(start.size(), max_size);
        std::copy_n(start.begin(), size, data);
    }
    return LLVMFuzzerMutate(data, size, max_size);
}
