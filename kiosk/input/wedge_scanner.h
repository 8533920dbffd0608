// A scanner that types like a keyboard. The window hands it everything typed; nothing of it goes anywhere else.
#pragma once

#include "kiosk/input/scan_delivery.h"
#include "kiosk/input/wedge_framer.h"
#include "shared/platform/clock.h"

#include <atomic>

namespace yizhan {

class WedgeScanner final : public Scanner {
public:
    // `clock` and `executor` must outlive this.
    WedgeScanner(WedgeOptions options, Clock const& clock, Executor& executor, ScanSink sink);

    // Both on the window's thread.
    void on_character(char32_t character);
    void on_key(WedgeKey key);

    // A keyboard cannot be missed: never Gone.
    ScannerState state() const override { return m_state; }

private:
    WedgeFramer m_framer;
    Clock const& m_clock;
    ScanDelivery m_delivery;
    std::atomic<ScannerState> m_state = ScannerState::Ok;
};

} // namespace yizhan
