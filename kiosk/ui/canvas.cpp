#include "kiosk/ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace yizhan::ui {

namespace {

constexpr float circle_error_px = 0.1F; // finer than ImGui's own 0.3: the corners are what a person sees
constexpr Color shadow_soft = colors::ink.with_alpha(0.06F);
constexpr Color shadow_edge = colors::ink.with_alpha(0.05F);

ImU32 im(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }
ImVec2 low(Rect const& r) { return {r.x, r.y}; }
ImVec2 high(Rect const& r) { return {r.right(), r.bottom()}; }
ImVec2 texel(float x, float y) { return {x / Atlas::page_size, y / Atlas::page_size}; }
// Pages stand for textures until the renderer, which alone knows the real names, paints. Null is no texture.
ImTextureID page_texture(int page) { return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(page) + 1); }

std::uint64_t fold(std::uint64_t hash, void const* data, std::size_t size)
{
    auto const* bytes = static_cast<unsigned char const*>(data);
    for (; size >= sizeof(std::uint64_t); bytes += sizeof(std::uint64_t), size -= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29U;
    }
    for (; size > 0; ++bytes, --size) hash = (hash ^ *bytes) * 0x100000001B3ULL;
    return hash;
}

} // namespace

struct Canvas::State {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};
};

Canvas::Canvas(Fonts& fonts, Atlas& atlas) : m_fonts{fonts}, m_atlas{atlas}, m_state{std::make_unique<State>()}
{
    m_state->shared.SetCircleTessellationMaxError(circle_error_px);
    m_state->shared.InitialFlags
        = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
}

Canvas::~Canvas() = default;

ImDrawList& Canvas::list() { return m_state->list; }

void Canvas::begin(float scale, int width_px, int height_px)
{
    m_scale = scale;
    m_page = 0;
    Sprite const& white = m_atlas.white();
    m_state->shared.TexUvWhitePixel
        = texel(static_cast<float>(white.x + white.width / 2), static_cast<float>(white.y + white.height / 2));
    m_state->shared.ClipRectFullscreen = {0, 0, static_cast<float>(width_px), static_cast<float>(height_px)};
    list()._ResetForNewFrame();
    list().PushTextureID(page_texture(0));
    list().PushClipRectFullScreen();
}

void Canvas::end()
{
    use_page(0);
    list().PopClipRect();
    list().PopTextureID();
    list()._PopUnusedDrawCmd();
}

Rect Canvas::to_pixels(Rect const& box) const
{
    float const x = std::round(box.x * m_scale);
    float const y = std::round(box.y * m_scale);
    return {x, y, std::round(box.right() * m_scale) - x, std::round(box.bottom() * m_scale) - y};
}

void Canvas::use_page(int page)
{
    if (page == m_page) return;
    list().PopTextureID();
    list().PushTextureID(page_texture(page));
    m_page = page;
}

void Canvas::fill(Rect const& box, float radius, Color color)
{
    use_page(0);
    Rect const px = to_pixels(box);
    list().AddRectFilled(low(px), high(px), im(color), std::min(radius * m_scale, std::min(px.w, px.h) / 2));
}

void Canvas::bordered(Rect const& box, float radius, Color inside, Color border, float thickness)
{
    float const t = std::max(std::round(thickness * m_scale), 1.0F) / m_scale;
    fill(box, radius, border);
    fill(box.inset(t), std::max(radius - t, 0.0F), inside);
}

void Canvas::stroke(Rect const& box, float radius, Color color, float thickness)
{
    use_page(0);
    float const t = std::max(std::round(thickness * m_scale), 1.0F);
    // ImGui strokes along the box half a pixel inside; the border must lie inside altogether.
    Rect const px = to_pixels(box).inset((t - 1) / 2);
    list().AddRect(low(px), high(px), im(color), std::max(radius * m_scale - t / 2, 0.0F), 0, t);
}

void Canvas::gradient(Rect const& box, float radius, Color from, Color to)
{
    use_page(0);
    Rect const px = to_pixels(box);
    int const begin = list().VtxBuffer.Size;
    list().AddRectFilled(low(px), high(px), im(from), radius * m_scale);
    float const reach = (px.w + px.h) / 4;
    Vec const c = px.center();
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list(), begin, list().VtxBuffer.Size, {c.x - reach, c.y - reach},
        {c.x + reach, c.y + reach}, im(from), im(to));
}

