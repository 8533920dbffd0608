// Kiosks, joining tickets and heartbeats on SQLite: KioskRegistry.
#pragma once

#include "server/ingest/kiosk_registry.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class KioskTables final : public KioskRegistry {
public:
    explicit KioskTables(sqlite::Database& database) : m_database{database} { }

    Result<std::vector<KnownKiosk>> kiosks() override;
    Result<void> add_ticket(Hash const& code_hash, StationId const& station, UtcMs expires_at) override;
    Result<KnownKiosk> join(JoinAttempt const& attempt, UtcMs now) override;
    Result<void> revoke(KioskId const& kiosk, UtcMs now) override;
    Result<void> record_heartbeat(KioskId const& kiosk, Heartbeat const& beat, UtcMs now) override;
    Result<std::vector<KioskHealth>> health() override;

private:
    Result<std::optional<KnownKiosk>> kiosk_of_key(VerifyKey const& key);
    Result<std::optional<KnownKiosk>> kiosk_of_id(KioskId const& id);
    Result<KnownKiosk> joining_kiosk(JoinAttempt const& attempt, StationId const& station);
    Result<void> keep(KnownKiosk const& kiosk);
    Result<std::vector<std::string>> alarms(KioskId const& kiosk);
    Result<Seq> accepted(KioskId const& kiosk, IncarnationId const& incarnation);

    sqlite::Database& m_database;
};

} // namespace yizhan
