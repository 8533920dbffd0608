#include "kiosk/ui/color.h"

#include <algorithm>
#include <cmath>

namespace yizhan::ui {

namespace {

std::uint8_t mix(std::uint8_t top, std::uint8_t ground, std::uint8_t alpha)
{
    return static_cast<std::uint8_t>((top * alpha + ground * (255 - alpha) + 127) / 255);
}

float linear(std::uint8_t channel)
{
    float const c = static_cast<float>(channel) / 255.0F;
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

float luminance(Color c) { return 0.2126F * linear(c.r) + 0.7152F * linear(c.g) + 0.0722F * linear(c.b); }

} // namespace

Color blend(Color top, Color ground)
{
    return {mix(top.r, ground.r, top.a), mix(top.g, ground.g, top.a), mix(top.b, ground.b, top.a)};
}

float contrast(Color a, Color b)
{
    float const one = luminance(a);
    float const other = luminance(b);
    return (std::max(one, other) + 0.05F) / (std::min(one, other) + 0.05F);
}

} // namespace yizhan::ui
