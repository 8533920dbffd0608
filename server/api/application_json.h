// Applications as the staff's pages get them.
#pragma once

#include "server/enrollment/duplicates.h"
#include "server/enrollment/form_opening.h"
#include "shared/protocol/json_writing.h"

namespace yizhan {

// The members of a line in a list, inside the object that is open.
void add_listed(JsonWriter& json, ApplicationRecord const& record, FormCheck const& check,
    std::vector<Duplicate> const& duplicates);

// Where the form was filled in, in words.
struct FormPlaces {
    std::string employer; // of the list or as typed; empty: none
    std::string community;
    Bilingual reason; // of the route that was taken
};

// A whole form, everything in clear; of one that is shut, what was told openly.
void add_opened(JsonWriter& json, ApplicationRecord const& record, OpenedForm const& opened, FormPlaces const& places,
    std::vector<Duplicate> const& duplicates);

} // namespace yizhan
