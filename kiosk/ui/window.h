// The kiosk's window: GLFW and OpenGL 3.3. Sleeps until something happens, runs one logic frame for each pointer event
// and paints only when the picture changed. Everything but wake() and stop() belongs to the thread that opened it.
#pragma once

#include "kiosk/ui/pointer_queue.h"
#include "kiosk/ui/renderer.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

struct GLFWwindow;

namespace yizhan::ui {

enum class Key { Enter, Tab, Escape, Backspace, Other };

// Gets all that is typed, which on a kiosk is a scanner. Nothing typed ever reaches a text field.
class KeyboardSink {
public:
    virtual ~KeyboardSink() = default;
    virtual void on_character(char32_t character) = 0;
    virtual void on_key(Key key) = 0; // went down or repeats
};

enum class WindowKind {
    Fullscreen, // the station's: the whole screen, no pointer
    Sized, // for a desk
};

struct WindowOptions {
    std::string title;
    WindowKind kind = WindowKind::Fullscreen;
    int width_px = 1080; // of a sized window
    int height_px = 1920;
    std::function<MonoMs()> now;
    KeyboardSink* keyboard = nullptr; // may be null; must outlive the window
    // The view of this revision is on the glass since then.
    std::function<void(std::uint64_t revision, MonoMs at)> on_painted;
};

class Window {
public:
    // Unavailable: no display, or no OpenGL 3.3 on it. One window at a time in a program.
    static Result<std::unique_ptr<Window>> open(WindowOptions options);
    ~Window();
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    // Runs until stop() or until a person closes the window. `draw` is called at least once a second.
    void run(Ui& ui, Atlas& atlas, std::function<void(Ui&)> const& draw);
    // From any thread: something changed, run a frame.
    void wake() noexcept;
    void stop() noexcept;

    // Hands over the next frame's picture, which is painted for it even if nothing changed.
    void take_picture(std::function<void(Picture const&)> receive);
    // Frames painted, and frames that only took an event or found nothing changed.
    std::uint64_t painted_frames() const { return m_painted; }
    std::uint64_t logic_frames() const { return m_logic; }

private:
    explicit Window(WindowOptions options);
    Result<void> create();
    void set_callbacks();
    void wait(Ui const& ui);
    void frame(Ui& ui, Atlas& atlas, std::function<void(Ui&)> const& draw);
    void paint(Ui& ui, Atlas& atlas, FrameInput const& size);

    WindowOptions m_options;
    GLFWwindow* m_window = nullptr;
    std::unique_ptr<Renderer> m_renderer;
    PointerQueue m_pointer;
    std::atomic<bool> m_stop = false;
    bool m_repaint = true; // what is on the glass is not what was painted last
    std::uint64_t m_fingerprint = 0;
    std::uint64_t m_reported_revision = 0;
    std::uint64_t m_painted = 0;
    std::uint64_t m_logic = 0;
    std::function<void(Picture const&)> m_receive_picture;
};

} // namespace yizhan::ui
