// The end of a form: sealed, signed for and recorded in one piece, or nothing of it. The person is checked in by the
// same append, so that they are served in the same second.
#pragma once

#include "kiosk/app/check_in_desk.h"
#include "kiosk/app/enrollment_form.h"
#include "kiosk/app/kiosk_ports.h"

namespace yizhan {

struct SubmittedForm {
    DonePage page;
    std::optional<VisitId> visit; // of the check-in; none for a repair
    KnownPerson person;
};

class FormSubmission {
public:
    FormSubmission(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone);

    // On an error nothing was recorded, and the same form may be submitted again: with the same ids and the same code.
    // Refused: there is nothing to submit, or no signature yet. Unavailable: no key, or no text to agree to.
    Result<SubmittedForm> submit(OpenForm& form, Language language);

private:
    Result<SubmittedForm> submit_new(OpenForm& form, SealingKeyRow const& key);
    Result<SubmittedForm> submit_repair(OpenForm& form, SealingKeyRow const& key);
    DonePage done_page(OpenForm const& form, UnionId const& union_id) const;

    KioskPorts m_ports;
    CheckInDesk& m_check_in;
    ZoneMinutes m_zone;
};

// Something that may be a signature: more than a dot.
bool is_signed(HandSignature const& signature);

} // namespace yizhan
