// Codes for a demo's scanner: some of each kind that a kiosk tells apart.
#pragma once

#include "server/demo/members.h"
#include "shared/protocol/credential.h"

namespace yizhan::demo {

struct DemoCard {
    std::string_view state;
    std::string code;
    std::optional<Member> member; // on the roster
    std::string_view pin = {}; // a volunteer's
};

// Changes the roster where a kind needs it: a revoked card is one that its member lost.
std::vector<DemoCard> demo_cards(
    DemoRoster& roster, SigningKey const& issuer, IssuerKid kid, Random& random, UtcMs now);

// The file's text.
std::string to_json(std::vector<DemoCard> const& cards);

} // namespace yizhan::demo
