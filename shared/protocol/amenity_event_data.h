// The `data` of the events of machines, goods, stock and services, both ways; part of the envelope (README.md beside
// this file, section 1).
#pragma once

#include "shared/domain/events.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <optional>
#include <string_view>

namespace yizhan {

constexpr std::size_t max_stock_note = 60; // characters
constexpr std::size_t max_settle_note = 300;

void write_data(JsonWriter& json, SessionStarted const& e);
void write_data(JsonWriter& json, SessionEnded const& e);
void write_data(JsonWriter& json, MachineReported const& e);
void write_data(JsonWriter& json, QueueJoined const& e);
void write_data(JsonWriter& json, QueueCalled const& e);
void write_data(JsonWriter& json, QueueLeft const& e);
void write_data(JsonWriter& json, GoodsTaken const& e);
void write_data(JsonWriter& json, TakingUndone const& e);
void write_data(JsonWriter& json, StockMoved const& e);
void write_data(JsonWriter& json, PointsMoved const& e);
void write_data(JsonWriter& json, ExceptionSettled const& e);
void write_data(JsonWriter& json, ServiceRequested const& e);
void write_data(JsonWriter& json, ServiceAdvanced const& e);

// Nothing: the type is none of these. InvalidInput: it is, and something in it cannot be.
Result<std::optional<EventBody>> read_amenity_data(std::string_view type, JsonObject const& data);

} // namespace yizhan
