#include "shared/protocol/duplicate_key.h"

#include <cassert>

namespace yizhan {

Hash duplicate_key(Secret const& hub_secret, std::string_view kind, std::string_view normalised_number)
{
    assert(kind.find('\n') == std::string_view::npos);
    return keyed_blake2b(
        hub_secret, {as_bytes("yizhan-duplicate\n"), as_bytes(kind), as_bytes("\n"), as_bytes(normalised_number)});
}

} // namespace yizhan
