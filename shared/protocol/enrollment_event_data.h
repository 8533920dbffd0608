// The `data` of the events of joining, both ways; part of the envelope (README.md beside this file, section 1).
#pragma once

#include "shared/domain/events.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <optional>
#include <string_view>

namespace yizhan {

constexpr std::size_t max_sealed_text = 6000; // base64
constexpr std::size_t max_note = 300; // characters of what staff write to a person
constexpr std::size_t max_ceremony_place = 60; // characters

void write_data(JsonWriter& json, ApplicationDrafted const& e);
void write_data(JsonWriter& json, ApplicationSubmitted const& e);
void write_data(JsonWriter& json, ApplicationAmended const& e);
void write_data(JsonWriter& json, ApplicationWithdrawn const& e);
void write_data(JsonWriter& json, ApplicationSentBack const& e);
void write_data(JsonWriter& json, ApplicationApproved const& e);
void write_data(JsonWriter& json, ApplicationRefused const& e);
void write_data(JsonWriter& json, CardReissued const& e);
void write_data(JsonWriter& json, CardRevoked const& e);
void write_data(JsonWriter& json, MemberMerged const& e);
void write_data(JsonWriter& json, CeremonyOpened const& e);
void write_data(JsonWriter& json, CeremonyClosed const& e);
void write_data(JsonWriter& json, VolunteerSignedIn const& e);
void write_data(JsonWriter& json, VolunteerRefused const& e);
void write_data(JsonWriter& json, VolunteerSignedOut const& e);

// Nothing: the type is none of these. InvalidInput: it is, and something in it cannot be.
Result<std::optional<EventBody>> read_enrollment_data(std::string_view type, JsonObject const& data);

// Shared with the feed, whose rows tell the same of an applicant.
void write_applicant(JsonWriter& json, Applicant const& applicant); // members of the current object
Result<Applicant> read_applicant(JsonObject const& json);
void write_fields(JsonWriter& json, std::string_view key, std::vector<FormField> const& fields);
Result<std::vector<FormField>> read_fields(JsonObject const& json, std::string_view key);

} // namespace yizhan
