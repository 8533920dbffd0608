// Paints without any display: an EGL surface in memory. For tests and for pictures made where nobody looks.
#pragma once

#include "kiosk/ui/renderer.h"

#include <memory>

namespace yizhan::ui {

class Offscreen {
public:
    static constexpr int largest_px = 2048;

    // Unavailable where Mesa's surfaceless platform is missing.
    static Result<std::unique_ptr<Offscreen>> create();
    ~Offscreen();
    Offscreen(Offscreen const&) = delete;
    Offscreen& operator=(Offscreen const&) = delete;

    // REQUIRES: no side over largest_px.
    Picture paint(Canvas& canvas, Atlas& atlas, int width_px, int height_px);

private:
    struct Egl;
    explicit Offscreen(std::unique_ptr<Egl> egl);

    std::unique_ptr<Egl> m_egl;
    std::unique_ptr<Renderer> m_renderer;
};

} // namespace yizhan::ui