void Canvas::slice(Rect const& source, Rect const& target, Color color)
{
    use_page(0);
    list().PrimReserve(6, 4);
    list().PrimRectUV(
        low(target), high(target), texel(source.x, source.y), texel(source.right(), source.bottom()), im(color));
}

void Canvas::shadow(Rect const& box, float radius)
{
    constexpr float blur = Atlas::shadow_blur;
    Rect const outer = box.moved(0, 10).inset(-blur);
    float const corner_x = std::min(static_cast<float>(Atlas::shadow_corner), outer.w / 2);
    float const corner_y = std::min(static_cast<float>(Atlas::shadow_corner), outer.h / 2);
    Sprite const& s = m_atlas.shadow();
    constexpr float sc = Atlas::shadow_corner;
    float const sx[]{static_cast<float>(s.x), static_cast<float>(s.x) + sc, static_cast<float>(s.x) + sc + 2,
        static_cast<float>(s.x + s.width)};
    float const sy[]{static_cast<float>(s.y), static_cast<float>(s.y) + sc, static_cast<float>(s.y) + sc + 2,
        static_cast<float>(s.y + s.height)};
    float const tx[]{outer.x, outer.x + corner_x, outer.right() - corner_x, outer.right()};
    float const ty[]{outer.y, outer.y + corner_y, outer.bottom() - corner_y, outer.bottom()};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            if (row == 1 && column == 1) continue; // under the card
            Rect const source{sx[column], sy[row], sx[column + 1] - sx[column], sy[row + 1] - sy[row]};
            Rect const target{tx[column], ty[row], tx[column + 1] - tx[column], ty[row + 1] - ty[row]};
            slice(source, to_pixels(target), shadow_soft);
        }
    fill(box.moved(0, 2), radius, shadow_edge);
}

void Canvas::circle(Vec center, float radius, Color color)
{
    use_page(0);
    list().AddCircleFilled({center.x * m_scale, center.y * m_scale}, radius * m_scale, im(color));
}

void Canvas::half_circle(Vec center, float radius, Color color)
{
    use_page(0);
    ImVec2 const c{center.x * m_scale, center.y * m_scale};
    float const r = radius * m_scale;
    float const thin = std::max(r / 6, 1.0F);
    list().AddCircle(c, r - thin / 2, im(color), 0, thin);
    list().PathArcTo(c, r, IM_PI / 2, IM_PI * 3 / 2);
    list().PathFillConvex(im(color));
}

void Canvas::icon(Icon icon, Vec center, float size, Color color)
{
    int const px = std::max(static_cast<int>(std::lround(size * m_scale)), 1);
    Sprite const* const glyph = m_atlas.glyph(Face::Icons, m_fonts.find(Face::Icons, icon).glyph, px);
    if (!glyph) return;
    // An icon's square is its whole em: the baseline is the lower edge.
    float const x = std::round(center.x * m_scale - static_cast<float>(px) / 2) + static_cast<float>(glyph->left);
    float const y = std::round(center.y * m_scale + static_cast<float>(px) / 2) - static_cast<float>(glyph->top);
    sprite(*glyph, {x, y, static_cast<float>(glyph->width), static_cast<float>(glyph->height)}, color);
}

void Canvas::qr(Rect const& box, QrModules const& modules, Color dark)
{
    if (modules.size <= 0) return;
    use_page(0);
    Rect const px = to_pixels(box);
    float const module = std::max(std::floor(std::min(px.w, px.h) / static_cast<float>(modules.size)), 1.0F);
    float const side = module * static_cast<float>(modules.size);
    float const left = std::round(px.x + (px.w - side) / 2);
    float const top = std::round(px.y + (px.h - side) / 2);
    for (int row = 0; row < modules.size; ++row)
        for (int column = 0; column < modules.size;) {
            auto const at = [&](int c) { return modules.dark[static_cast<std::size_t>(row * modules.size + c)]; };
            int end = column;
            while (end < modules.size && at(end)) ++end;
            if (end == column) {
                ++column;
                continue;
            }
            ImVec2 const a{left + module * static_cast<float>(column), top + module * static_cast<float>(row)};
            list().AddRectFilled(a, {left + module * static_cast<float>(end), a.y + module}, im(dark));
            column = end;
        }
}

