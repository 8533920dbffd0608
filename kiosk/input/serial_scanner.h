// A scanner on a serial line or USB-CDC (/dev/tty*), read by a thread of its own. When the device vanishes it is tried
// again, at first soon and then every few seconds, for ever: plugging it in is all that anybody has to do.
#pragma once

#include "kiosk/input/scan_delivery.h"
#include "kiosk/input/scanner.h"
#include "shared/base/time.h"

#include <functional>
#include <memory>
#include <string>

namespace yizhan {

struct SerialOptions {
    std::string device; // such as /dev/serial/by-id/…: a name that stays when the device is plugged in elsewhere
    int baud = 115'200;
    std::string prefix = "~"; // taken off where the scanner sends it
    Millis first_retry{250}; // doubled with each failure
    Millis last_retry{5'000};
    Millis silence{500}; // ends a line that stopped in the middle
};

class SerialScanner final : public Scanner {
public:
    // InvalidInput: a speed that there is not. Io: no thread or no pipe left. A missing device is no error. `sink` and
    // `on_state` run on `executor`, which must outlive this.
    static Result<std::unique_ptr<SerialScanner>> start(
        SerialOptions options, Executor& executor, ScanSink sink, std::function<void(ScannerState)> on_state);
    ~SerialScanner() override;
    // Joins the thread, at once also while it waits; after it nothing more is posted. The destructor does it too.
    void stop();

    // Ok once the device is open, Gone while it is not.
    ScannerState state() const override;

private:
    struct Worker;
    explicit SerialScanner(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

} // namespace yizhan
