// Where glyphs, the white pixel and the soft shadow lie in the texture pages. Glyphs are drawn into it when they are
// first asked for, at the size asked for; what is new waits in a list of uploads until the next painted frame. Knows no
// GL. Bound: max_pages of 1 MiB. When they are full the rest of that frame shows no new glyph, and the next frame
// starts empty.
#pragma once

#include "kiosk/ui/fonts.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yizhan::ui {

// A place in a page, in pixels, and where it is drawn relative to the pen (glyphs only).
struct Sprite {
    int page = 0;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
};

struct Upload {
    int page = 0;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> alpha;
};

class Atlas {
public:
    static constexpr int page_size = 1024;
    static constexpr int max_pages = 8;

    // The shadow's sprite is a rounded square with this much blur around and a corner of this radius.
    static constexpr int shadow_blur = 30;
    static constexpr int shadow_radius = 28;
    static constexpr int shadow_corner = 2 * shadow_blur + shadow_radius;

    explicit Atlas(Fonts& fonts);

    // Empties a full atlas; call between frames only, since it moves every glyph.
    void begin_frame();
    // Null for what has no outline (a space), and when there is no room until the next frame.
    Sprite const* glyph(Face face, std::uint32_t glyph, int size_px);
    Sprite const& white() const { return m_white; }
    Sprite const& shadow() const { return m_shadow; }

    int pages() const { return static_cast<int>(m_pages.size()); }
    bool full() const { return m_full; }
    // How often it was emptied: quads of an older generation point at nothing.
    int generation() const { return m_generation; }
    std::vector<Upload> take_uploads() { return std::exchange(m_uploads, {}); }

private:
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;
    };
    struct Page {
        std::vector<Shelf> shelves;
        int used = 0;
    };

    void reset();
    std::optional<Sprite> place(int width, int height, std::vector<std::uint8_t> const& alpha);
    static std::optional<Sprite> place_in(Page& page, int width, int height);

    Fonts& m_fonts;
    std::vector<Page> m_pages;
    std::unordered_map<std::uint64_t, Sprite> m_glyphs;
    std::vector<Upload> m_uploads;
    Sprite m_white;
    Sprite m_shadow;
    bool m_full = false;
    int m_generation = 0;
};

} // namespace yizhan::ui
