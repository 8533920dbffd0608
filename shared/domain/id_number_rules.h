// The rules of the four forms of an identity number, character by character. For identity_document alone.
#pragma once

#include "shared/domain/identity_document.h"

namespace yizhan::id_rules {

enum class Form { Resident, Permit, Foreign, OldForeign };

// `text` is normalised everywhere below.
Form form_of(DocumentKind kind, std::string_view text);
std::size_t length(Form form);

// The first thing wrong with what is there so far; whether it is whole is not asked.
std::optional<IdFault> first_fault(Form form, std::string_view text, std::optional<CalendarDay> today);
// Where exactly one slip would turn a good number into this one, `fault` there; otherwise `fault` as it is.
// REQUIRES: as many characters as the form has.
IdFault pointed_at_only_slip(Form form, std::string_view text, std::optional<CalendarDay> today, IdFault fault);

// The later century in which the old form's date of birth is not in the future.
int old_form_century(std::string_view text, std::optional<CalendarDay> today);
std::optional<CalendarDay> birth_of(Form form, std::string_view text, int century);

} // namespace yizhan::id_rules
