// Accounts in one small file that only the hub's user can read: a district has a handful of them.
#pragma once

#include "server/staff/account.h"
#include "shared/platform/files.h"

#include <filesystem>
#include <vector>

namespace yizhan {

class FileAccounts final : public AccountStore {
public:
    // A file that is not there is an empty one. Corrupt: left as it is.
    static Result<FileAccounts> open(FileStore& files, std::filesystem::path path);

    Result<std::optional<StaffAccount>> find(std::string_view name) override;
    Result<void> put(StaffAccount const& account) override;

private:
    FileAccounts(FileStore& files, std::filesystem::path path, std::vector<StaffAccount> accounts)
        : m_files{&files}, m_path{std::move(path)}, m_accounts{std::move(accounts)}
    {
    }
    FileStore* m_files;
    std::filesystem::path m_path;
    std::vector<StaffAccount> m_accounts;
};

} // namespace yizhan
