#include "shared/platform/keyed_hash.h"

#include <sodium.h>

namespace yizhan {
namespace {

constexpr std::size_t key_bytes = 32;

} // namespace

KeyedHasher::KeyedHasher(Random& random) : m_key(key_bytes) { random.fill(m_key); }

KeyedHash KeyedHasher::of(std::string_view kind, std::string_view text) const
{
    PrivateText whole{kind};
    whole.append(std::string_view{"\0", 1});
    whole.append(text);
    KeyedHash out{};
    auto const bytes = whole.bytes();
    crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), m_key.data(), m_key.size());
    return out;
}

} // namespace yizhan
