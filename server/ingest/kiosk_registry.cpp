#include "server/ingest/kiosk_registry.h"

namespace yizhan {

Hash hash_of_code(std::array<std::uint8_t, 16> const& code)
{
    return blake2b({as_bytes("yizhan-join-code\n"), ByteView{code}});
}

} // namespace yizhan
