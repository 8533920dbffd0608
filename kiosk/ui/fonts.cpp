#include "kiosk/ui/fonts.h"

#include <algorithm>
#include <array>
#include <ft2build.h>
#include <span>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

namespace yizhan::ui {

namespace {

constexpr float missing_advance = 1.0F;

constexpr std::array regular_paths{
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
};
constexpr std::array bold_paths{
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
};
constexpr std::array icon_paths{
    "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf",
    "/usr/share/fonts/truetype/material-icons/MaterialIcons-Regular.ttf",
};

// Characters that steer text and are not seen.
bool is_invisible(char32_t c)
{
    return c < 0x20 || c == 0x7F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

} // namespace

struct Fonts::Library {
    FT_Library library = nullptr;
    std::array<FT_Face, 3> faces{};

    Library() = default;
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;
    ~Library()
    {
        for (FT_Face const face : faces)
            if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }

    FT_Face at(Face face) const { return faces[static_cast<std::size_t>(face)]; }

    Result<void> open(
        Face face, std::string const& path, std::span<char const* const> usual, int index, char const* package)
    {
        FT_Face& slot = faces[static_cast<std::size_t>(face)];
        if (!path.empty()) {
            if (FT_New_Face(library, path.c_str(), index, &slot) == 0) return {};
            return fail(ErrorCode::NotFound, "font file " + path + " cannot be read");
        }
        for (char const* const candidate : usual)
            if (FT_New_Face(library, candidate, index, &slot) == 0) return {};
        return fail(ErrorCode::NotFound, std::string{"font file "} + usual.front() + " is missing; install " + package);
    }
};

Fonts::Fonts(std::unique_ptr<Library> library) : m_library{std::move(library)} { }
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

Result<Fonts> Fonts::open(FontFiles const& files)
{
    auto library = std::make_unique<Library>();
    if (FT_Init_FreeType(&library->library) != 0) return fail(ErrorCode::Internal, "FreeType does not start");
    TRY_DO(library->open(Face::Regular, files.regular, regular_paths, files.index, "fonts-noto-cjk"));
    TRY_DO(library->open(Face::Bold, files.bold, bold_paths, files.index, "fonts-noto-cjk"));
    TRY_DO(library->open(Face::Icons, files.icons, icon_paths, 0, "fonts-material-design-icons-iconfont"));
    return Fonts{std::move(library)};
}

GlyphRef Fonts::find(Face face, char32_t code_point)
{
    if (is_invisible(code_point)) return {};
    std::uint32_t const key = static_cast<std::uint32_t>(face) << 24U | static_cast<std::uint32_t>(code_point);
    if (auto const it = m_known.find(key); it != m_known.end()) return it->second;

    FT_Face const ft = m_library->at(face);
    GlyphRef ref{.glyph = FT_Get_Char_Index(ft, code_point), .advance = missing_advance};
    FT_Fixed units = 0;
    if (ref.glyph != 0 && FT_Get_Advance(ft, ref.glyph, FT_LOAD_NO_SCALE, &units) == 0)
        ref.advance = static_cast<float>(units) / static_cast<float>(ft->units_per_EM);
    return m_known.emplace(key, ref).first->second;
}

GlyphBitmap Fonts::rasterise(Face face, std::uint32_t glyph, int size_px)
{
    FT_Face const ft = m_library->at(face);
    // Light hinting snaps strokes to whole rows and leaves widths alone: crisp, and no letter jumps between two sizes.
    int const hinting = face == Face::Icons ? FT_LOAD_NO_HINTING : FT_LOAD_TARGET_LIGHT;
    if (FT_Set_Pixel_Sizes(ft, 0, static_cast<FT_UInt>(size_px)) != 0) return {};
    if (FT_Load_Glyph(ft, glyph, FT_LOAD_RENDER | FT_LOAD_NO_BITMAP | hinting) != 0) return {};

    FT_Bitmap const& source = ft->glyph->bitmap;
    if (source.pixel_mode != FT_PIXEL_MODE_GRAY || source.width == 0 || source.rows == 0) return {};
    GlyphBitmap bitmap{.width = static_cast<int>(source.width),
        .height = static_cast<int>(source.rows),
        .left = ft->glyph->bitmap_left,
        .top = ft->glyph->bitmap_top,
        .alpha = {}};
    bitmap.alpha.reserve(std::size_t{source.width} * source.rows);
    for (unsigned row = 0; row < source.rows; ++row) {
        unsigned char const* const line = source.buffer + static_cast<std::ptrdiff_t>(row) * source.pitch;
        bitmap.alpha.insert(bitmap.alpha.end(), line, line + source.width);
    }
    return bitmap;
}

} // namespace yizhan::ui
