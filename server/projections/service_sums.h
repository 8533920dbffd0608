// What facts of goods and points add to balances once they are known to count: sums of a run of events, and what has to
// be looked at again because of them.
#pragma once

#include "server/projections/service_facts.h"
#include "server/projections/usage_sums.h"

#include <map>
#include <set>
#include <string>

namespace yizhan {

struct StockPartKey {
    StationId station; // whose stock; the kiosk may stand elsewhere
    GoodsId goods;
    KioskId kiosk;
    IncarnationId incarnation;

    auto operator<=>(StockPartKey const&) const = default;
};
struct StockPartSum {
    Seq through = 0; // the highest sequence that concerned it
    std::int64_t units = 0;
    std::int64_t coming = 0;
    bool is_kept = false; // something was received, counted or sent; false: taken only
};

struct CampaignPartKey {
    CampaignId campaign;
    KioskId kiosk;
    IncarnationId incarnation;
    StationId station;

    auto operator<=>(CampaignPartKey const&) const = default;
};
struct CampaignPartSum {
    Seq through = 0;
    std::int64_t takings = 0;
    int revision = 0; // the newest that one of them was decided by
};

struct GivenKey {
    StationId station;
    GoodsId goods;
    std::int32_t day = 0;

    auto operator<=>(GivenKey const&) const = default;
};

// Something that a fact changed: what stations know of it, and whether it is an exception, is looked at again.
enum class DueKind {
    StockPart,
    Stock,
    CampaignPart,
    Campaign,
    CampaignEdited,
    MemberTakings,
    Points,
    Session,
    Request
};
struct Due {
    DueKind kind = DueKind::StockPart;
    std::string key; // ids with a slash between them, in the order of the key above

    auto operator<=>(Due const&) const = default;
};

class ServiceSums {
public:
    ServiceSums(UsageSums& usage, ZoneMinutes zone) : m_usage{usage}, m_zone{zone} { }

    // `times`: 1 counts it, -1 takes back what was counted (another fact of the same thing stands before it in the
    // log's order), 0 only notes that it was seen.
    void count(Placed<GoodsTaken> const& fact, int times);
    void count(Placed<TakingUndone> const& fact, int times);
    void count(Placed<StockMoved> const& fact, int times);
    void count(Placed<PointsMoved> const& fact, int times);
    void look_at(DueKind kind, std::string key) { m_due.insert({kind, std::move(key)}); }

    std::map<StockPartKey, StockPartSum> const& stock() const { return m_stock; }
    std::map<CampaignPartKey, CampaignPartSum> const& campaigns() const { return m_campaigns; }
    std::map<GivenKey, std::int64_t> const& given() const { return m_given; }
    std::map<MemberId, std::int64_t> const& points() const { return m_points; }
    std::set<Due> const& due() const { return m_due; }

private:
    struct Goes { // what a taking and its undoing have in common
        CampaignId const& campaign;
        int revision; // 0: of an undoing
        GoodsId const& goods;
        std::int64_t units;
        Payer payer;
        std::int64_t cost_fen;
        std::int64_t points;
        ByWhom const& by;
        UtcMs taken_at;
    };
    void give(LogPlace const& place, StationId const& station, Goes const& what, int times);
    void stock(LogPlace const& place, StationId const& station, GoodsId const& goods, StockPartSum const& delta);
    void move(Placed<StockMoved> const& fact, StockAccount const& account, std::int64_t units);

    UsageSums& m_usage;
    ZoneMinutes m_zone;
    std::map<StockPartKey, StockPartSum> m_stock;
    std::map<CampaignPartKey, CampaignPartSum> m_campaigns;
    std::map<GivenKey, std::int64_t> m_given;
    std::map<MemberId, std::int64_t> m_points;
    std::set<Due> m_due;
};

} // namespace yizhan
