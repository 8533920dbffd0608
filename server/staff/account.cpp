#include "server/staff/account.h"

#include "shared/base/utf8.h"
#include "shared/domain/name_table.h"
#include "shared/platform/random.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr NameTable<Role, 4> role_names{{{{Role::Figures, "figures"}, {Role::Enrollment, "enrollment"},
    {Role::District, "district"}, {Role::Services, "services"}}}};

} // namespace

std::string_view name(Role role) { return role_names.name_of(role); }
std::optional<Role> role_of(std::string_view text) { return role_names.value_of(text); }

std::vector<std::string_view> names(Roles const& roles)
{
    std::vector<std::string_view> out;
    for (auto const& [role, text] : role_names.rows) {
        if (roles.has(role)) out.push_back(text);
    }
    return out;
}

bool is_account_name(std::string_view name)
{
    if (name.empty() || name.size() > 128 || !utf8::is_valid(name) || name.front() == ' ' || name.back() == ' ')
        return false;
    auto const characters = utf8::decode(name);
    return characters.size() <= 32 && std::none_of(characters.begin(), characters.end(), utf8::is_invisible);
}

bool is_good_password(std::string_view password) { return password.size() >= 10 && password.size() <= 128; }

Result<StaffAccount> set_password(AccountStore& accounts, std::string_view name, std::string_view password,
    PasswordCost const& cost, Random& random, std::optional<Roles> roles)
{
    if (!is_account_name(name)) return fail(ErrorCode::InvalidInput, "account: name");
    if (!is_good_password(password)) return fail(ErrorCode::InvalidInput, "account: a password has 10 to 128 bytes");
    auto const known = TRY(accounts.find(name));
    PasswordSalt salt{};
    random.fill(salt);
    auto const record = TRY(hash_password(password, salt, cost));
    auto id = known ? known->id : AccountId::make(random.hex64());
    auto const may = roles.value_or(known ? known->roles : Roles::all());
    StaffAccount account{std::move(id), std::string{name}, may, record};
    TRY_DO(accounts.put(account));
    return account;
}

} // namespace yizhan
