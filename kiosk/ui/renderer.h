// Paints a canvas with OpenGL 3.3 and reads it back. Owns the textures behind the atlas' pages and ImGui's context,
// which lives for its GL backend alone. REQUIRES: made, used and destroyed with the same GL context current.
#pragma once

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/picture.h"
#include "shared/base/result.h"

#include <array>
#include <memory>

namespace yizhan::ui {

class Renderer {
public:
    static Result<std::unique_ptr<Renderer>> create();
    ~Renderer();
    Renderer(Renderer const&) = delete;
    Renderer& operator=(Renderer const&) = delete;

    void paint(Canvas& canvas, Atlas& atlas, int width_px, int height_px);
    // What was painted last, before buffers are swapped.
    Picture read(int width_px, int height_px) const;

private:
    Renderer() = default;
    void upload(Atlas& atlas);

    std::array<unsigned, Atlas::max_pages> m_textures{};
    bool m_backend = false;
};

} // namespace yizhan::ui
