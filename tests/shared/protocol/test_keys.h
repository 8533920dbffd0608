// Keys for tests: always the same ones, known to everybody, of no use elsewhere.
#pragma once

#include "shared/protocol/keys.h"

namespace yizhan::test {

inline SigningKey signing_key(std::uint8_t number)
{
    return SigningKey{*Secret::from_bytes(Bytes(Secret::size, number))};
}

} // namespace yizhan::test
