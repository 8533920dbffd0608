// Which kiosks the hub knows, how a new one joins, and how each of them is. A port; all calls on the hub's executor.
#pragma once

#include "shared/protocol/hash.h"
#include "shared/protocol/keys.h"
#include "shared/protocol/sync_messages.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yizhan {

struct KnownKiosk {
    KioskId id;
    StationId station;
    VerifyKey key;
    std::shared_ptr<Secret const> check_in_key; // for the rotating code on its screen
    std::string machine; // its host name
};

// A kiosk with a joining code in its hand. The code is known by its hash only.
struct JoinAttempt {
    Hash code_hash{}; // hash_of_code()
    VerifyKey key;
    std::string machine;
    std::optional<KioskId> kiosk; // claims to be this one, joining again
    KioskId fresh_id; // for a new one
    std::shared_ptr<Secret const> fresh_check_in_key;
};

// What a kiosk said of itself last, and what the hub noticed about its events.
struct KioskHealth {
    KioskId id;
    StationId station;
    std::string machine;
    std::optional<UtcMs> last_heard; // hub's time
    std::optional<Heartbeat> last; // there when last_heard is
    Seq accepted = 0; // of the incarnation of the last heartbeat
    std::optional<UtcMs> revoked_at;
    std::vector<std::string> alarms; // fork, gap, broken_chain, quarantine: each at most once
};

class KioskRegistry {
public:
    virtual ~KioskRegistry() = default;

    // Without the revoked ones.
    virtual Result<std::vector<KnownKiosk>> kiosks() = 0;

    virtual Result<void> add_ticket(Hash const& code_hash, StationId const& station, UtcMs expires_at) = 0;
    // Uses the ticket up and keeps the kiosk under its key, in one transaction. The same key with the same code again
    // gets the same answer until the ticket expires: a reply may be lost.
    // Conflict: used by another key. NotFound: unknown or expired. Refused: the claimed id belongs to another machine
    // at another station, or is the hub's.
    virtual Result<KnownKiosk> join(JoinAttempt const& attempt, UtcMs now) = 0;

    // Its requests are not believed any more until it joins again with a new ticket. NotFound: never joined.
    virtual Result<void> revoke(KioskId const& kiosk, UtcMs now) = 0;

    // NotFound for a kiosk that never joined.
    virtual Result<void> record_heartbeat(KioskId const& kiosk, Heartbeat const& beat, UtcMs now) = 0;
    virtual Result<std::vector<KioskHealth>> health() = 0;
};

// BLAKE2b over a prefix of its own and the code.
Hash hash_of_code(std::array<std::uint8_t, 16> const& code);

constexpr Millis ticket_lifetime{15 * 60 * 1000};

} // namespace yizhan
