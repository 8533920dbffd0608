// A QR code as modules, without its quiet zone.
#pragma once

#include <cstdint>
#include <vector>

namespace yizhan {

struct QrBitmap {
    int size = 0; // modules a side; 0: no code
    std::vector<std::uint8_t> modules; // size × size, row by row, 1 = dark

    bool operator==(QrBitmap const&) const = default;
};

} // namespace yizhan
