// Checking a name and a password. A name that nobody has takes as long as one that somebody has. The hashing runs on an
// executor of its own; not more than max_waiting of them are taken in, so that a flood costs a bounded time and memory.
#pragma once

#include "server/staff/sessions.h"
#include "shared/platform/executor.h"

#include <functional>

namespace yizhan {

class SignIn {
public:
    static constexpr int max_waiting = 8;

    using Done = std::function<void(Result<StaffIdentity>)>;

    // All outlive this; this outlives the last task of both executors.
    SignIn(AccountStore& accounts, Random& random, PasswordCost cost, Executor& executor, Executor& hashing);

    // On the hub's executor; `done` is called there, or at once with Busy. Unauthorised: not this name with this
    // password.
    void check(std::string_view name, std::string password, Done done);

private:
    AccountStore& m_accounts;
    Executor& m_executor;
    Executor& m_hashing;
    StaffAccount m_nobody; // whose password nobody knows
    int m_waiting = 0;
};

} // namespace yizhan
