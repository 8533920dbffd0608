// Who works with the staff pages: accounts as values, and where they are kept, a port. All calls on the hub's executor.
#pragma once

#include "server/staff/password.h"
#include "shared/platform/random.h"

#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

using AccountId = Id<struct AccountTag>; // 16 hex digits: what logs say instead of the name

struct StaffAccount {
    AccountId id;
    std::string name; // as is_account_name() allows
    PasswordRecord password;
};

// 1..32 characters in valid UTF-8, none of them invisible, no blank at either end.
bool is_account_name(std::string_view name);
// 10..128 bytes: length is what makes a password hard to guess.
bool is_good_password(std::string_view password);

class AccountStore {
public:
    virtual ~AccountStore() = default;
    virtual Result<std::optional<StaffAccount>> find(std::string_view name) = 0;
    // Replaces the account of the same name. TooLarge: max_accounts are there already.
    virtual Result<void> put(StaffAccount const& account) = 0;

    static constexpr std::size_t max_accounts = 1'000;
};

// A new account, or a new password for the one of that name. InvalidInput: name or password is not allowed.
Result<StaffAccount> set_password(
    AccountStore& accounts, std::string_view name, std::string_view password, PasswordCost const& cost, Random& random);

} // namespace yizhan
