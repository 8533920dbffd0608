// Two people of the demo roster who may help others at every station, each with a card of their own and a PIN that
// stands in the file of codes: a demo has no secrets.
#pragma once

#include "server/demo/demo_cards.h"
#include "shared/domain/volunteer.h"

namespace yizhan::demo {

struct DemoVolunteers {
    std::vector<Volunteer> rows;
    std::vector<DemoCard> cards; // of state volunteer
};

// Errors: those of hashing a PIN (no memory).
Result<DemoVolunteers> demo_volunteers(
    DemoRoster const& roster, SigningKey const& issuer, IssuerKid kid, Random& random, UtcMs now);

} // namespace yizhan::demo
