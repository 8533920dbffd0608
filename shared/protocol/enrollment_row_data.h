// The rows of the feed that joining needs, both ways; part of a feed page (README.md beside this file, section 6).
#pragma once

#include "shared/domain/feed.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <optional>

namespace yizhan {

constexpr std::size_t max_row_title = 120; // characters
constexpr std::size_t max_initials = 80;
constexpr std::size_t max_routing_reason = 200; // characters
constexpr std::size_t max_rule_places = 500; // of one kind in one rule
constexpr std::size_t max_consent = 8000; // characters
constexpr std::size_t max_volunteer_stations = 500;

void write_row(JsonWriter& json, MergedMember const& row);
void write_row(JsonWriter& json, PickupRow const& row);
void write_row(JsonWriter& json, Employer const& row);
void write_row(JsonWriter& json, Community const& row);
void write_row(JsonWriter& json, RoutingRule const& row);
void write_row(JsonWriter& json, ConsentText const& row);
void write_row(JsonWriter& json, Volunteer const& row);
void write_row(JsonWriter& json, SealingKeyRow const& row);
void write_row(JsonWriter& json, KioskCertificateRow const& row);
void write_row(JsonWriter& json, ApplicationStanding const& row);

// Nothing: the kind is none of these. InvalidInput: it is, and something in it cannot be.
Result<std::optional<FeedRow>> read_enrollment_row(FeedKind kind, JsonObject const& json);

} // namespace yizhan
