// The feed's row of a union, both ways; what version 0.1.0 did not write yet is left open.
#pragma once

#include "shared/domain/station.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

namespace yizhan {

void write_row(JsonWriter& json, Union const& row);
Result<Union> read_union(JsonObject const& json);

} // namespace yizhan
