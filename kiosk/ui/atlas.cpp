#include "kiosk/ui/atlas.h"

#include <algorithm>
#include <cmath>

namespace yizhan::ui {

namespace {

constexpr int white_size = 4;
constexpr int shelf_step = 8; // shelf heights are rounded up, so that sizes near each other share one

// The bitmap with one empty pixel on every side: it keeps neighbours, and what an emptied page still holds, out of each
// other's bilinear samples.
std::vector<std::uint8_t> with_border(std::vector<std::uint8_t> const& alpha, int width, int height)
{
    auto const w = static_cast<std::size_t>(width);
    std::vector<std::uint8_t> padded((w + 2) * (static_cast<std::size_t>(height) + 2), 0);
    for (std::size_t row = 0; row < static_cast<std::size_t>(height); ++row)
        std::copy_n(alpha.begin() + static_cast<std::ptrdiff_t>(row * w), w,
            padded.begin() + static_cast<std::ptrdiff_t>((row + 1) * (w + 2) + 1));
    return padded;
}

// Coverage of a rounded square after a Gaussian blur whose visible reach is `blur`: the distance to its edge through
// the error function, which is the exact profile of a straight edge and close enough at a soft corner.
std::vector<std::uint8_t> draw_shadow(int size, int blur, int radius)
{
    std::vector<std::uint8_t> alpha;
    alpha.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    float const half = static_cast<float>(size) / 2;
    // The blur eats into the corner, so that the radius seen is larger than the box' own.
    float const round = static_cast<float>(radius) + static_cast<float>(blur) / 2;
    float const straight = half - static_cast<float>(blur) - round;
    float const sigma = static_cast<float>(blur) / 2;
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            float const dx = std::max(std::abs(static_cast<float>(column) + 0.5F - half) - straight, 0.0F);
            float const dy = std::max(std::abs(static_cast<float>(row) + 0.5F - half) - straight, 0.0F);
            float const outside = std::hypot(dx, dy) - round;
            float const cover = 0.5F * std::erfc(outside / (sigma * std::sqrt(2.0F)));
            alpha.push_back(static_cast<std::uint8_t>(std::clamp(cover, 0.0F, 1.0F) * 255.0F + 0.5F));
        }
    return alpha;
}

} // namespace

Atlas::Atlas(Fonts& fonts) : m_fonts{fonts} { reset(); }

void Atlas::reset()
{
    m_pages.assign(1, {});
    m_glyphs.clear();
    m_uploads.clear();
    m_full = false;
    ++m_generation;
    constexpr int shadow_size = 2 * shadow_corner + 2;
    m_white = place(white_size, white_size, std::vector<std::uint8_t>(white_size * white_size, 255)).value_or(Sprite{});
    m_shadow = place(shadow_size, shadow_size, draw_shadow(shadow_size, shadow_blur, shadow_radius)).value_or(Sprite{});
}

void Atlas::begin_frame()
{
    if (m_full) reset();
}

Sprite const* Atlas::glyph(Face face, std::uint32_t glyph, int size_px)
{
    auto const key = static_cast<std::uint64_t>(face) << 56U | static_cast<std::uint64_t>(size_px) << 32U | glyph;
    auto it = m_glyphs.find(key);
    if (it == m_glyphs.end()) {
        if (m_full) return nullptr;
        GlyphBitmap const bitmap = m_fonts.rasterise(face, glyph, size_px);
        Sprite sprite;
        if (bitmap.width > 0) {
            auto const placed = place(bitmap.width, bitmap.height, bitmap.alpha);
            if (!placed) return nullptr;
            sprite = *placed;
            sprite.left = bitmap.left;
            sprite.top = bitmap.top;
        }
        it = m_glyphs.emplace(key, sprite).first;
    }
    return it->second.width > 0 ? &it->second : nullptr;
}

std::optional<Sprite> Atlas::place_in(Page& page, int width, int height)
{
    int const w = width + 2;
    int const h = (height + 2 + shelf_step - 1) / shelf_step * shelf_step;
    for (Shelf& shelf : page.shelves)
        if (shelf.height == h && shelf.used + w <= page_size) {
            Sprite const sprite{.x = shelf.used + 1, .y = shelf.y + 1, .width = width, .height = height};
            shelf.used += w;
            return sprite;
        }
    if (page.used + h > page_size || w > page_size) return std::nullopt;
    page.shelves.push_back({.y = page.used, .height = h, .used = w});
    page.used += h;
    return Sprite{.x = 1, .y = page.shelves.back().y + 1, .width = width, .height = height};
}

std::optional<Sprite> Atlas::place(int width, int height, std::vector<std::uint8_t> const& alpha)
{
    std::optional<Sprite> sprite;
    for (std::size_t i = 0; !sprite && i < m_pages.size(); ++i) {
        sprite = place_in(m_pages[i], width, height);
        if (sprite) sprite->page = static_cast<int>(i);
    }
    if (!sprite && pages() < max_pages) {
        m_pages.emplace_back();
        sprite = place_in(m_pages.back(), width, height);
        if (sprite) sprite->page = pages() - 1;
    }
    if (!sprite) {
        m_full = true;
        return std::nullopt;
    }
    m_uploads.push_back(
        {sprite->page, sprite->x - 1, sprite->y - 1, width + 2, height + 2, with_border(alpha, width, height)});
    return sprite;
}

} // namespace yizhan::ui
