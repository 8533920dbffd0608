#include "tests/simulation/world/stored_logs.h"

#include "shared/platform/sqlite.h"

namespace yizhan::sim {
namespace {

constexpr int place_bits = 40; // a kiosk's row number: the incarnation's ordinal, then the sequence

Result<sqlite::Database> open(std::string const& path, std::string const& vfs)
{
    sqlite::OpenOptions options;
    options.vfs = vfs;
    return sqlite::Database::open(path, options);
}

Result<std::vector<HubEvent>> hub_events(sqlite::Database& database, std::string_view sql)
{
    std::vector<HubEvent> events;
    auto query = TRY(database.prepare(sql));
    while (TRY(query.step())) {
        events.push_back({std::string{query.text(0)}, std::string{query.text(1)}, query.integer(2), query.integer(3),
            std::string{as_text(query.blob(4))}});
    }
    return events;
}

} // namespace

Result<HubLog> read_hub_log(std::string const& path, std::string const& vfs)
{
    auto database = TRY(open(path, vfs));
    HubLog log;
    log.events = TRY(hub_events(
        database, "SELECT kiosk, incarnation, seq, occurred_at, bytes FROM events ORDER BY kiosk, incarnation, seq"));
    log.forks = TRY(hub_events(database, "SELECT kiosk, incarnation, seq, received_at, bytes FROM forks"));
    return log;
}

Result<KioskLog> read_kiosk_log(std::string const& vfs)
{
    auto database = TRY(open("/data/kiosk.db", vfs));
    KioskLog log;
    auto events = TRY(database.prepare(
        "SELECT i.id, e.place, e.envelope FROM events e JOIN incarnations i ON i.ordinal = e.place >> 40"));
    while (TRY(events.step())) {
        log.events.push_back({std::string{events.text(0)}, events.integer(1) & ((std::int64_t{1} << place_bits) - 1),
            std::string{as_text(events.blob(2))}});
    }
    auto lives = TRY(database.prepare("SELECT i.id, i.accepted, i.safe, coalesce((SELECT max(place) FROM events WHERE "
                                      "place >> 40 = i.ordinal), i.ordinal << 40) FROM incarnations i"));
    while (TRY(lives.step())) {
        log.lives.push_back({std::string{lives.text(0)}, lives.integer(3) & ((std::int64_t{1} << place_bits) - 1),
            lives.integer(1), lives.integer(2)});
    }
    return log;
}

} // namespace yizhan::sim
