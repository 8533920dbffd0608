#include "shared/protocol/sodium.h"

#include <cstdio>
#include <cstdlib>

namespace yizhan {

void ensure_sodium()
{
    static int const ready = sodium_init(); // 0: just now; 1: before; -1: never
    if (ready >= 0) return;
    std::fputs("libsodium cannot start on this machine\n", stderr);
    std::abort();
}

} // namespace yizhan
