#include "server/staff/account.h"

#include "shared/base/utf8.h"
#include "shared/platform/random.h"

#include <algorithm>

namespace yizhan {

bool is_account_name(std::string_view name)
{
    if (name.empty() || name.size() > 128 || !utf8::is_valid(name) || name.front() == ' ' || name.back() == ' ')
        return false;
    auto const characters = utf8::decode(name);
    return characters.size() <= 32 && std::none_of(characters.begin(), characters.end(), utf8::is_invisible);
}

bool is_good_password(std::string_view password) { return password.size() >= 10 && password.size() <= 128; }

Result<StaffAccount> set_password(
    AccountStore& accounts, std::string_view name, std::string_view password, PasswordCost const& cost, Random& random)
{
    if (!is_account_name(name)) return fail(ErrorCode::InvalidInput, "account: name");
    if (!is_good_password(password)) return fail(ErrorCode::InvalidInput, "account: a password has 10 to 128 bytes");
    auto const known = TRY(accounts.find(name));
    PasswordSalt salt{};
    random.fill(salt);
    auto const record = TRY(hash_password(password, salt, cost));
    StaffAccount account{known ? known->id : AccountId::make(random.hex64()), std::string{name}, record};
    TRY_DO(accounts.put(account));
    return account;
}

} // namespace yizhan
