#include "server/staff/sessions.h"

#include <algorithm>

namespace yizhan {
namespace {

Hash hash_of(std::string_view token) { return blake2b({as_bytes("yizhan-session\n"), as_bytes(token)}); }

} // namespace

std::string Sessions::open(StaffIdentity identity, MonoMs now)
{
    make_room(now);
    std::array<std::uint8_t, 32> bytes{};
    m_random.fill(bytes);
    auto token = to_base64url(bytes);
    m_sessions.insert_or_assign(hash_of(token), Session{std::move(identity), now, now});
    return token;
}

std::optional<StaffIdentity> Sessions::find(std::string_view token, MonoMs now)
{
    auto const found = m_sessions.find(hash_of(token));
    if (found == m_sessions.end()) return std::nullopt;
    auto& session = found->second;
    if (now - session.used >= idle || now - session.opened >= lifetime) {
        m_sessions.erase(found);
        return std::nullopt;
    }
    session.used = now;
    return session.identity;
}

void Sessions::close(std::string_view token) { m_sessions.erase(hash_of(token)); }

void Sessions::close_all_of(AccountId const& account)
{
    std::erase_if(m_sessions, [&](auto const& entry) { return entry.second.identity.account == account; });
}

void Sessions::make_room(MonoMs now)
{
    if (m_sessions.size() < max_sessions) return;
    std::erase_if(m_sessions, [&](auto const& entry) { return now - entry.second.used >= idle; });
    if (m_sessions.size() < max_sessions) return;
    m_sessions.erase(std::min_element(m_sessions.begin(), m_sessions.end(),
        [](auto const& a, auto const& b) { return a.second.used < b.second.used; }));
}

} // namespace yizhan
