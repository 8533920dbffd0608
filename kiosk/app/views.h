// What the screens draw: plain values made by the app thread, complete and free of anything that a stranger may not
// read (masked names only). A screen is a pure function of one of these; two equal views draw the same picture.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/enrollment_views.h"
#include "kiosk/app/intents.h"
#include "kiosk/app/journal.h"
#include "kiosk/app/qr_bitmap.h"
#include "shared/domain/events.h"
#include "shared/domain/service_policy.h"
#include "shared/domain/station.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yizhan {

struct AmenityTile {
    Amenity amenity;
    std::int64_t uses = 0; // on the home screen: today at this kiosk; after a check-in: of this visit
    ServiceAnswer answer = ServiceAnswer::Allowed; // what it wants first
    std::optional<TimedState> timed; // of a timed amenity: a tap opens its machines
};

// 'Hot water is recorded. Undo (9)': the newest use that can still be taken back.
struct UndoToast {
    UseId use;
    Bilingual amenity;
    int seconds_left = 0;
};

// The answer goes home by itself in so many seconds; nothing: a touch holds it.
using Countdown = std::optional<int>;

enum class PartOfDay { Night, Morning, Noon, Afternoon, Evening };

struct HomeView {
    std::vector<AmenityTile> amenities;
    QrBitmap check_in_code; // empty: no code to show yet
    bool has_bulletins = false;
    std::vector<MachineCall> calls; // over everything else of the screen; at most 3
};

struct CheckedInView {
    PartOfDay part_of_day = PartOfDay::Morning;
    std::string surname; // 陈; empty for a guest or a card that this kiosk does not know yet
    std::string masked_name; // 陈**; empty likewise
    LocalTime at;
    std::optional<std::int64_t> visit_of_month; // 9: the ninth this month at this station
    std::optional<Bilingual> union_name;
    std::optional<std::int64_t> points;
    std::optional<Occupation> occupation;
    Assurance assurance = Assurance::Guest;
    bool bounced = false; // the same code within seconds: already recorded, said kindly
    bool helper_called = false;
    std::vector<AmenityTile> amenities;
    std::vector<OfferLine> offers; // what may be taken first; the screen shows some and leads to all
    Countdown countdown;
};

struct RefusedView {
    RefusalReason reason = RefusalReason::Unreadable;
    Seq reference = 0; // R-2071: what to tell a volunteer
    std::optional<LocalTime> list_as_of; // for revoked, inactive and unknown: how old the list is
    bool helper_called = false;
    Countdown countdown;
};

struct KeypadView {
    KeypadMode mode = KeypadMode::PhoneTail;
    std::string digits; // typed so far: up to 8, or 4
    std::optional<char> initial; // chosen after the four digits of a phone
    bool complete = false; // can be submitted
    bool not_a_number = false; // the check digit does not fit: said kindly, digits stay
    Countdown countdown;
};

struct Candidate {
    std::string masked_name;
    std::string number_tail; // last three digits of the member number, to tell two apart
    Occupation occupation = Occupation::Other;
};
struct CandidatesView {
    std::vector<Candidate> people; // 2..8
    Countdown countdown;
};

struct GuestView {
    Countdown countdown;
};

struct SectionView {
    Section section = Section::JoinUnion; // not here yet: what it will be, and who can help today
    bool helper_called = false;
    Countdown countdown;
};

struct BulletinsView {
    std::vector<Bulletin> bulletins;
    Countdown countdown;
};

// Nothing could be recorded. Says so, never shows a tick, and asks to use the paper slip; service goes on.
struct NotRecordedView {
    ErrorCode reason = ErrorCode::Io;
    Countdown countdown;
};

// Not joined to a hub yet.
struct SetupView {
    enum class State { WaitingForTicket, Joining, TicketRefused, HubOutOfReach };
    State state = State::WaitingForTicket;
};

using ScreenView = std::variant<HomeView, CheckedInView, RefusedView, KeypadView, CandidatesView, GuestView,
    SectionView, BulletinsView, NotRecordedView, SetupView, EnrollmentScreen, VolunteerScreen, MachinesScreen,
    GoodsScreen, StockScreen, CatalogueScreen>;

// The quiet line: recorded here, N waiting to be sent, last agreed with the hub at HH:MM.
struct SyncLine {
    std::int64_t waiting = 0;
    std::optional<LocalTime> agreed_at;
    bool agreed_today = false;
    StorageState storage = StorageState::Ok;
};

struct View {
    std::uint64_t revision = 0; // grows with every change
    Language language = Language::Chinese;
    bool large_text = false;
    Station station; // names are empty before the first feed
    LocalTime now;
    SyncLine sync;
    std::optional<UndoToast> undo;
    std::optional<std::string> volunteer; // masked: signed in now
    ScreenView screen;
};

} // namespace yizhan
