#include "shared/domain/assurance.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<Assurance, 5> assurances{
    {{{Assurance::FreshCode, "fresh_code"}, {Assurance::StaticCode, "static_code"}, {Assurance::Typed, "typed"},
        {Assurance::Guest, "guest"}, {Assurance::ByVolunteer, "by_volunteer"}}}};

constexpr NameTable<ExpiryCheck, 3> expiry_checks{{{{ExpiryCheck::Passed, "passed"},
    {ExpiryCheck::NotPossible, "not_possible"}, {ExpiryCheck::NotApplicable, "not_applicable"}}}};

} // namespace

std::string_view name(Assurance assurance) { return assurances.name_of(assurance); }
std::optional<Assurance> assurance_of(std::string_view text) { return assurances.value_of(text); }
std::string_view name(ExpiryCheck check) { return expiry_checks.name_of(check); }
std::optional<ExpiryCheck> expiry_check_of(std::string_view text) { return expiry_checks.value_of(text); }

} // namespace yizhan
