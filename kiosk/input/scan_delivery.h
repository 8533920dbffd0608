// Takes scans from a device's thread to the executor of who wants them. At most 8 wait there: a device gone mad cannot
// fill the memory, what it says beyond that is dropped.
#pragma once

#include "kiosk/input/scanner.h"

#include <memory>

namespace yizhan {

class ScanDelivery {
public:
    static constexpr int max_waiting = 8;

    // `sink` runs on `executor`, which must outlive this.
    ScanDelivery(Executor& executor, ScanSink sink);
    // From one thread at a time.
    void deliver(Scan scan);

private:
    struct Shared;
    Executor& m_executor;
    std::shared_ptr<Shared> m_shared;
};

} // namespace yizhan
