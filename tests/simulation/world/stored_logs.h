// What stands on the disks in the end, read with nothing but SQL.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace yizhan::sim {

struct HubEvent {
    std::string kiosk;
    std::string incarnation;
    std::int64_t sequence = 0;
    std::int64_t occurred_ms = 0;
    std::string bytes;
};

struct HubLog {
    std::vector<HubEvent> events; // by kiosk, incarnation, sequence
    std::vector<HubEvent> forks;
};
Result<HubLog> read_hub_log(std::string const& path, std::string const& vfs);

struct KioskEvent {
    std::string incarnation;
    std::int64_t sequence = 0;
    std::string bytes;
};
struct KioskLife {
    std::string incarnation;
    std::int64_t last = 0;
    std::int64_t accepted = 0;
    std::int64_t safe = 0;
};
struct KioskLog {
    std::vector<KioskEvent> events;
    std::vector<KioskLife> lives;
};
Result<KioskLog> read_kiosk_log(std::string const& vfs);

} // namespace yizhan::sim
