// What the facts bear that may not be: finds the exceptions of one subject among its takings, sums and sessions. Pure;
// the same facts make the same findings under the same ids.
#pragma once

#include "server/projections/exceptions.h"
#include "shared/domain/campaign.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yizhan {

// One exception that the facts bear.
struct Finding {
    ExceptionId id;
    ExceptionKind kind = ExceptionKind::PersonOver;
    std::string subject; // what is judged together: `CAMPAIGN/MEMBER`, a campaign, `STATION/GOODS`, a member, …
    std::optional<CampaignId> campaign;
    std::optional<GoodsId> goods;
    std::optional<StationId> station;
    std::optional<MemberId> member;
    std::optional<MachineId> machine;
    UtcMs since; // the facts that are its sides lie within
    UtcMs before;
    std::int64_t expected = 0;
    std::int64_t found = 0;

    bool operator==(Finding const&) const = default;
};

// A taking that stands: it came in and was not undone.
struct StandingTaking {
    UtcMs at;
    int revision = 1; // of the campaign, that it was decided by
};
// Terms by revision. The takings of a period, or of a campaign with a total, are judged together by the newest revision
// that one of them was decided by, so that an edit makes nothing wrong that was right.
using CampaignTerms = std::map<int, Campaign>;

std::vector<Finding> judge_person(
    CampaignTerms const& terms, MemberId const& member, std::span<StandingTaking const> takings, ZoneMinutes zone);

struct CampaignTakings {
    int newest_revision = 0; // among the takings that stand
    std::map<StationId, std::int64_t> by_station;
};
std::vector<Finding> judge_campaign(CampaignTerms const& terms, CampaignTakings const& takings);

// `since`: an id of the last count, or of whatever else the balance was last put right by; empty: nothing yet.
std::vector<Finding> judge_stock(
    StationId const& station, GoodsId const& goods, std::int64_t units, std::string const& since);
std::vector<Finding> judge_points(MemberId const& member, std::int64_t points, std::string const& since);

struct JudgedSession {
    SessionId session;
    KioskId kiosk;
    UtcMs from;
    UtcMs until; // its end, or the end of its time
};
// Pairs in which the later one started within from..before.
std::vector<Finding> judge_machine(StationId const& station, MachineId const& machine,
    std::span<JudgedSession const> sessions, UtcMs from, UtcMs before);

} // namespace yizhan