void Canvas::sprite(Sprite const& s, Rect const& target, Color color)
{
    use_page(s.page);
    auto const x = static_cast<float>(s.x);
    auto const y = static_cast<float>(s.y);
    list().PrimReserve(6, 4);
    list().PrimRectUV(low(target), high(target), texel(x, y),
        texel(x + static_cast<float>(s.width), y + static_cast<float>(s.height)), im(color));
}

void Canvas::draw_glyph(Face face, std::uint32_t glyph, int size_px, Vec pen, Color color)
{
    Sprite const* const s = m_atlas.glyph(face, glyph, size_px);
    if (!s) return;
    float const x = std::round(pen.x) + static_cast<float>(s->left);
    float const y = std::round(pen.y) - static_cast<float>(s->top);
    sprite(*s, {x, y, static_cast<float>(s->width), static_cast<float>(s->height)}, color);
}

// A box with the character's number in two rows: a volunteer can look it up, and nobody takes it for a blank.
void Canvas::missing_glyph(TextLayout const& layout, TextGlyph const& glyph, Vec pen, Color color)
{
    use_page(0);
    auto const em = static_cast<float>(layout.size_px);
    float const thin = std::max(std::round(em / 16), 1.0F);
    Rect const box{
        std::round(pen.x + em * 0.05F), std::round(pen.y - em * 0.80F), glyph.advance - em * 0.1F, em * 0.86F};
    list().AddRect(low(box), high(box), im(color), em / 10, 0, thin);
    std::string const name = fmt::format("U+{:04X}", static_cast<std::uint32_t>(glyph.code_point));
    auto const half = (name.size() + 1) / 2;
    auto const size = static_cast<int>(em * 0.31F);
    for (std::size_t row = 0; row < 2; ++row) {
        std::string_view const part
            = row == 0 ? std::string_view{name}.substr(0, half) : std::string_view{name}.substr(half);
        Vec at{0, box.y + box.h * (row == 0 ? 0.47F : 0.88F)};
        for (char const c : part) at.x -= m_fonts.find(Face::Regular, static_cast<char32_t>(c)).advance;
        at.x = box.center().x + at.x * static_cast<float>(size) / 2;
        for (char const c : part) {
            GlyphRef const ref = m_fonts.find(Face::Regular, static_cast<char32_t>(c));
            draw_glyph(Face::Regular, ref.glyph, size, at, color);
            at.x += ref.advance * static_cast<float>(size);
        }
    }
}

void Canvas::line(TextLayout const& layout, TextLine const& line, Vec pen, Color color)
{
    for (std::size_t i = line.begin; i < line.end; ++i) {
        TextGlyph const& g = layout.glyphs[i];
        if (g.glyph == 0) {
            if (g.advance > 0) missing_glyph(layout, g, pen, color);
        } else {
            draw_glyph(g.face, g.glyph, layout.size_px, pen, color);
        }
        pen.x += g.advance;
    }
}

Canvas::Mark Canvas::mark() const { return m_state->list.VtxBuffer.Size; }

void Canvas::scale_since(Mark mark, Vec center, float factor)
{
    ImVec2 const c{center.x * m_scale, center.y * m_scale};
    for (int i = mark; i < list().VtxBuffer.Size; ++i) {
        ImVec2& p = list().VtxBuffer[i].pos;
        p = {c.x + (p.x - c.x) * factor, c.y + (p.y - c.y) * factor};
    }
}

std::uint64_t Canvas::fingerprint() const
{
    ImDrawList const& l = m_state->list;
    auto const generation = static_cast<std::uint64_t>(m_atlas.generation());
    std::uint64_t hash = fold(0x1234567, &generation, sizeof generation);
    hash = fold(hash, l.VtxBuffer.Data, static_cast<std::size_t>(l.VtxBuffer.size_in_bytes()));
    hash = fold(hash, l.IdxBuffer.Data, static_cast<std::size_t>(l.IdxBuffer.size_in_bytes()));
    for (ImDrawCmd const& command : l.CmdBuffer) {
        std::uint64_t const parts[]{
            reinterpret_cast<std::uintptr_t>(command.TextureId), command.ElemCount, command.IdxOffset};
        hash = fold(hash, parts, sizeof parts);
    }
    return hash;
}

} // namespace yizhan::ui
