// What the hub lets a station know: rows of a few kinds, each with a key, put or removed, in the order of their
// position. A channel is one such sequence; a kiosk follows `district` (roster, revocations, unions, keys, what joining
// needs, goods, campaigns and what was taken, services, bulletins) and `station.<id>` (its own settings, amenities,
// machines, stock, applications and requests), each with a cursor of its own.
#pragma once

#include "shared/domain/campaign.h"
#include "shared/domain/enrollment_rows.h"
#include "shared/domain/member.h"
#include "shared/domain/service_catalogue.h"
#include "shared/domain/station.h"

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace yizhan {

// A key that member codes may be signed with.
struct IssuerKeyRow {
    std::array<std::uint8_t, 2> kid{};
    std::array<std::uint8_t, 32> key{}; // Ed25519

    bool operator==(IssuerKeyRow const&) const = default;
};

// What a row was about; also its written kind on the wire.
enum class FeedKind {
    Member,
    Revocation,
    Union,
    IssuerKey,
    Bulletin,
    Station,
    Amenity,
    Merged,
    Pickup,
    Employer,
    Community,
    RoutingRule,
    Consent,
    Volunteer,
    SealingKey,
    KioskCertificate,
    Application,
    StationName,
    Machine,
    MachineSession,
    Goods,
    StockPart,
    Campaign,
    CampaignPart,
    MemberTakings,
    Service,
    ServiceRequest,
};
std::string_view name(FeedKind kind);
std::optional<FeedKind> feed_kind_of(std::string_view name);

struct RemovedRow {
    FeedKind kind = FeedKind::Member;
    std::string key; // of that kind: a member id, a card id, …

    bool operator==(RemovedRow const&) const = default;
};

using FeedRow = std::variant<Member, Revocation, Union, IssuerKeyRow, Bulletin, Station, Amenity, MergedMember,
    PickupRow, Employer, Community, RoutingRule, ConsentText, Volunteer, SealingKeyRow, KioskCertificateRow,
    ApplicationStanding, StationName, Machine, MachineSession, Goods, StockPart, Campaign, CampaignPart, MemberTakings,
    ServiceEntry, RequestStanding, RemovedRow>;

// The key under which a row replaces an earlier one.
std::string feed_key(FeedRow const& row);
FeedKind feed_kind(FeedRow const& row);

// How far a channel has been read. An epoch is one life of the channel's numbering: another epoch means that the hub
// was restored and positions start anew.
struct FeedCursor {
    std::string epoch; // empty: nothing read yet
    std::uint64_t position = 0;

    bool operator==(FeedCursor const&) const = default;
};

struct FeedPage {
    std::string channel;
    std::string epoch;
    std::uint64_t after = 0; // the position that was asked from
    std::uint64_t next = 0; // the cursor once this page is applied
    std::uint64_t head = 0; // the newest position; next == head: nothing more for now
    UtcMs as_of; // the hub's time
    std::vector<FeedRow> rows;
};

std::string const& district_channel();
std::string station_channel(StationId const& station);

} // namespace yizhan
