// How far a ceremony is: how many have their code, of how many, how fast it goes. On its page and on its summary.
#pragma once

#include "kiosk/screens/form_parts.h"

namespace yizhan::screens {

float ceremony_progress_height(Scene& scene, CeremonyPage const& page);
void ceremony_progress(Scene& scene, ui::Rect const& box, CeremonyPage const& page);

} // namespace yizhan::screens
