// Colours as sRGB bytes, and how far two of them stand apart for an eye (WCAG 2 contrast ratio, 1..21).
#pragma once

#include <cstdint>

namespace yizhan::ui {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    bool operator==(Color const&) const = default;
    constexpr Color with_alpha(float alpha) const
    {
        return {r, g, b, static_cast<std::uint8_t>(alpha * 255.0F + 0.5F)};
    }
};

constexpr Color hex(std::uint32_t rgb)
{
    return {static_cast<std::uint8_t>(rgb >> 16U & 255U), static_cast<std::uint8_t>(rgb >> 8U & 255U),
        static_cast<std::uint8_t>(rgb & 255U)};
}

// `top` laid over an opaque `ground`.
Color blend(Color top, Color ground);
float contrast(Color a, Color b);

namespace colors {
inline constexpr Color paper = hex(0xF5F2EC);
inline constexpr Color paper_dim = hex(0xEFEBE2); // a quiet note on paper
inline constexpr Color key_dim = hex(0xE9E4DA); // keys that are not characters
inline constexpr Color key_edge = hex(0xD9D3C7);
inline constexpr Color surface = hex(0xFFFFFF);
inline constexpr Color line = hex(0xE4DFD5);
inline constexpr Color ink = hex(0x1C2330);
inline constexpr Color ink2 = hex(0x4E5868);
inline constexpr Color ink3 = hex(0x5F6979); // the lightest that still reads on paper
inline constexpr Color brand = hex(0xC4302B);
inline constexpr Color brand_deep = hex(0x96201C);
inline constexpr Color brand_end = hex(0xA3241F); // where the hero card's gradient ends
inline constexpr Color brand_tint = hex(0xFBE9E7);
inline constexpr Color amber = hex(0xB86E00); // icons only
inline constexpr Color amber_deep = hex(0x7A4A00); // words
inline constexpr Color amber_tint = hex(0xFFF1DA);
inline constexpr Color amber_on_ink = hex(0xFFD08A);
inline constexpr Color green = hex(0x1B7F53);
inline constexpr Color green_deep = hex(0x14653F); // words on the tint
inline constexpr Color green_tint = hex(0xE2F4EA);
inline constexpr Color green_on_ink = hex(0x7FE0B0);
inline constexpr Color blue = hex(0x2459B8);
inline constexpr Color blue_tint = hex(0xE6EDFB);
inline constexpr Color teal = hex(0x0A7A8C);
inline constexpr Color teal_tint = hex(0xDFF3F6);
inline constexpr Color violet = hex(0x6A3FB5);
inline constexpr Color violet_tint = hex(0xEEE7FA);
inline constexpr Color white = hex(0xFFFFFF);
inline constexpr Color black = hex(0x000000);
} // namespace colors

} // namespace yizhan::ui
