#include "server/store/kiosk_tables.h"

#include "server/ingest/event_store.h"

#include <array>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::string_view select_kiosks = "SELECT kiosk, station, verify_key, check_in_key, machine FROM kiosks";
constexpr std::string_view trusted_only = "WHERE revoked_at IS NULL";

Result<KnownKiosk> kiosk_in(sqlite::Statement const& row)
{
    auto key = TRY(VerifyKey::from_bytes(row.blob(2)));
    auto check_in_key = std::make_shared<Secret const>(TRY(Secret::from_bytes(row.blob(3))));
    auto id = TRY(KioskId::parse(row.text(0)));
    auto station = TRY(StationId::parse(row.text(1)));
    return KnownKiosk{std::move(id), std::move(station), key, std::move(check_in_key), std::string{row.text(4)}};
}

// What is wrong with the events of a kiosk, each with the table that knows.
struct Alarm {
    std::string_view name;
    std::string_view found_by;
};
constexpr std::array alarm_kinds{
    Alarm{"fork", "SELECT EXISTS(SELECT 1 FROM forks WHERE kiosk = ?)"},
    Alarm{"gap", "SELECT EXISTS(SELECT 1 FROM gaps WHERE kiosk = ?)"},
    Alarm{"broken_chain", "SELECT EXISTS(SELECT 1 FROM chain_breaks WHERE kiosk = ?)"},
    Alarm{"quarantine", "SELECT EXISTS(SELECT 1 FROM events WHERE kiosk = ? AND quarantine IS NOT NULL)"},
};

} // namespace

Result<std::vector<KnownKiosk>> KioskTables::kiosks()
{
    std::vector<KnownKiosk> found;
    auto query = TRY(m_database.prepare(fmt::format("{} {} ORDER BY kiosk", select_kiosks, trusted_only)));
    while (TRY(query.step())) found.push_back(TRY(kiosk_in(query)));
    return found;
}

Result<std::optional<KnownKiosk>> KioskTables::kiosk_of_key(VerifyKey const& key)
{
    auto query = TRY(m_database.prepare(fmt::format("{} WHERE verify_key = ?", select_kiosks)));
    query.bind(1, key.bytes());
    if (!TRY(query.step())) return std::optional<KnownKiosk>{};
    return std::optional{TRY(kiosk_in(query))};
}

Result<std::optional<KnownKiosk>> KioskTables::kiosk_of_id(KioskId const& id)
{
    auto query = TRY(m_database.prepare(fmt::format("{} WHERE kiosk = ?", select_kiosks)));
    query.bind(1, id.text());
    if (!TRY(query.step())) return std::optional<KnownKiosk>{};
    return std::optional{TRY(kiosk_in(query))};
}

Result<void> KioskTables::add_ticket(Hash const& code_hash, StationId const& station, UtcMs expires_at)
{
    auto insert = TRY(m_database.prepare("INSERT INTO tickets VALUES(?, ?, ?, NULL)"));
    TRY(insert.bind(1, ByteView{code_hash}).bind(2, station.text()).bind(3, expires_at.ms).run());
    return {};
}

Result<KnownKiosk> KioskTables::join(JoinAttempt const& attempt, UtcMs now)
{
    auto transaction = TRY(sqlite::Transaction::begin(m_database));
    auto find = TRY(m_database.prepare("SELECT station, expires_at, used_by FROM tickets WHERE code_hash = ?"));
    find.bind(1, ByteView{attempt.code_hash});
    if (!TRY(find.step())) return fail(ErrorCode::NotFound, "no such ticket");
    if (now.ms >= find.integer(1)) return fail(ErrorCode::NotFound, "the ticket is too old");
    auto const station = TRY(StationId::parse(find.text(0)));
    if (!find.is_null(2)) {
        if (!same_bytes(find.blob(2), attempt.key.bytes())) return fail(ErrorCode::Conflict, "the ticket is used");
        auto known = TRY(kiosk_of_key(attempt.key));
        if (known) return std::move(*known);
        return fail(ErrorCode::Conflict, "the ticket is used");
    }
    find.reset();
    auto kiosk = TRY(joining_kiosk(attempt, station));
    TRY_DO(keep(kiosk));
    auto use = TRY(m_database.prepare("UPDATE tickets SET used_by = ? WHERE code_hash = ?"));
    TRY(use.bind(1, attempt.key.bytes()).bind(2, ByteView{attempt.code_hash}).run());
    auto forget = TRY(m_database.prepare("DELETE FROM tickets WHERE expires_at <= ?"));
    TRY(forget.bind(1, now.ms).run());
    TRY_DO(transaction.commit());
    return kiosk;
}

