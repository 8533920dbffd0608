// The ledgers of goods and of points as staff see them: a port, read from the projections. A balance is the sum of its
// movements, each counted once by its id. All calls on the hub's executor.
#pragma once

#include "shared/domain/goods.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yizhan {

constexpr std::int32_t stock_outlook_days = 14;

struct StockStanding {
    StationId station;
    GoodsId goods;
    std::int64_t units = 0; // may be negative: please recount
    std::int64_t coming = 0; // on the way there
    std::int64_t given = 0; // in the last stock_outlook_days local days, with today
    bool is_kept = true; // something was received, counted or sent here; false: taken only, nobody counts it

    // How long it lasts at that pace; none: nothing was given, or nobody counts it.
    std::optional<std::int64_t> days_left() const
    {
        if (!is_kept || given <= 0) return std::nullopt;
        return units <= 0 ? 0 : units * stock_outlook_days / given;
    }
    bool operator==(StockStanding const&) const = default;
};

// One line of the ledger of goods: a movement, or a taking or its undoing (`taken`, `taking_undone` as reason).
struct LedgerLine {
    std::string id; // of the movement or the taking
    UtcMs at;
    StationId station; // where it was recorded
    KioskId kiosk;
    GoodsId goods;
    std::int64_t units = 0;
    StockAccount from;
    StockAccount to;
    std::string reason;
    std::optional<std::int64_t> counted;
    std::optional<MemberId> volunteer;
    std::string by; // the account, where staff did it; empty else
    std::string note;

    bool operator==(LedgerLine const&) const = default;
};

// Newest first: what comes after this place.
struct LedgerCursor {
    UtcMs at;
    std::string id;
};

struct LedgerQuestion {
    std::optional<StationId> station; // it moved from, to or on the way to this one
    std::optional<GoodsId> goods;
    std::optional<LedgerCursor> before;
    std::size_t limit = 100;
};

// One line of a member's ledger of points.
struct PointsLine {
    enum class Reason { Granted, Taken, TakingUndone };
    std::string id; // of the movement or the taking
    UtcMs at;
    StationId station; // where it was recorded
    std::int64_t points = 0; // below zero: spent
    Reason reason = Reason::Granted;
    std::optional<CampaignId> campaign; // of a taking
    Bilingual why; // of a grant
    std::string by; // the account, where staff did it; empty else

    bool operator==(PointsLine const&) const = default;
};
std::string_view name(PointsLine::Reason reason); // granted, taken, taking_undone

class StockFigures {
public:
    virtual ~StockFigures() = default;
    // Of one station, or of all; by station, then goods.
    virtual Result<std::vector<StockStanding>> balances(std::int32_t today, std::optional<StationId> const& station)
        = 0;
    virtual Result<std::vector<LedgerLine>> movements(LedgerQuestion const& question) = 0;
    // What granted and spent points add up to, without what the member had before the ledger; with those of members who
    // were merged into this one.
    virtual Result<std::int64_t> points_moved(MemberId const& member) = 0;
    // What that sum is made of, newest first.
    virtual Result<std::vector<PointsLine>> points_lines(
        MemberId const& member, std::optional<LedgerCursor> const& before, std::size_t limit)
        = 0;
};

} // namespace yizhan
