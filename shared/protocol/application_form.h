// A form as bytes, in private memory on both sides: what is sealed to the hub, and what a volunteer's draft holds
// (README.md beside this file, section 10).
#pragma once

#include "shared/domain/application_form.h"

namespace yizhan {

// With the header that binds it, a form of so many bytes can be sealed, whatever the ids are.
constexpr std::size_t max_form_bytes = 3880;

// The largest form within these bounds fits; a test holds that.
constexpr std::size_t max_name_characters = 60;
constexpr std::size_t max_ethnic_group_characters = 20;
constexpr std::size_t max_address_characters = 70;
constexpr std::size_t max_place_characters = 60; // of an employer or a community that is on no list
constexpr std::size_t pickup_key_bytes = 32;

// What is over its bounds is cut, invisible characters are dropped and a signature is thinned: whatever a hand did, the
// form can be sealed and will be read. TooLarge: never for ids of this program.
Result<PrivateBytes> encode_form(ApplicationForm const& form);
// Well-formed is not valid: a draft may hold half a number. InvalidInput for what encode_form cannot have written.
Result<ApplicationForm> decode_form(ByteView bytes);

// Strokes as bytes: per stroke a varint count of its points, then zig-zag varints of the differences of x and y, from
// the point before, at first from (0, 0). Points lie in 0..1000 × 0..1000.
PrivateBytes pack_signature(HandSignature const& signature);
// InvalidInput: cut, over its bounds, a stroke of no points, a point outside.
Result<HandSignature> unpack_signature(ByteView bytes);

} // namespace yizhan
