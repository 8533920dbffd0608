#include "kiosk/ui/offscreen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <cassert>

namespace yizhan::ui {

struct Offscreen::Egl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    EGLSurface surface = EGL_NO_SURFACE;

    Egl() = default;
    Egl(Egl const&) = delete;
    Egl& operator=(Egl const&) = delete;
    ~Egl()
    {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
    }

    Result<void> open()
    {
        auto const get_display
            = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
        if (!get_display) return fail(ErrorCode::Unavailable, "EGL has no platform displays");
        display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (!eglInitialize(display, nullptr, nullptr)) return fail(ErrorCode::Unavailable, "EGL does not start");
        eglBindAPI(EGL_OPENGL_API);

        constexpr EGLint wanted[]{
            EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_RED_SIZE, 8, EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        if (!eglChooseConfig(display, wanted, &config, 1, &count) || count == 0)
            return fail(ErrorCode::Unavailable, "EGL offers no surface in memory");
        constexpr EGLint version[]{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3,
            EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
        context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
        constexpr EGLint size[]{EGL_WIDTH, largest_px, EGL_HEIGHT, largest_px, EGL_NONE};
        surface = eglCreatePbufferSurface(display, config, size);
        if (!eglMakeCurrent(display, surface, surface, context))
            return fail(ErrorCode::Unavailable, "OpenGL 3.3 does not start without a display");
        return {};
    }
};

Offscreen::Offscreen(std::unique_ptr<Egl> egl) : m_egl{std::move(egl)} { }

Offscreen::~Offscreen() = default; // the renderer goes first, while its context is current

Result<std::unique_ptr<Offscreen>> Offscreen::create()
{
    auto egl = std::make_unique<Egl>();
    TRY_DO(egl->open());
    std::unique_ptr<Offscreen> offscreen{new Offscreen{std::move(egl)}};
    offscreen->m_renderer = TRY(Renderer::create());
    return offscreen;
}

Picture Offscreen::paint(Canvas& canvas, Atlas& atlas, int width_px, int height_px)
{
    assert(width_px <= largest_px && height_px <= largest_px);
    m_renderer->paint(canvas, atlas, width_px, height_px);
    return m_renderer->read(width_px, height_px);
}

} // namespace yizhan::ui
