// How the hub finds that somebody is known already, without keeping the number of their document to compare:
// BLAKE2b-256, keyed with a secret of the hub, over "yizhan-duplicate\n" KIND "\n" NUMBER. A hash without the secret
// would be useless: all numbers that exist can be tried in an afternoon.
#pragma once

#include "shared/protocol/hash.h"

#include <string_view>

namespace yizhan {

// `kind` is the written name of the kind of document (id_card); `normalised_number` is the same for the same document
// however it was typed: that is for whoever parses it. REQUIRES: no line feed in `kind`.
Hash duplicate_key(Secret const& hub_secret, std::string_view kind, std::string_view normalised_number);

} // namespace yizhan
