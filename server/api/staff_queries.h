// What the staff pages show: figures of today, who came, how the kiosks are, what was not understood. On the hub's
// executor; reads only.
#pragma once

#include "server/api/hub_context.h"
#include "server/api/route_table.h"

namespace yizhan {

class StaffQueries {
public:
    // A kiosk beats every 30 s: late after three missed beats, silent after ten minutes.
    static constexpr Millis late_after{100'000};
    static constexpr Millis silent_after{600'000};
    static constexpr std::size_t max_rows = 500;

    explicit StaffQueries(HubContext& hub) : m_hub{hub} { }

    void today(ExchangePtr const& exchange);
    void check_ins(ExchangePtr const& exchange);
    void kiosks(ExchangePtr const& exchange);
    void quarantine(ExchangePtr const& exchange);

private:
    Result<std::string> today_json(std::optional<StationId> const& station);
    Result<std::string> check_ins_json(std::optional<StationId> const& station, std::size_t limit);
    Result<std::string> kiosks_json();
    Result<std::string> quarantine_json(std::size_t limit);
    Result<std::vector<Amenity>> amenities_of(std::vector<StationId> const& stations);

    HubContext& m_hub;
};

} // namespace yizhan
