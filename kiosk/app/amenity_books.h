// What a kiosk knows of machines, goods and services, as last agreed with the hub and as it happened here since.
// Indexed look-ups, same thread as the journal; what happened here counts from the moment in which its event is
// durable.
#pragma once

#include "shared/domain/amenity_events.h"
#include "shared/domain/entitlement.h"
#include "shared/domain/events.h"
#include "shared/domain/station.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace yizhan {

// A session that has not ended, of this kiosk: with the clocks of its start, so that it goes on over a restart.
struct OwnSession {
    SessionStarted started;
    Moment moment;
};
struct WaitingTicket {
    QueueJoined joined;
    Moment joined_at;
    std::optional<MachineId> machine; // called to
    std::optional<Moment> called_at;
};

class MachineBook {
public:
    virtual ~MachineBook() = default;
    virtual Result<std::vector<Machine>> machines() = 0; // by amenity, order, id
    virtual Result<std::vector<OwnSession>> own_sessions() = 0; // oldest first; none that has ended
    virtual Result<std::vector<MachineSession>> other_sessions() = 0; // of the station's other kiosks, as last agreed
    virtual Result<std::vector<WaitingTicket>> tickets() = 0; // oldest first; none that has left
    virtual Result<std::vector<MachineId>> broken() = 0; // reported here and not repaired since
    // The highest number that was given out on this local day; 0: none.
    virtual Result<int> last_number(AmenityId const& amenity, std::int32_t day) = 0;
};

struct StockBalance {
    std::int64_t units = 0;
    std::int64_t coming = 0;
    // Something was received, counted or sent here. False: only takings are known, so nobody counts these here; what
    // the first count finds is still held against `units`.
    bool is_kept = true;
};
struct RecordedTaking {
    GoodsTaken taken;
    UtcMs at;
    bool undone = false;
};

class GoodsBook {
public:
    virtual ~GoodsBook() = default;
    virtual Result<std::vector<Goods>> goods() = 0; // by Chinese name, id
    virtual Result<std::optional<Goods>> find_barcode(Barcode const& barcode) = 0;
    virtual Result<std::vector<Campaign>> campaigns() = 0; // all, by order then id; a few hundred
    // Each taking once, undone ones left out, of the campaign's running period and the one before it. Of a guest:
    // those of the visit.
    virtual Result<TakenSoFar> taken(
        Campaign const& campaign, std::optional<MemberId> const& member, std::optional<VisitId> const& visit)
        = 0;
    // Points that were spent here and that the roster's row may not have taken off yet, less those that were given back
    // here and that it still lacks; may be negative.
    virtual Result<std::int64_t> points_not_settled(MemberId const& member) = 0;
    // Of every goods that ever moved here.
    virtual Result<std::map<GoodsId, StockBalance>> stock() = 0;
    virtual Result<std::vector<RecordedTaking>> recent_takings(std::size_t limit) = 0; // here, newest first
    virtual Result<std::optional<RecordedTaking>> find_taking(TakingId const& taking) = 0; // here
    // Movements of these goods here, newest first: to ask about what looks like the same again.
    virtual Result<std::vector<std::pair<StockMoved, UtcMs>>> recent_movements(GoodsId const& goods, std::size_t limit)
        = 0;
    virtual Result<std::vector<StationName>> stations() = 0; // all but this one, by name
    virtual Result<std::vector<UnionId>> union_path(UnionId const& id) = 0; // itself and all above it
};

struct KnownRequest {
    RequestStanding standing; // the hub's, or as it was asked here
    bool sent = false; // the hub has it
};

class CatalogueBook {
public:
    virtual ~CatalogueBook() = default;
    virtual Result<std::vector<ServiceEntry>> services() = 0; // those offered, by field, order, id: some hundred
    virtual Result<std::optional<KnownRequest>> find_request(RequestCode const& code) = 0;
};

struct AmenityPorts {
    MachineBook& machines;
    GoodsBook& goods;
    CatalogueBook& catalogue;
};

} // namespace yizhan
