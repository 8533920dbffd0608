// How a request stands after its steps, in the order in which they happened.
#pragma once

#include "server/projections/requests.h"

namespace yizhan {

// Brings state, note and since of the standing up to date and marks the steps that did not fit.
// REQUIRES: history is oldest first, and the standing as when it was asked.
void fold_request(RequestRecord& record);

} // namespace yizhan
