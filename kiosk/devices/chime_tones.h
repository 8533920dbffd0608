// What the four calls sound like: two or three soft notes each, made from sines. Pure: the same call at the same volume
// is the same samples.
#pragma once

#include "kiosk/app/ports.h"

#include <cstdint>
#include <vector>

namespace yizhan {

constexpr int chime_rate = 44'100; // mono samples a second

// `volume`: 0..100, as loud as it feels; 0 gives silence. At most two seconds, the last of it quiet.
std::vector<std::int16_t> chime_tones(Announcer::Call call, int volume);

} // namespace yizhan
