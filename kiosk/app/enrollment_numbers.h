// The pages of a form where a name or a number is written: checked while it is typed, with the place to point at. Pure.
#pragma once

#include "kiosk/app/enrollment_form.h"
#include "kiosk/app/id_card_reader.h"
#include "shared/domain/calendar_day.h"

#include <optional>

namespace yizhan {

NamePage name_page(OpenForm const& form);
// `today`: nothing where the day is not known; then any date of birth is taken.
DocumentPage document_page(OpenForm const& form, std::optional<CalendarDay> today);
PhonePage phone_page(OpenForm const& form);

// A key on the page of a number; one that does not fit is passed over.
void type_digit(OpenForm& form, char digit);
void erase_digit(OpenForm& form);

// True where the page may be left with a yes; the answer then stands in the form as the rules spell it.
bool settle_name(OpenForm& form);
bool settle_document(OpenForm& form, std::optional<CalendarDay> today);
bool settle_phone(OpenForm& form);

// What a card says, as answers.
ApplicationForm answers_of(IdCardRead const& card);

} // namespace yizhan
