// A scanner as the kiosk sees it: it hands over what was scanned, on the executor that it was given. What the text
// means is for others to find out; it may be anything at all.
#pragma once

#include "shared/platform/executor.h"

#include <functional>
#include <string>

namespace yizhan {

enum class ScanSource { Wedge, Serial };

enum class Framing {
    Complete,
    PrefixMissing, // somebody has shown the scanner a configuration barcode: it works, and staff should hear of it
};

struct Scan {
    std::string text; // at most 512 characters, without prefix and suffix; not necessarily valid UTF-8
    ScanSource source = ScanSource::Wedge;
    Framing framing = Framing::Complete;

    bool operator==(Scan const&) const = default;
};

using ScanSink = std::function<void(Scan const&)>;

enum class ScannerState { Ok, PrefixMissing, Gone };

class Scanner {
public:
    virtual ~Scanner() = default;
    // As of the last scan, or the last try to reach the device. From any thread.
    virtual ScannerState state() const = 0;
};

} // namespace yizhan
