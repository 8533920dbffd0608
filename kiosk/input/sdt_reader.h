// A reader of identity cards on a serial line (/dev/tty*), talked to by a thread of its own. When it vanishes or falls
// silent it is tried again, at first soon and then every few seconds, for ever. What a card says lies in private memory
// from the line on; buffers that held it are wiped.
#pragma once

#include "kiosk/app/id_card_reader.h"
#include "kiosk/input/sdt_session.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"

#include <memory>
#include <string>

namespace yizhan {

struct SdtOptions {
    std::string device; // such as /dev/serial/by-id/…; empty: this kiosk has no reader
    int baud = 115'200;
    Millis first_retry{250}; // doubled with each failure
    Millis last_retry{5'000};
    SdtTimes times;
};

class SdtReader final : public IdCardReader {
public:
    // InvalidInput: a speed that there is not. Io: no thread or no pipe left. A missing device is no error. `listener`
    // is called on `executor`; both, and `clock`, must outlive this, and `listener` also what waits on `executor`.
    static Result<std::unique_ptr<SdtReader>> start(
        SdtOptions options, Clock const& clock, Executor& executor, IdCardListener& listener);
    ~SdtReader() override;
    // Joins the thread, at once also while it waits; after it nothing more is posted. The destructor does it too.
    void stop();

    void set_wanted(bool wanted) override;
    // Ok once the reader has answered; Gone before, and when it does not any more.
    IdCardReaderState state() const override;

private:
    struct Worker;
    explicit SdtReader(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

// The reader that the options name, or none.
Result<std::unique_ptr<IdCardReader>> start_id_card_reader(
    SdtOptions options, Clock const& clock, Executor& executor, IdCardListener& listener);

} // namespace yizhan
