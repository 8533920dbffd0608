// Uses and takings of a run of events, added up in memory before they reach a table: names become small numbers, and
// each event is added three times: by item, by hour and by day, at its station and over all stations.
#pragma once

#include "shared/domain/events.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yizhan {

enum class UsageNameKind { Station, Union, Amenity, Campaign };

struct UsageName {
    UsageNameKind kind = UsageNameKind::Station;
    std::string text;

    auto operator<=>(UsageName const&) const = default;
};

struct UsageCell {
    std::int64_t uses = 0;
    std::int64_t takings = 0;
    std::int64_t units = 0;
    std::int64_t cost_fen = 0;

    UsageCell& operator+=(UsageCell const& other);
    bool operator==(UsageCell const&) const = default;
};

// Names by their number in UsageSums::names() from 1 on; 0: all stations, no union.
struct UsageKey {
    std::uint32_t station = 0;
    std::int32_t day = 0;
    std::uint32_t part = 0; // an item, or an hour; 0 for a day as a whole
    std::uint32_t payer = 0; // 0: none
    std::uint32_t union_id = 0;

    bool operator==(UsageKey const&) const = default;
};
struct UsageKeyHash {
    std::size_t operator()(UsageKey const& key) const noexcept;
};
using UsageCells = std::unordered_map<UsageKey, UsageCell, UsageKeyHash>;

struct LateSum {
    std::int64_t events = 0;
    UtcMs last_arrived_at;
};

// What one event is about.
struct UsageOf {
    StationId const& station;
    UsageName const& item;
    std::optional<UnionId> const& union_id;
    std::optional<Payer> payer; // of a taking
    UtcMs at; // when it happened; of an undoing, what is undone
};

class UsageSums {
public:
    void add(UsageOf const& what, UsageCell const& cell, ZoneMinutes zone);
    // An event about `at` came in; counted where that is a later day.
    void arrived(StationId const& station, UtcMs at, UtcMs received_at, ZoneMinutes zone);

    std::vector<UsageName> const& names() const { return m_names; } // number 1 first
    UsageCells const& items() const { return m_items; }
    UsageCells const& hours() const { return m_hours; }
    UsageCells const& days() const { return m_days; }
    std::map<std::pair<StationId, std::int32_t>, LateSum> const& late() const { return m_late; }

private:
    std::uint32_t number_of(UsageNameKind kind, std::string const& text);

    std::vector<UsageName> m_names;
    std::array<std::unordered_map<std::string, std::uint32_t>, 4> m_numbers;
    UsageCells m_items;
    UsageCells m_hours;
    UsageCells m_days;
    std::map<std::pair<StationId, std::int32_t>, LateSum> m_late;
};

// Adds what an event of an amenity uses, or takes back; goods are added when they are known to count.
void add_amenity_use(UsageSums& sums, Event const& event, UtcMs at, UtcMs received_at, ZoneMinutes zone);

} // namespace yizhan
