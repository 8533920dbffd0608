#include "server/staff/sign_in.h"

namespace yizhan {
namespace {

StaffAccount nobody(Random& random, PasswordCost const& cost)
{
    StaffAccount out;
    out.password.cost = cost;
    random.fill(out.password.salt);
    random.fill(out.password.hash);
    return out;
}

} // namespace

SignIn::SignIn(AccountStore& accounts, Random& random, PasswordCost cost, Executor& executor, Executor& hashing)
    : m_accounts{accounts}, m_executor{executor}, m_hashing{hashing}, m_nobody{nobody(random, cost)}
{
}

void SignIn::check(std::string_view name, std::string password, Done done)
{
    if (m_waiting >= max_waiting) return done(fail(ErrorCode::Busy, "sign-in: too many at once"));
    auto const known = m_accounts.find(name);
    if (!known) return done(tl::unexpected(known.error()));
    auto account = known->value_or(m_nobody);
    ++m_waiting;
    m_hashing.post([this, account = std::move(account), password = std::move(password), done = std::move(done)] {
        auto const right = is_password(password, account.password);
        m_executor.post([this, account, right, done] {
            --m_waiting;
            if (!right) return done(tl::unexpected(right.error()));
            // The one whom nobody is cannot sign in, whatever the hash.
            if (!*right || account.id.empty()) return done(fail(ErrorCode::Unauthorised, "sign-in: refused"));
            done(StaffIdentity{account.id, account.name, account.roles});
        });
    });
}

} // namespace yizhan
