// libsodium, made ready once. Every source of this room that calls it goes through here first.
#pragma once

#include <sodium.h>

namespace yizhan {

// After this, every call of libsodium is safe from any thread. A machine whose random source is missing cannot keep a
// secret at all: the program ends.
void ensure_sodium();

} // namespace yizhan
