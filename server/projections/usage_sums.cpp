#include "server/projections/usage_sums.h"

#include <algorithm>

namespace yizhan {
namespace {

struct AmenityCounter {
    UsageSums& sums;
    Event const& event;
    UtcMs at;
    UtcMs received_at;
    ZoneMinutes zone;

    void use(AmenityId const& amenity, std::optional<UnionId> const& union_id, UtcMs when, std::int64_t delta)
    {
        UsageName const item{UsageNameKind::Amenity, amenity.text()};
        sums.add({event.station, item, union_id, {}, when}, {delta, 0, 0, 0}, zone);
        sums.arrived(event.station, when, received_at, zone);
    }
    void operator()(AmenityUsed const& e) { use(e.amenity, e.union_id, at, 1); }
    void operator()(AmenityUseUndone const& e) { use(e.amenity, e.union_id, e.used_at, -1); }
    void operator()(SessionStarted const& e) { use(e.amenity, e.by.union_id, at, 1); }
    void operator()(SessionEnded const& e)
    {
        if (e.reason == SessionEnd::Undone) use(e.amenity, e.union_id, e.started_at, -1);
    }
    void operator()(GoodsTaken const&) { sums.arrived(event.station, at, received_at, zone); }
    void operator()(TakingUndone const& e) { sums.arrived(event.station, e.taken_at, received_at, zone); }
    void operator()(auto const&) { }
};

} // namespace

UsageCell& UsageCell::operator+=(UsageCell const& other)
{
    uses += other.uses;
    takings += other.takings;
    units += other.units;
    cost_fen += other.cost_fen;
    return *this;
}

std::size_t UsageKeyHash::operator()(UsageKey const& key) const noexcept
{
    auto const mix = [](std::uint64_t h, std::uint64_t v) {
        h = (h ^ v) * 0x9e3779b97f4a7c15ULL;
        return h ^ (h >> 32U);
    };
    auto const day = static_cast<std::uint32_t>(key.day);
    auto const first = mix(0, (std::uint64_t{key.station} << 32U) | day);
    auto const second = mix(first, (std::uint64_t{key.part} << 32U) | key.union_id);
    return static_cast<std::size_t>(mix(second, key.payer));
}

std::uint32_t UsageSums::number_of(UsageNameKind kind, std::string const& text)
{
    auto& known = m_numbers[static_cast<std::size_t>(kind)];
    auto const found = known.find(text);
    if (found != known.end()) return found->second;
    m_names.push_back({kind, text});
    auto const number = static_cast<std::uint32_t>(m_names.size());
    known.emplace(text, number);
    return number;
}

void UsageSums::add(UsageOf const& what, UsageCell const& cell, ZoneMinutes zone)
{
    auto const day = local_day(what.at, zone);
    auto const hour = static_cast<std::uint32_t>(to_local(what.at, zone).hour);
    auto const item = number_of(what.item.kind, what.item.text);
    auto const payer = what.payer ? static_cast<std::uint32_t>(*what.payer) + 1 : 0U;
    auto const union_id = what.union_id ? number_of(UsageNameKind::Union, what.union_id->text()) : 0U;
    for (auto const station : {number_of(UsageNameKind::Station, what.station.text()), 0U}) {
        m_items[{station, day, item, payer, union_id}] += cell;
        m_hours[{station, day, hour, 0, union_id}] += cell;
        m_days[{station, day, 0, 0, union_id}] += cell;
    }
}

void UsageSums::arrived(StationId const& station, UtcMs at, UtcMs received_at, ZoneMinutes zone)
{
    auto const day = local_day(at, zone);
    if (local_day(received_at, zone) <= day) return;
    auto& late = m_late[{station, day}];
    ++late.events;
    late.last_arrived_at = std::max(late.last_arrived_at, received_at);
}

void add_amenity_use(UsageSums& sums, Event const& event, UtcMs at, UtcMs received_at, ZoneMinutes zone)
{
    std::visit(AmenityCounter{sums, event, at, received_at, zone}, event.body);
}

} // namespace yizhan
