// Who works with the staff pages: accounts as values, and where they are kept, a port. All calls on the hub's executor.
#pragma once

#include "server/staff/password.h"
#include "shared/platform/random.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

using AccountId = Id<struct AccountTag>; // 16 hex digits: what logs say instead of the name

// What an account may do. Figures: the pages that only count and name nobody. Enrollment: open forms and decide.
// District: unions, rules, volunteers, kiosks, the audit log. Services: amenities, goods, campaigns, stock, requests.
enum class Role { Figures, Enrollment, District, Services };
std::string_view name(Role role);
std::optional<Role> role_of(std::string_view name);

class Roles {
public:
    static Roles all() { return before_services().with(Role::Services); }
    // All that there were once: an account that had these may do what came later too.
    static Roles before_services() { return Roles{}.with(Role::Figures).with(Role::Enrollment).with(Role::District); }
    Roles with(Role role) const
    {
        auto more = *this;
        more.m_bits |= bit(role);
        return more;
    }
    bool has(Role role) const { return (m_bits & bit(role)) != 0; }
    bool operator==(Roles const&) const = default;

private:
    static unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
    unsigned m_bits = 0;
};
std::vector<std::string_view> names(Roles const& roles);

struct StaffAccount {
    AccountId id;
    std::string name; // as is_account_name() allows
    Roles roles = Roles::all(); // of an account from before there were roles
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

// A new account, or a new password for the one of that name. Without `roles` it keeps those that it has; a new one has
// all. InvalidInput: name or password is not allowed.
Result<StaffAccount> set_password(AccountStore& accounts, std::string_view name, std::string_view password,
    PasswordCost const& cost, Random& random, std::optional<Roles> roles = {});

} // namespace yizhan
