// Who is signed in. A session is a random token of 256 bits that only the browser holds; here it is known by its hash,
// and only in memory: after a restart of the hub everybody signs in again. On the hub's executor.
#pragma once

#include "server/staff/account.h"
#include "shared/base/time.h"
#include "shared/platform/random.h"

#include <map>

namespace yizhan {

struct StaffIdentity {
    AccountId account;
    std::string name;
    Roles roles;

    bool operator==(StaffIdentity const&) const = default;
};

class Sessions {
public:
    static constexpr Millis idle{20 * 60 * 1'000};
    static constexpr Millis lifetime{12 * 60 * 60 * 1'000};
    static constexpr std::size_t max_sessions = 1'000; // the one that was idle longest makes room

    explicit Sessions(Random& random) : m_random{random} { }

    std::string open(StaffIdentity identity, MonoMs now);
    // Also counts as use. Nothing: unknown, closed, idle too long or too old.
    std::optional<StaffIdentity> find(std::string_view token, MonoMs now);
    void close(std::string_view token);
    void close_all_of(AccountId const& account);

private:
    struct Session {
        StaffIdentity identity;
        MonoMs opened;
        MonoMs used;
    };
    void make_room(MonoMs now);

    Random& m_random;
    std::map<Hash, Session> m_sessions;
};

} // namespace yizhan
