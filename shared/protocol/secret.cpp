#include "shared/protocol/secret.h"

#include "shared/protocol/sodium.h"

#include <algorithm>

namespace yizhan {

Result<Secret> Secret::from_bytes(ByteView bytes)
{
    if (bytes.size() != size) return fail(ErrorCode::InvalidInput, "secret length");
    Secret secret;
    std::copy(bytes.begin(), bytes.end(), secret.m_bytes.begin());
    return secret;
}

Secret::Secret(Secret&& other) noexcept : m_bytes{other.m_bytes} { sodium_memzero(other.m_bytes.data(), size); }

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this == &other) return *this;
    m_bytes = other.m_bytes;
    sodium_memzero(other.m_bytes.data(), size);
    return *this;
}

Secret::~Secret() { sodium_memzero(m_bytes.data(), size); }

} // namespace yizhan
