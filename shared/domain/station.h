// What a station is and what it offers. All of it is data from the hub; a kiosk shows what it last agreed on.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/machine.h"
#include "shared/domain/routing.h"
#include "shared/domain/service_policy.h"
#include "shared/domain/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

struct Station {
    StationId id;
    Bilingual name; // 霞浦集卡司机驿站
    Bilingual place; // 霞浦物流工业园区
    Bilingual hours; // 24 小时开放
    int return_home_s = 4; // 2..20: how long an answer stays
    int bounce_s = 5; // 1..60: the same code again within this is one check-in

    bool operator==(Station const&) const = default;
};

struct Union {
    UnionId id;
    Bilingual name;
    std::optional<UnionId> parent; // none: a root
    UnionLevel level = UnionLevel::Joint;
    std::int64_t members = 0;
    int stations = 0;
    std::optional<std::int64_t> dues_fen; // a month; none: not said

    bool operator==(Union const&) const = default;
};

// Another station of the district, by name only: where stock may be sent to.
struct StationName {
    StationId id;
    Bilingual name;
    bool operator==(StationName const&) const = default;
};

// Counted: one tap logs one use. Timed: machines that are busy or free. Goods are no amenity: see campaign.h.
enum class AmenityKind { Counted, Timed };
std::string_view name(AmenityKind kind);
std::optional<AmenityKind> amenity_kind_of(std::string_view name);

// The colour family of an amenity's tile; the screens know the colours.
enum class Tint { Teal, Amber, Blue, Green, Violet, Red };
std::string_view name(Tint tint);
std::optional<Tint> tint_of(std::string_view name);

struct Amenity {
    AmenityId id;
    AmenityKind kind = AmenityKind::Counted;
    Bilingual name; // 热水
    Bilingual state; // 随时可用: what is said of it while it is offered
    std::string icon; // a Material Icons name: local_drink
    Tint tint = Tint::Teal;
    int order = 0; // place in the grid, small first
    bool offered = true;
    ServicePolicy policy;
    TimedTerms timed; // of Timed

    bool operator==(Amenity const&) const = default;
};

struct Bulletin {
    BulletinId id;
    Bilingual title;
    Bilingual body;
    UtcMs published;

    bool operator==(Bulletin const&) const = default;
};

} // namespace yizhan
