// What stations offer, as staff keep it in forms: amenities and machines of a station, goods, campaigns, the catalogue
// of services. Each command is one unit of work with its line in the audit log; what contradicts itself is told with
// its reason and changes nothing. On the hub's executor.
#pragma once

#include "server/enrollment/desk_ports.h"

#include <optional>
#include <string>
#include <vector>

namespace yizhan {

// Why a row cannot be kept, beside what its own reading refuses.
struct OfferFault {
    enum class Kind {
        UnknownAmenity, // of a machine
        NotTimed, // a machine of an amenity that is counted
        HasMachines, // an amenity with machines is neither removed nor counted
        BarcodeTaken, // by the goods named
    } kind
        = Kind::UnknownAmenity;
    std::string which; // an id
    bool operator==(OfferFault const&) const = default;
};
std::string_view name(OfferFault::Kind kind); // unknown_amenity, not_timed, has_machines, barcode_taken

class OfferDesk {
public:
    using Faults = std::vector<OfferFault>;

    explicit OfferDesk(DeskPorts const& ports) : m_ports{ports} { }

    struct StationOffer {
        std::vector<Amenity> amenities;
        std::vector<Machine> machines;
    };
    // NotFound: no such station, as in all that name one.
    Result<StationOffer> offer(StationId const& station);
    Result<Faults> put(StationId const& station, Amenity const& amenity, std::string const& by);
    Result<Faults> put(StationId const& station, Machine const& machine, std::string const& by);
    // NotFound: nothing to remove.
    Result<Faults> remove(StationId const& station, AmenityId const& amenity, std::string const& by);
    Result<void> remove(StationId const& station, MachineId const& machine, std::string const& by);

    Result<std::vector<Goods>> goods();
    Result<Faults> put(Goods const& goods, std::string const& by);

    Result<std::vector<ServiceEntry>> services();
    Result<void> put(ServiceEntry const& entry, std::string const& by);

    struct CampaignPut {
        bool changed_meanwhile = false; // somebody else's edit came first
        std::vector<CampaignFault> faults;
        int revision = 0; // as it is kept now
    };
    Result<std::vector<Campaign>> campaigns();
    // `wanted.revision` is the one that was edited, 0 for a new campaign. Whether it has ended stays as it is.
    Result<CampaignPut> put(Campaign wanted, std::string const& by);
    // Why it cannot be kept; none: it can.
    Result<std::vector<CampaignFault>> faults_of(Campaign const& campaign);
    // For good. NotFound. Ending again changes nothing.
    Result<int> end(CampaignId const& campaign, std::string const& by);

private:
    Result<void> must_exist(StationId const& station);
    Result<void> keep(std::string const& channel, FeedRow const& row, std::string const& by, std::string_view action,
        std::string subject);
    Result<std::optional<Campaign>> find(CampaignId const& id);
    Result<KnownThings> known_things();

    DeskPorts m_ports;
};

// Other stations by name, in the channel that all read: put where a station has none yet, or another name.
Result<void> put_station_names(FeedStore& feeds);

} // namespace yizhan
