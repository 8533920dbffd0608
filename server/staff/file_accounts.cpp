#include "server/staff/file_accounts.h"

#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>

namespace yizhan {
namespace {

template <std::size_t N> Result<std::array<std::uint8_t, N>> hex_member(JsonObject const& json, std::string_view key)
{
    auto const bytes = TRY(from_hex(TRY(json.text(key))));
    if (bytes.size() != N) return fail(ErrorCode::InvalidInput, std::string{key} + ": length");
    std::array<std::uint8_t, N> out{};
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

// 1, or absent: roles were figures, enrollment, district.
constexpr std::int64_t current_version = 2;

Result<StaffAccount> read_account(JsonObject const& json, std::int64_t version)
{
    StaffAccount out;
    out.id = TRY(json.id<AccountId>("id"));
    out.name = TRY(json.text("name"));
    if (!is_account_name(out.name)) return fail(ErrorCode::InvalidInput, "name");
    if (json.has("roles")) {
        out.roles = Roles{};
        for (auto const text : TRY(json.texts("roles", 8))) {
            auto const role = role_of(text);
            if (!role) return fail(ErrorCode::InvalidInput, "roles");
            out.roles = out.roles.with(*role);
        }
    }
    if (version < 2 && out.roles == Roles::before_services()) out.roles = Roles::all();
    out.password.cost.passes = static_cast<std::uint32_t>(TRY(json.integer("passes", 1, 10)));
    out.password.cost.memory_kib = static_cast<std::uint32_t>(TRY(json.integer("memory_kib", 8, 1'048'576)));
    out.password.salt = TRY(hex_member<16>(json, "salt"));
    out.password.hash = TRY(hex_member<32>(json, "hash"));
    return out;
}

Result<std::vector<StaffAccount>> read_accounts(std::string_view text)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(text));
    auto const version = TRY(json.optional_integer("version", 1, current_version)).value_or(1);
    std::vector<StaffAccount> out;
    for (auto const& account : TRY(json.objects("accounts"))) out.push_back(TRY(read_account(account, version)));
    return out;
}

std::string write_accounts(std::vector<StaffAccount> const& accounts)
{
    JsonWriter json;
    json.member("version", current_version);
    json.begin_array("accounts");
    for (auto const& account : accounts) {
        json.begin_object();
        json.member("id", account.id.text());
        json.member("name", account.name);
        json.begin_array("roles");
        for (auto const role : names(account.roles)) json.element(role);
        json.end_array();
        json.member("passes", account.password.cost.passes);
        json.member("memory_kib", account.password.cost.memory_kib);
        json.member("salt", to_hex(account.password.salt));
        json.member("hash", to_hex(account.password.hash));
        json.end_object();
    }
    json.end_array();
    return json.finish() + "\n";
}

auto find_in(std::vector<StaffAccount>& accounts, std::string_view name)
{
    return std::find_if(accounts.begin(), accounts.end(), [&](auto const& account) { return account.name == name; });
}

} // namespace

Result<FileAccounts> FileAccounts::open(FileStore& files, std::filesystem::path path)
{
    auto const text = files.read(path);
    if (!text && text.error().code == ErrorCode::NotFound) return FileAccounts{files, std::move(path), {}};
    if (!text) return tl::unexpected(text.error());
    auto accounts = read_accounts(*text);
    if (!accounts) return fail(ErrorCode::Corrupt, path.string() + ": " + accounts.error().cause);
    return FileAccounts{files, std::move(path), std::move(*accounts)};
}

Result<std::optional<StaffAccount>> FileAccounts::find(std::string_view name)
{
    auto const found = find_in(m_accounts, name);
    return found == m_accounts.end() ? std::nullopt : std::optional{*found};
}

Result<void> FileAccounts::put(StaffAccount const& account)
{
    auto changed = m_accounts;
    auto const found = find_in(changed, account.name);
    if (found != changed.end())
        *found = account;
    else if (changed.size() >= max_accounts)
        return fail(ErrorCode::TooLarge, "accounts: no room for one more");
    else
        changed.push_back(account);
    TRY_DO(m_files->write_durably(m_path, write_accounts(changed)));
    m_accounts = std::move(changed);
    return {};
}

} // namespace yizhan
