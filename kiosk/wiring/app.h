// What stands behind the screen: a station's kiosk, or a kiosk that waits to be joined to one. Lives on the app thread.
#pragma once

#include "kiosk/app/intents.h"
#include "kiosk/app/views.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"
#include "shared/platform/files.h"
#include "shared/platform/random.h"
#include "shared/platform/transport.h"

#include <functional>
#include <memory>
#include <string_view>

namespace yizhan {

using ViewSink = std::function<void(std::shared_ptr<View const>)>;

// The computer that it runs on, as every app gets it.
struct Computer {
    Clock& clock;
    Random& random;
    FileStore& files;
    Executor& executor; // the app thread
    Transport& transport;
    std::function<std::string()> scanner_state; // ok, none, prefix_missing, gone
};

class App {
public:
    virtual ~App() = default;
    virtual void start() = 0;
    virtual void on_intent(Intent const& intent) = 0;
    virtual void on_scan(std::string_view text) = 0;
};

} // namespace yizhan
