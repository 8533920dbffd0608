#include "server/staff/password.h"

#include "shared/protocol/sodium.h"

namespace yizhan {

static_assert(crypto_pwhash_SALTBYTES == std::tuple_size_v<PasswordSalt>);

Result<PasswordRecord> hash_password(std::string_view password, PasswordSalt const& salt, PasswordCost const& cost)
{
    ensure_sodium();
    if (cost.passes < 1 || cost.passes > 10 || cost.memory_kib < 8 || cost.memory_kib > 1'048'576)
        return fail(ErrorCode::InvalidInput, "password cost");
    PasswordRecord record{cost, salt, {}};
    if (crypto_pwhash(record.hash.data(), record.hash.size(), password.data(), password.size(), salt.data(),
            cost.passes, std::size_t{cost.memory_kib} * 1024, crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return fail(ErrorCode::Busy, "password: no memory");
    }
    return record;
}

Result<bool> is_password(std::string_view password, PasswordRecord const& record)
{
    auto const computed = TRY(hash_password(password, record.salt, record.cost));
    return same_bytes(computed.hash, record.hash);
}

} // namespace yizhan
