// Checking in, as a use case: read, think, write, then answer. Knows the last few visits, so that a code that is read
// twice is one check-in. No rule of the domain lives here.
#pragma once

#include "kiosk/app/journal.h"
#include "kiosk/app/kiosk_clock.h"
#include "kiosk/app/ports.h"
#include "kiosk/app/roster.h"
#include "shared/domain/check_in.h"
#include "shared/platform/random.h"

#include <deque>
#include <map>
#include <variant>

namespace yizhan {

// One visit while its person stands in front of the kiosk.
struct Visit {
    CheckedIn event;
    std::optional<Member> member;
    UtcMs at; // occurred_at of the check-in
    MonoMs mono;
    std::optional<std::int64_t> visit_of_month;
    std::map<AmenityId, std::int64_t> uses;
    std::int64_t points_spent = 0; // in this visit; member->points is as the roster had it at the check-in
};

struct Welcome {
    VisitId visit; // find it with CheckInDesk::find_visit
    bool bounced = false;
};

struct Refusal {
    RefusalReason reason = RefusalReason::Unreadable;
    Seq reference = 0;
};

using CheckInAnswer = std::variant<Welcome, Refusal>;

class CheckInDesk {
public:
    CheckInDesk(Journal& journal, Roster& roster, CardReader& reader, KioskClock& clock, Random& random);

    // Every answer has been recorded when it is given. Errors are the journal's: nothing was recorded.
    Result<CheckInAnswer> scan(std::string_view text);
    // A code that was read already.
    Result<CheckInAnswer> arrive(ScannedCode const& scanned);
    Result<CheckInAnswer> typed(std::optional<Member> const& member);
    Result<CheckInAnswer> guest(Occupation occupation);

    // A visit that was recorded elsewhere, with the form of whoever joined just now.
    void admit(CheckedIn event, Member member, Moment const& now);

    // One of the last visits; nothing once it is forgotten.
    Visit* find_visit(VisitId const& visit);
    // While one stands by, a number is vouched for.
    void set_volunteer_present(bool present) { m_volunteer_present = present; }
    void set_bounce(Millis bounce) { m_bounce = bounce; }
    void set_zone(ZoneMinutes zone) { m_zone = zone; }

private:
    Result<CheckInAnswer> settle(
        CheckInDecision decision, EventId id, Moment const& now, std::optional<Member> const& member);
    CheckInContext context(EventId const& id, CardId const& card) const;
    std::optional<LastCheckIn> last_check_in(CardId const& card) const;

    Journal& m_journal;
    Roster& m_roster;
    CardReader& m_reader;
    KioskClock& m_clock;
    Random& m_random;
    Millis m_bounce{5'000};
    ZoneMinutes m_zone;
    bool m_volunteer_present = false;
    std::deque<Visit> m_visits; // newest last, at most 32
};

} // namespace yizhan