// Who it is: by its key, else by the name that it claims, else somebody new.
Result<KnownKiosk> KioskTables::joining_kiosk(JoinAttempt const& attempt, StationId const& station)
{
    auto known = TRY(kiosk_of_key(attempt.key));
    auto const& claimed = attempt.kiosk;
    if (!known && claimed) {
        if (*claimed == hub_kiosk()) return fail(ErrorCode::Refused, "this id is the hub's own");
        known = TRY(kiosk_of_id(*claimed));
        if (known && known->station != station)
            return fail(ErrorCode::Refused, "this id belongs to a kiosk of another station");
    }
    auto id = known ? known->id : claimed ? *claimed : attempt.fresh_id;
    auto check_in_key = known ? known->check_in_key : attempt.fresh_check_in_key;
    return KnownKiosk{std::move(id), station, attempt.key, std::move(check_in_key), attempt.machine};
}

Result<void> KioskTables::keep(KnownKiosk const& kiosk)
{
    auto insert = TRY(m_database.prepare(
        "INSERT INTO kiosks(kiosk, station, verify_key, check_in_key, machine) VALUES(?, ?, ?, ?, ?) ON "
        "CONFLICT(kiosk) DO "
        "UPDATE SET station = excluded.station, verify_key = excluded.verify_key, machine = excluded.machine, "
        "revoked_at = NULL"));
    insert.bind(1, kiosk.id.text()).bind(2, kiosk.station.text()).bind(3, kiosk.key.bytes());
    TRY(insert.bind(4, kiosk.check_in_key->bytes()).bind(5, kiosk.machine).run());
    return {};
}

Result<void> KioskTables::revoke(KioskId const& kiosk, UtcMs now)
{
    auto update = TRY(m_database.prepare("UPDATE kiosks SET revoked_at = coalesce(revoked_at, ?) WHERE kiosk = ?"));
    if (TRY(update.bind(1, now.ms).bind(2, kiosk.text()).run()) == 0) return fail(ErrorCode::NotFound, "no such kiosk");
    return {};
}

Result<void> KioskTables::record_heartbeat(KioskId const& kiosk, Heartbeat const& beat, UtcMs now)
{
    auto insert = TRY(m_database.prepare("INSERT INTO heartbeats SELECT kiosk, ?, ? FROM kiosks WHERE kiosk = ? ON "
                                         "CONFLICT DO UPDATE SET heard_at = excluded.heard_at, body = excluded.body"));
    auto const changed = TRY(insert.bind(1, now.ms).bind(2, encode(beat)).bind(3, kiosk.text()).run());
    if (changed == 0) return fail(ErrorCode::NotFound, "no such kiosk");
    return {};
}

Result<std::vector<KioskHealth>> KioskTables::health()
{
    std::vector<KioskHealth> all;
    auto query = TRY(m_database.prepare(
        "SELECT k.kiosk, k.station, k.machine, h.heard_at, h.body, k.revoked_at FROM kiosks k LEFT JOIN heartbeats h "
        "USING(kiosk) ORDER BY k.kiosk"));
    while (TRY(query.step())) {
        KioskHealth health;
        health.id = TRY(KioskId::parse(query.text(0)));
        health.station = TRY(StationId::parse(query.text(1)));
        health.machine = query.text(2);
        if (!query.is_null(3)) {
            health.last_heard = UtcMs{query.integer(3)};
            health.last = TRY(decode_heartbeat(query.text(4)));
            health.accepted = TRY(accepted(health.id, health.last->incarnation));
        }
        if (!query.is_null(5)) health.revoked_at = UtcMs{query.integer(5)};
        health.alarms = TRY(alarms(health.id));
        all.push_back(std::move(health));
    }
    return all;
}

Result<std::vector<std::string>> KioskTables::alarms(KioskId const& kiosk)
{
    std::vector<std::string> raised;
    for (auto const& kind : alarm_kinds) {
        auto query = TRY(m_database.prepare(kind.found_by));
        query.bind(1, kiosk.text());
        if (TRY(query.step()) && query.integer(0) != 0) raised.emplace_back(kind.name);
    }
    return raised;
}

Result<Seq> KioskTables::accepted(KioskId const& kiosk, IncarnationId const& incarnation)
{
    auto query = TRY(m_database.prepare("SELECT accepted FROM streams WHERE kiosk = ? AND incarnation = ?"));
    query.bind(1, kiosk.text()).bind(2, incarnation.text());
    return TRY(query.step()) ? static_cast<Seq>(query.integer(0)) : Seq{0};
}

} // namespace yizhan
