// A phone's card shown by the phone that it belongs to: "YZP:" + base45 of deterministic CBOR
//   [credential (the bytes behind "YZ1:"), step, signature (r ‖ s, 64 bytes)]
// step = floor(unix seconds / 15); ECDSA with P-256 and SHA-256 by the key in the credential's cnf over the ASCII text
// "yizhan-presentation\nCARD\nSTEP", CARD as 16 hex digits. A picture of it is worth nothing a minute later.
#pragma once

#include "shared/protocol/credential.h"

namespace yizhan {

constexpr Millis presentation_step{15'000};
constexpr std::int64_t presentation_steps_allowed = 2; // to either side

enum class Freshness {
    NotBound, // an ordinary card: there is nothing to prove
    Unproven, // a phone's card without its proof: a copy, a print, a picture
    NotJudged, // proved by the phone, but nobody here knows the time
    Stale, // proved at another time: a picture of it, or a phone whose clock is wrong
    Fresh, // proved now
};

struct Presentation {
    Credential credential;
    Freshness freshness = Freshness::NotBound;
    std::int64_t step = 0; // when it was made, by the phone's clock; 0: without proof
};

// Reads either form, "YZ1:" and "YZP:". Nothing is believed before the credential's signature, and of a presentation
// nothing before the phone's. WrongSignature also: the proof is another phone's, or the card belongs to none.
tl::expected<Presentation, CredentialFault> read_presentation(
    std::string_view scan, TrustedKeys const& trusted, std::optional<UtcMs> trusted_now);

// The card's own text ("YZ1:…"), the same at each showing, out of either form: what keys are derived from. Only the
// form is looked at. InvalidInput otherwise.
Result<PrivateText> credential_text(std::string_view scan);

// What the phone does.
std::int64_t presentation_step_at(UtcMs time);
std::string presentation_message(CardId const& card, std::int64_t step);
// InvalidInput unless `credential` is a "YZ1:" text.
Result<std::string> format_presentation(
    std::string_view credential, std::int64_t step, P256Key::Signature const& signature);

} // namespace yizhan
