// The cards that the hub signed, as a port: whose, the how-many-eth, until when, for which phone. With it a card is
// written again byte for byte, and a claimed one is told from a copy.
#pragma once

#include "shared/protocol/credential.h"

namespace yizhan {

struct CardRecord {
    Credential credential; // with the hub's kid
    MemberId member;
    UtcMs issued_at;
};

class CardBook {
public:
    virtual ~CardBook() = default;
    virtual Result<void> add(CardRecord const& record) = 0;
    virtual Result<std::optional<CardRecord>> find(CardId const& card) = 0;
    // The highest generation of this member so far; 0: none that is known.
    virtual Result<std::uint32_t> generation(MemberId const& member) = 0;
};

} // namespace yizhan
