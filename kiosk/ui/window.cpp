#include "kiosk/ui/window.h"

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <algorithm>

namespace yizhan::ui {

namespace {

constexpr Millis longest_sleep{1000};

Key key_of(int glfw_key)
{
    switch (glfw_key) {
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
        return Key::Enter;
    case GLFW_KEY_TAB:
        return Key::Tab;
    case GLFW_KEY_ESCAPE:
        return Key::Escape;
    case GLFW_KEY_BACKSPACE:
        return Key::Backspace;
    default:
        return Key::Other;
    }
}

std::string last_glfw_error()
{
    char const* description = nullptr;
    glfwGetError(&description);
    return description ? description : "no reason given";
}

Window& self(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

} // namespace

Window::Window(WindowOptions options) : m_options{std::move(options)} { }

Result<std::unique_ptr<Window>> Window::open(WindowOptions options)
{
    std::unique_ptr<Window> window{new Window{std::move(options)}};
    TRY_DO(window->create());
    return window;
}

Window::~Window()
{
    m_renderer.reset();
    if (m_window) glfwDestroyWindow(m_window);
    glfwTerminate();
}

Result<void> Window::create()
{
    if (!glfwInit()) return fail(ErrorCode::Unavailable, "no display: " + last_glfw_error());
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SAMPLES, 0);

    GLFWmonitor* monitor = nullptr;
    int width = m_options.width_px;
    int height = m_options.height_px;
    if (m_options.kind == WindowKind::Fullscreen) {
        glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
        glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
        monitor = glfwGetPrimaryMonitor();
        GLFWvidmode const* const mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
        if (!mode) return fail(ErrorCode::Unavailable, "the display has no monitor");
        width = mode->width;
        height = mode->height;
    }
    m_window = glfwCreateWindow(width, height, m_options.title.c_str(), monitor, nullptr);
    if (!m_window) return fail(ErrorCode::Unavailable, "no window: " + last_glfw_error());
    if (m_options.kind == WindowKind::Fullscreen) glfwSetInputMode(m_window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    glfwMakeContextCurrent(m_window);
    glfwSwapInterval(1);
    set_callbacks();
    m_renderer = TRY(Renderer::create());
    return {};
}

void Window::set_callbacks()
{
    glfwSetWindowUserPointer(m_window, this);
    glfwSetCursorPosCallback(m_window, [](GLFWwindow* w, double x, double y) {
        self(w).m_pointer.moved({static_cast<float>(x), static_cast<float>(y)});
    });
    glfwSetMouseButtonCallback(m_window, [](GLFWwindow* w, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        action == GLFW_PRESS ? self(w).m_pointer.pressed() : self(w).m_pointer.lifted();
    });
    glfwSetCharCallback(m_window, [](GLFWwindow* w, unsigned character) {
        if (auto* const sink = self(w).m_options.keyboard) sink->on_character(character);
    });
    glfwSetKeyCallback(m_window, [](GLFWwindow* w, int key, int, int action, int) {
        if (auto* const sink = self(w).m_options.keyboard; sink && action != GLFW_RELEASE) sink->on_key(key_of(key));
    });
    glfwSetWindowRefreshCallback(m_window, [](GLFWwindow* w) { self(w).m_repaint = true; });
    glfwSetFramebufferSizeCallback(m_window, [](GLFWwindow* w, int, int) { self(w).m_repaint = true; });
}

void Window::wake() noexcept { glfwPostEmptyEvent(); }

void Window::stop() noexcept
{
    m_stop = true;
    wake();
}

void Window::take_picture(std::function<void(Picture const&)> receive)
{
    m_receive_picture = std::move(receive);
    m_repaint = true;
    wake();
}

void Window::wait(Ui const& ui)
{
    Millis pause = longest_sleep;
    if (ui.due()) pause = std::clamp(*ui.due() - m_options.now(), Millis{0}, longest_sleep);
    if (!m_pointer.empty() || m_pointer.has_trail() || m_repaint || pause == Millis{0})
        glfwPollEvents();
    else
        glfwWaitEventsTimeout(static_cast<double>(pause.count()) / 1000.0);
}

void Window::run(Ui& ui, Atlas& atlas, std::function<void(Ui&)> const& draw)
{
    while (!m_stop && !glfwWindowShouldClose(m_window)) {
        frame(ui, atlas, draw);
        wait(ui);
    }
}

void Window::frame(Ui& ui, Atlas& atlas, std::function<void(Ui&)> const& draw)
{
    FrameInput input;
    glfwGetFramebufferSize(m_window, &input.width_px, &input.height_px);
    if (input.width_px <= 0 || input.height_px <= 0) return;
    input.now = m_options.now();
    m_pointer.fill(input);
    ui.begin(input);
    draw(ui);
    ui.end();
    ++m_logic;
    // Events that wait come first: a frame that nobody can see yet is not painted.
    if (m_pointer.empty()) paint(ui, atlas, input);
}

void Window::paint(Ui& ui, Atlas& atlas, FrameInput const& size)
{
    std::uint64_t const fingerprint = ui.canvas().fingerprint();
    if (m_repaint || fingerprint != m_fingerprint) {
        m_repaint = false;
        m_fingerprint = fingerprint;
        m_renderer->paint(ui.canvas(), atlas, size.width_px, size.height_px);
        if (auto const receive = std::exchange(m_receive_picture, {}))
            receive(m_renderer->read(size.width_px, size.height_px));
        glfwSwapBuffers(m_window);
        ++m_painted;
    }
    if (ui.revision() == m_reported_revision) return;
    m_reported_revision = ui.revision();
    if (!m_options.on_painted) return;
    glFinish();
    m_options.on_painted(ui.revision(), m_options.now());
}

} // namespace yizhan::ui
