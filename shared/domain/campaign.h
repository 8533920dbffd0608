// A campaign: goods that some people may take, so many each, in some time, out of some stock, paid by somebody. All of
// it is data that staff keep in forms; `entitlement.h` decides by it.
#pragma once

#include "shared/domain/goods.h"
#include "shared/domain/member.h"
#include "shared/domain/service_policy.h"
#include "shared/domain/station.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace yizhan {

// Per person and …: Once is over the whole campaign. Week begins on Monday.
enum class Period { Once, Day, Week, Month, Year };
std::string_view name(Period period); // once, day, week, month, year
std::optional<Period> period_of(std::string_view name);

// Who may take. Every condition that is stated must hold; an empty list or zero states none.
struct Audience {
    bool members_only = true; // false: guests too, counted by visit
    bool volunteers_only = false;
    std::vector<UnionId> unions; // the member's own, or one above it
    std::vector<Occupation> occupations;
    int min_months = 0; // since joining, in calendar months, 0..600
    std::int64_t min_points = 0;
    bool operator==(Audience const&) const = default;
};

// Of a campaign with a total: so many units are promised to this station, and nobody else takes them, so that it can
// say yes with no network.
struct ReservedShare {
    StationId station;
    std::int64_t units = 0; // 1..max_campaign_total
    bool operator==(ReservedShare const&) const = default;
};
constexpr std::int64_t max_campaign_total = 10'000'000;
constexpr std::size_t max_campaign_goods = 8;
constexpr int max_campaign_months = 600;
constexpr std::int64_t max_campaign_points = 10'000'000; // that may be asked for, and of a price
constexpr std::size_t max_campaign_name = 40; // characters, in each language
constexpr std::size_t max_campaign_about = 300;

// Channel district.
struct Campaign {
    CampaignId id;
    int revision = 1; // grows with every edit: an event names the one that it was decided by
    Bilingual name; // 冬季暖粥
    Bilingual about; // may be empty
    std::string icon; // a Material Icons name
    Tint tint = Tint::Red;
    int order = 0;
    std::vector<GoodsId> goods; // 1..8: one taking is `units` of one of them
    int units = 1; // of one taking, 1..100
    Audience audience;
    int allowance = 1; // takings per person and period, 1..1'000
    Period period = Period::Once;
    std::vector<StationId> stations; // none: all
    std::int32_t first_day = 0; // local days, both within; see local_day()
    std::int32_t last_day = 0;
    int from_minute = 0; // of the local day, 0..1439: breakfast from 06:00 …
    int to_minute = 1440; // … and before 09:00, 1..1440; from < to
    std::optional<std::int64_t> total; // takings over all stations: the first so many; none: while stocks last
    std::vector<ReservedShare> shares; // their sum <= total
    Payer payer = Payer::Union;
    std::int64_t points_price = 0; // of one taking
    ServicePolicy policy{Demand::AnyCode, std::nullopt};
    bool ended = false; // by staff, before its last day

    bool operator==(Campaign const&) const = default;
};

// What one kiosk's events took of a campaign with a total, as the hub has counted up to `through`. Channel district.
struct CampaignPart {
    CampaignId campaign;
    StationId station;
    KioskId kiosk;
    IncarnationId incarnation;
    Seq through = 0;
    std::int64_t takings = 0;
    bool operator==(CampaignPart const&) const = default;
};

// One taking, as entitlement needs it. `undone` ones stay, so that a kiosk which recorded it learns of the undoing.
struct KnownTaking {
    TakingId taking;
    UtcMs at;
    StationId station;
    bool undone = false;
    bool operator==(KnownTaking const&) const = default;
};

// What a member took of a campaign wherever it was, as the hub knows: of the running and the last period, newest first,
// at most max_known_takings (64). Channel district; removed some days after the campaign's end.
struct MemberTakings {
    CampaignId campaign;
    MemberId member;
    std::vector<KnownTaking> takings;
    bool operator==(MemberTakings const&) const = default;
};
constexpr std::size_t max_known_takings = 64;

// Why a campaign cannot be kept, for the form in which staff edit it.
struct CampaignFault {
    enum class Kind {
        NoGoods,
        TooManyGoods,
        UnknownGoods,
        UnknownUnion,
        UnknownStation,
        DaysReversed, // last before first
        HoursReversed,
        AllowanceRange,
        UnitsRange,
        TotalRange,
        SharesAboveTotal,
        ShareWithoutTotal,
        ShareElsewhere, // of a station where the campaign is not
        ShareTwice, // of one station
        GuestsWithMemberRules, // guests may take, but a union, points, months or volunteers are asked for
        GuestsOverTime, // guests may take, per day or longer: nobody could count that
        PriceForGuests,
        NobodyFits, // e.g. volunteers only with a demand that a volunteer's own code cannot fulfil
        AudienceRange, // months, points or the price in points
        TextLength,
        AlwaysWithLimit, // demand `always` with members only: contradicts itself
    } kind
        = Kind::NoGoods;
    std::string which; // the id that it is about; may be empty
    bool operator==(CampaignFault const&) const = default;
};
std::string_view name(CampaignFault::Kind kind); // no_goods, unknown_goods, …

struct KnownThings {
    std::vector<GoodsId> goods;
    std::vector<UnionId> unions;
    std::vector<StationId> stations;
};
std::vector<CampaignFault> check_campaign(Campaign const& campaign, KnownThings const& known);

} // namespace yizhan
