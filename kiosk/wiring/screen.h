// The window's side of the program: draws the newest view that the app has made, hands taps and typed characters on.
#pragma once

#include "kiosk/app/intents.h"
#include "kiosk/app/views.h"
#include "kiosk/ui/window.h"
#include "kiosk/wiring/kiosk_config.h"
#include "shared/platform/clock.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace yizhan {

// The newest view, from the app's thread to the window's. Older ones that nobody drew are gone.
class ViewMailbox {
public:
    void put(std::shared_ptr<View const> view);
    std::shared_ptr<View const> newest() const;
    // Called after each put, from the app's thread.
    void on_put(std::function<void()> wake);

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<View const> m_view;
    std::function<void()> m_wake;
};

struct ScreenHooks {
    std::function<void(Intent)> intent;
    ui::KeyboardSink* keyboard = nullptr;
    std::function<void()> on_frame; // at least once a second, on the window's thread
    std::function<void(std::uint64_t revision, MonoMs at)> on_painted;
};

class Screen {
public:
    // Opens the window and loads fonts and words. Unavailable: no display.
    static Result<std::unique_ptr<Screen>> open(
        KioskConfig const& config, Clock const& clock, ViewMailbox& views, ScreenHooks hooks);
    ~Screen();

    void run(); // until stop()
    void stop() noexcept; // from any thread
    // Keeps the next picture that shows a view of the app as a PNG and ends; for a look without hands.
    void keep_picture(std::filesystem::path path);

private:
    struct State;
    explicit Screen(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// assets/ beside the installed program, or in the source tree that it was built from.
std::filesystem::path assets_folder();

} // namespace yizhan
