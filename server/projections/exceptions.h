// What the facts of several stations bear together although none of them may: a port, read from the projections. The
// id of an exception is made of what it is about, so that the same facts, in any order of arrival, make the same one.
// All calls on the hub's executor.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

enum class ExceptionKind {
    PersonOver, // a member took more than the period allows
    CampaignOver, // more than the total
    ShareOver, // more outside the shares than is left for all
    StockNegative, // a station's goods below zero
    PointsNegative, // of a member
    MachineTwice, // two sessions of one machine at a time
};
// person_over, campaign_over, share_over, stock_negative, points_negative, machine_twice
std::string_view name(ExceptionKind kind);
std::optional<ExceptionKind> exception_kind_of(std::string_view name);

// One of the facts behind it, with what the kiosk knew.
struct ExceptionSide {
    UtcMs at;
    StationId station;
    KioskId kiosk;
    std::int64_t units = 0; // of goods; points; minutes of a session
    std::optional<UtcMs> agreed_at; // how old its knowledge was; none: never agreed, or it did not matter
    std::optional<MemberId> volunteer; // who stood by
    std::optional<int> revision; // of the campaign, that a taking was decided by

    bool operator==(ExceptionSide const&) const = default;
};

struct Settlement {
    std::string how; // accepted, corrected, recovered; vanished: the facts bear it no longer
    std::string note;
    std::string by; // empty: closed by itself
    UtcMs at;

    bool operator==(Settlement const&) const = default;
};

struct ServiceException {
    ExceptionId id;
    ExceptionKind kind = ExceptionKind::PersonOver;
    std::optional<CampaignId> campaign;
    std::optional<GoodsId> goods;
    std::optional<StationId> station;
    std::optional<MemberId> member;
    std::optional<MachineId> machine;
    std::int64_t expected = 0; // what may be at most (of stock and points: at least)
    std::int64_t found = 0;
    UtcMs opened_at; // when the hub saw it
    std::vector<ExceptionSide> sides; // oldest first, at most max_sides: the newest
    std::optional<Settlement> settled;

    static constexpr std::size_t max_sides = 20;
};

enum class ExceptionState { Open, Settled };

// Newest first: what comes after this place.
struct ExceptionCursor {
    UtcMs opened_at;
    ExceptionId id;
};

class ExceptionBook {
public:
    virtual ~ExceptionBook() = default;
    virtual Result<std::vector<ServiceException>> list_exceptions(
        ExceptionState state, std::optional<ExceptionCursor> const& before, std::size_t limit)
        = 0;
    virtual Result<std::optional<ServiceException>> find_exception(ExceptionId const& id) = 0;
};

} // namespace yizhan
