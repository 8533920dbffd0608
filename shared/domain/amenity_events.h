// The events of timed amenities, goods, stock, points and services.
#pragma once

#include "shared/domain/campaign.h"
#include "shared/domain/machine.h"
#include "shared/domain/service_catalogue.h"

#include <optional>
#include <string>

namespace yizhan {

// Whose it is, as far as is known. The union is the member's at that time, so that figures by union are sums of events.
struct ByWhom {
    std::optional<VisitId> visit; // none: taken without checking in
    std::optional<MemberId> member;
    std::optional<UnionId> union_id;
    bool operator==(ByWhom const&) const = default;
};

// session.started
struct SessionStarted {
    SessionId session;
    AmenityId amenity;
    MachineId machine;
    int minutes = 0; // 1..720
    ByWhom by;
    std::optional<TicketId> ticket; // of whoever was called
    bool operator==(SessionStarted const&) const = default;
};
// session.ended. Carries what it ends, so that it can be counted in any order of arrival. Time that runs out is no
// event.
struct SessionEnded {
    SessionId session;
    AmenityId amenity;
    MachineId machine;
    UtcMs started_at; // occurred_at of the start
    std::optional<UnionId> union_id; // of the start
    SessionEnd reason = SessionEnd::Collected;
    bool operator==(SessionEnded const&) const = default;
};
// machine.reported: broken, or working again
struct MachineReported {
    MachineId machine;
    AmenityId amenity;
    bool broken = true;
    std::optional<MemberId> volunteer;
    bool operator==(MachineReported const&) const = default;
};
// queue.joined, queue.called, queue.left
struct QueueJoined {
    TicketId ticket;
    AmenityId amenity;
    int number = 1; // what is called: 1..999, anew each day
    ByWhom by;
    bool operator==(QueueJoined const&) const = default;
};
struct QueueCalled {
    TicketId ticket;
    AmenityId amenity;
    MachineId machine; // held for whoever was called
    bool operator==(QueueCalled const&) const = default;
};
struct QueueLeft {
    TicketId ticket;
    AmenityId amenity;
    TicketEnd reason = TicketEnd::GivenUp;
    bool operator==(QueueLeft const&) const = default;
};

// goods.taken: units leave the station's stock (Station -> Given), points the member's account.
struct GoodsTaken {
    TakingId taking;
    CampaignId campaign;
    int revision = 1; // of the campaign, that it was decided by
    GoodsId goods;
    int units = 1;
    Payer payer = Payer::Union;
    std::int64_t cost_fen = 0; // of all units
    std::int64_t points = 0; // spent
    ByWhom by;
    Assurance assurance = Assurance::Guest;
    std::optional<MemberId> volunteer; // who stood by
    std::optional<UtcMs> agreed_at; // how old the knowledge was; none: never agreed
    bool operator==(GoodsTaken const&) const = default;
};
// goods.taking_undone: all of it goes back. Carries what it undoes.
struct TakingUndone {
    TakingId taking;
    CampaignId campaign;
    GoodsId goods;
    int units = 1;
    Payer payer = Payer::Union;
    std::int64_t cost_fen = 0;
    std::int64_t points = 0;
    ByWhom by; // whose taking
    UtcMs taken_at;
    std::optional<MemberId> volunteer; // who undid it at a kiosk
    std::string account; // or at the hub; empty else
    bool operator==(TakingUndone const&) const = default;
};

// stock.moved
struct StockMoved {
    MovementId movement;
    GoodsId goods;
    std::int64_t units = 0; // 1..max_units; 0 only of Counted: what lay there was what was believed
    StockAccount from;
    StockAccount to;
    StockReason reason = StockReason::Received;
    std::optional<std::int64_t> counted; // of Counted: what lay on the shelf
    std::optional<MemberId> volunteer;
    std::string by; // the account, where staff did it; empty else
    std::string note; // at most 60 characters
    bool operator==(StockMoved const&) const = default;
};

// points.moved, by the hub when staff grant or correct: double entry between the union and a member.
struct PointsMoved {
    MovementId movement;
    MemberId member;
    std::int64_t points = 0; // to the member; negative: from the member; never 0
    Bilingual reason;
    std::string by;
    bool operator==(PointsMoved const&) const = default;
};

// exception.settled, by the hub: staff looked at both sides.
struct ExceptionSettled {
    ExceptionId exception;
    std::string how; // accepted, corrected, recovered
    std::string note; // at most 300 characters
    std::string by;
    bool operator==(ExceptionSettled const&) const = default;
};

// service.requested
struct ServiceRequested {
    RequestId request;
    ServiceId service;
    RequestCode code = RequestCode::of_bits({});
    ByWhom by;
    std::optional<MemberId> volunteer; // through whom
    bool by_phone = false; // on the phone page
    bool operator==(ServiceRequested const&) const = default;
};
// service.advanced, by the hub (staff); or by the person: Withdrawn only
struct ServiceAdvanced {
    RequestId request;
    RequestState state = RequestState::TakenUp; // wanted
    Bilingual note;
    std::string by; // the account; empty: the person
    bool operator==(ServiceAdvanced const&) const = default;
};

} // namespace yizhan
