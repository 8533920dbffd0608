#include "server/services/own_facts.h"

#include "shared/protocol/hash.h"

namespace yizhan {

StationId const& desk_station()
{
    static StationId const desk = StationId::make(hub_kiosk().text());
    return desk;
}

Result<OwnFact> record_own_fact(DeskPorts const& ports, EventId id, StationId const& station, EventBody body)
{
    auto const& clock = ports.clock;
    Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{0}};
    OwnEvent const event{std::move(id), station, moment, std::move(body)};
    auto const before = TRY(ports.events.event_count());
    auto recorded = TRY(ports.events.append_own({&event, 1}));
    bool const fresh = TRY(ports.events.event_count()) > before;
    return OwnFact{std::move(recorded.front().body), fresh};
}

EventId fact_id(std::string_view words)
{
    static constexpr std::size_t bytes = 16;
    auto const hash = blake2b(as_bytes(words));
    return EventId::make(to_hex(std::span{hash}.first(bytes)));
}

} // namespace yizhan
