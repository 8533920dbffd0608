// What a person tells when joining. Held in private memory only, sealed to the hub before it reaches a disk.
#pragma once

#include "shared/base/private_text.h"
#include "shared/base/strokes.h"
#include "shared/domain/application.h"
#include "shared/domain/identity_document.h"
#include "shared/domain/routing.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace yizhan {

// A finger's strokes in a box of 1000 × 400 units; as many as surely fit into an event with all the rest of a form.
using HandSignature = Strokes;
constexpr std::size_t max_signature_strokes = 40;
constexpr std::size_t max_signature_points = 400; // in all
// Within these bounds: later strokes go, and points between the ends of a stroke, evenly. Points beside the square of
// 0..1000 are moved to its edge.
HandSignature thinned(HandSignature const& drawn);

struct ShownDocument {
    DocumentKind kind = DocumentKind::ResidentId;
    PrivateText number; // valid by its own rules
    bool from_card = false; // read by the reader, not typed
    bool operator==(ShownDocument const&) const = default;
};

struct ConsentGiven {
    ConsentVersion version;
    Language language = Language::Chinese; // the one that was read
    bool operator==(ConsentGiven const&) const = default;
};

// A whole form, or, as an amendment, only what was asked again.
struct ApplicationForm {
    PrivateText name; // empty in an amendment that does not ask for it
    std::optional<ShownDocument> document; // none: no card at hand; the form is incomplete
    std::optional<Sex> sex;
    PrivateText birth; // YYYY-MM-DD, or empty
    PrivateText ethnic_group; // as the card has it, or empty
    PrivateText address; // as the card has it, or empty
    PrivateText phone; // 11 digits, or empty
    Occupation occupation = Occupation::Other;
    std::optional<EmployerId> employer; // of the list
    PrivateText employer_text; // as typed, where it is not on the list; empty with no employer: none
    std::optional<CommunityId> community;
    PrivateText community_text;
    std::optional<ConsentGiven> consent;
    HandSignature signature; // empty in an amendment that does not ask for it
    PrivateBytes pickup_key; // 32 bytes: leads from the provisional code to the full one; see protocol README
    bool operator==(ApplicationForm const&) const = default;
};

} // namespace yizhan
