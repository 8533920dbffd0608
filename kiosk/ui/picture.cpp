#include "kiosk/ui/picture.h"

#include <stb/stb_image_write.h>

namespace yizhan::ui {

Color Picture::at(int x, int y) const
{
    std::size_t const i
        = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
    return {rgb[i], rgb[i + 1], rgb[i + 2]};
}

std::string encode_png(Picture const& picture)
{
    std::string png;
    if (picture.rgb.empty()) return png;
    auto const append = [](void* context, void* data, int size) {
        static_cast<std::string*>(context)->append(static_cast<char const*>(data), static_cast<std::size_t>(size));
    };
    stbi_write_png_to_func(append, &png, picture.width, picture.height, 3, picture.rgb.data(), picture.width * 3);
    return png;
}

} // namespace yizhan::ui
