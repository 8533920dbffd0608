#include "shared/domain/station.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<AmenityKind, 2> amenity_kinds{{{{AmenityKind::Counted, "counted"}, {AmenityKind::Timed, "timed"}}}};
constexpr NameTable<Tint, 6> tints{{{{Tint::Teal, "teal"}, {Tint::Amber, "amber"}, {Tint::Blue, "blue"},
    {Tint::Green, "green"}, {Tint::Violet, "violet"}, {Tint::Red, "red"}}}};

} // namespace

std::string_view name(AmenityKind kind) { return amenity_kinds.name_of(kind); }
std::optional<AmenityKind> amenity_kind_of(std::string_view text) { return amenity_kinds.value_of(text); }
std::string_view name(Tint tint) { return tints.name_of(tint); }
std::optional<Tint> tint_of(std::string_view text) { return tints.value_of(text); }

} // namespace yizhan
