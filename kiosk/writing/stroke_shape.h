// Making a finger's strokes what a model of characters was taught on: in the middle of the square and as large as it,
// without the trembling. Pure.
#pragma once

#include "shared/base/strokes.h"

namespace yizhan {

// Proportions stay. Strokes without a point are left out; of the others, points lie at least a twentieth of the square
// apart, and both ends stay.
Strokes shape_for_reading(Strokes const& strokes);

} // namespace yizhan
