// The three faces that the kiosk writes with, opened by FreeType on the mapped files: only the pages of the glyphs that
// are used ever reach memory. Knows advances and bitmaps; where they lie in a texture is the atlas' business.
#pragma once

#include "kiosk/ui/theme.h"
#include "shared/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace yizhan::ui {

enum class Face : std::uint8_t { Regular, Bold, Icons };

// An empty path means: look where Debian puts it. `index` picks the face within a collection (.ttc), 2 is simplified
// Chinese.
struct FontFiles {
    std::string regular;
    std::string bold;
    std::string icons;
    int index = 2;
};

struct GlyphRef {
    std::uint32_t glyph = 0; // 0: the font has none, a box is drawn in its place
    float advance = 0; // of the type size
};

// One byte a pixel, row by row without gaps; left and top from the pen on the baseline, as FreeType gives them.
struct GlyphBitmap {
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
    std::vector<std::uint8_t> alpha;
};

class Fonts {
public:
    // NotFound names the file that is missing and the Debian package that brings it.
    static Result<Fonts> open(FontFiles const& files);
    Fonts(Fonts&&) noexcept;
    Fonts& operator=(Fonts&&) noexcept;
    ~Fonts();

    // Never fails: a character without a glyph has a width of its own.
    GlyphRef find(Face face, char32_t code_point);
    // An empty bitmap when the outline is empty or cannot be drawn.
    GlyphBitmap rasterise(Face face, std::uint32_t glyph, int size_px);

private:
    struct Library;
    explicit Fonts(std::unique_ptr<Library> library);

    std::unique_ptr<Library> m_library;
    std::unordered_map<std::uint32_t, GlyphRef> m_known;
};

inline Face face_of(Weight weight) { return weight == Weight::Bold ? Face::Bold : Face::Regular; }

} // namespace yizhan::ui
