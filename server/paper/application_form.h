// The signed application to join a union as a sheet for the union's files: A4, PDF, in Chinese, one page; further pages
// only where the consent text is too long for it. The same form gives the same bytes, on any machine with the typeface.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/private_text.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/domain/application_form.h"
#include "shared/domain/enrollment_rows.h"

#include <optional>
#include <string>

namespace yizhan {

// What became of the application so far. Submitted: nobody has decided yet; the sheet leaves room for it.
struct PaperDecision {
    ApplicationState state = ApplicationState::Submitted;
    UtcMs at;
    std::string by; // the account's name
    std::optional<DecisionReason> reason; // of SentBack and Refused
    std::string note; // in Chinese, may be empty
    std::optional<MemberNumber> number; // of Approved
};

// All that is printed. An empty text leaves its place empty, as a form on paper would; no document: 'not shown yet'.
struct SignedForm {
    ApplicationId application;
    int revision = 1;
    std::string organisation; // over the title: 北仑区总工会
    std::string union_name;
    ApplicationForm form; // opened, with the amendments in it
    PrivateText employer; // in Chinese, of the list or as typed
    PrivateText community;
    Route route = Route::Area;
    std::string route_reason; // in Chinese, may hold {occupation}
    UtcMs submitted;
    ZoneMinutes zone; // of every time on the sheet
    std::string station;
    std::string kiosk; // empty: on the person's own phone
    std::string helper; // the volunteer's masked name; empty: nobody helped
    ConsentText consent; // of the version that was agreed to; both languages are printed where the English one was read
    PaperDecision decision;
};

// The sheet as PDF; its typeface is embedded, its text can be searched and copied. Personal data in the clear: for the
// one reply that carries it, never for a disk. Takes some 35 ms, the first time 150. Any thread may call it, and each
// one that does keeps some 30 MB of typeface afterwards; it opens no file but the typeface's. Refused: a draft, which
// nobody has signed. InvalidInput: the consent text is not the one agreed to. Unavailable: Noto Sans CJK SC is not
// installed. TooLarge: beyond 12 pages. Texts have bounds (a name 100 characters, an address 200); what is longer ends
// in an ellipsis.
Result<std::string> paper_form(SignedForm const& form);

} // namespace yizhan
