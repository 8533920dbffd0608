#include "kiosk/journal/sqlite_time_memory.h"

namespace yizhan::journal {

Result<RememberedTime> SqliteTimeMemory::load()
{
    return m_session.read([](Connection& connection) -> Result<RememberedTime> {
        auto query = TRY(connection.query("SELECT hub_ms, wall_ms, mono_ms, boot, floor_ms FROM time_memory"));
        if (!TRY(query->step())) return RememberedTime{};
        auto const boot = BootId::parse(query->text(3));
        if (!boot) return RememberedTime{std::nullopt, {query->integer(4)}};
        return RememberedTime{
            TimeAgreement{{query->integer(0)}, {query->integer(1)}, {query->integer(2)}, *boot}, {query->integer(4)}};
    });
}

Result<void> SqliteTimeMemory::store(TimeAgreement const& agreement)
{
    return m_session.write([&](Connection& connection) -> Result<void> {
        auto query = TRY(connection.query(
            "INSERT INTO time_memory(one, hub_ms, wall_ms, mono_ms, boot, floor_ms) VALUES(1, ?1, ?2, ?3, ?4, ?1)"
            " ON CONFLICT DO UPDATE SET hub_ms = excluded.hub_ms, wall_ms = excluded.wall_ms, mono_ms = "
            "excluded.mono_ms,"
            " boot = excluded.boot, floor_ms = max(floor_ms, excluded.floor_ms)"));
        query->bind(1, agreement.hub_time.ms).bind(2, agreement.wall.ms).bind(3, agreement.mono.ms);
        TRY_DO(query->bind(4, std::string_view{agreement.boot.text()}).run());
        return {};
    });
}

} // namespace yizhan::journal
