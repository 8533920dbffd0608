// What the screens of joining draw. Part of views.h. What a person types about themselves is in private text; other
// people are shown by masked names only.
#pragma once

#include "kiosk/app/enrollment_intents.h"
#include "kiosk/app/qr_bitmap.h"
#include "shared/domain/application.h"
#include "shared/domain/enrollment_rows.h"
#include "shared/domain/identity_document.h"
#include "shared/domain/routing.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yizhan {

// What the reader of identity cards has to say on pages that want a card.
enum class CardOnReader { NoReader, Waiting, Reading, Filled, TakenTooSoon, Unreadable, NotGenuine, WrongCard, Gone };

// --- the form: steps 1..8, see EnrollmentScreen::step
struct WhyJoinPage { }; // a card laid on the reader starts the form and fills it in
struct OccupationPage {
    std::optional<Occupation> chosen;
};
struct ListedPlace {
    Bilingual name;
    Bilingual detail; // of the park, or empty
};
struct EmployerPage {
    WritingView query; // letters are initials; Chinese can be written too
    std::vector<ListedPlace> found; // at most 6
    std::optional<ListedPlace> chosen;
};
struct NamePage {
    WritingView name;
    bool can_go_on = false;
    bool not_a_name = false; // something in it that no name has
};
// A fault in a number, with the place that is pointed at.
struct MarkedPlace {
    std::size_t first = 0;
    std::size_t last = 0;
    enum class What { Character, Region, Date, Check, Length } what = What::Check;
};
struct DocumentPage {
    DocumentKind kind = DocumentKind::ResidentId;
    PrivateText number;
    std::optional<MarkedPlace> fault;
    bool complete = false;
};
struct PhonePage {
    PrivateText digits;
    std::optional<MarkedPlace> fault;
    bool complete = false;
};
struct CommunityPage {
    WritingView query;
    std::vector<ListedPlace> found; // proposed from the address or the station before anything is typed
    std::optional<ListedPlace> chosen;
};
struct UnionCard {
    UnionId id;
    Bilingual name;
    Route route = Route::Area;
    Bilingual reason; // {occupation} still in it
    std::optional<std::int64_t> members;
    std::optional<int> stations;
    std::optional<std::int64_t> dues_fen; // a month
};
struct UnionPage {
    std::vector<UnionCard> proposals; // 0..3, and one more that was chosen from the tree
    std::size_t chosen = 0;
    int unions = 0; // how many there are to choose from
    Occupation occupation = Occupation::Other; // for the reasons
};
struct UnionTreePage {
    std::vector<Bilingual> path; // from the root to here
    struct Node {
        UnionId id;
        Bilingual name;
        int below = 0; // unions under it; 0: a leaf
    };
    std::vector<Node> nodes;
    bool at_root = true;
    UnionId parent; // where back leads to
};
struct ConsentPage {
    Bilingual title;
    Bilingual body;
    ConsentVersion version;
    PrivateText name; // of the person, to sign under
    HandSignature signature;
    bool can_submit = false;
    int pad_generation = 0;
};
// 同一个人吗？
struct SamePersonPage {
    struct Person {
        std::string masked_name;
        std::string phone_tail; // 4 digits, or empty
        Bilingual union_name;
        bool waiting = false; // an application of today, not a member yet
    };
    std::vector<Person> people; // 1..4
};
struct DonePage {
    std::string masked_name;
    QrBitmap code;
    Bilingual union_name;
    LocalTime valid_until;
    bool incomplete = false; // come back with the card
    bool renewal = false;
    bool amended = false; // a repair: no new code
};
// Why nothing can be begun now; water and the rest stay open.
struct CannotEnrollPage {
    enum class Why { NeverAgreed, NotRecorded, NoConsentText } why = Why::NeverAgreed;
};
// An answer of the hub that the person sees when the provisional code is scanned.
struct AnswerPage {
    ApplicationState state = ApplicationState::Approved; // Approved, SentBack, Refused
    std::string masked_name;
    QrBitmap code; // Approved: the full one
    std::optional<std::string> number; // Approved, where the roster has it
    std::optional<DecisionReason> reason;
    Bilingual note;
    std::vector<FormField> fix;
};

using EnrollmentPage = std::variant<WhyJoinPage, OccupationPage, EmployerPage, NamePage, DocumentPage, PhonePage,
    CommunityPage, UnionPage, UnionTreePage, ConsentPage, SamePersonPage, DonePage, CannotEnrollPage, AnswerPage>;

struct EnrollmentScreen {
    EnrollmentPage page;
    int step = 0; // 1..steps; 0: no progress to show
    int steps = 8;
    bool can_go_back = true;
    bool asks_to_close = false; // 'everything will be wiped: really?'
    std::optional<int> wipes_in; // seconds: nobody has touched it for 30 s
    std::optional<std::string> ceremony_place; // within a ceremony: said at the top
    std::optional<int> countdown; // of pages that go home by themselves
    CardOnReader reader = CardOnReader::NoReader;
    bool not_recorded = false; // the last wish could not be made durable; nothing was lost, try again
    bool helper_called = false;
};

// --- volunteers
struct ScanVolunteerPage { };
struct PinPage {
    std::string masked_name;
    std::size_t digits = 0;
    bool checking = false;
    bool wrong = false;
    std::optional<int> wait_minutes; // too many wrong ones
};
struct SignInRefusedPage {
    SignInRefusal reason = SignInRefusal::NotAVolunteer;
};
struct VolunteerDeskPage {
    std::string masked_name;
    int enrolled = 0; // in this shift
    int unsent = 0;
    int sent_back = 0;
    bool ceremony_open = false;
};
struct CeremonySetupPage {
    std::optional<UnionCard> union_card;
    WritingView place;
    int expected = 0;
    bool can_start = false;
};
struct CeremonyPerson {
    std::string masked_name; // empty: not named yet
    enum class State { Done, Incomplete, UnderWay, Next } state = State::Next;
    int place = 0; // 1, 2, 3, …
    bool sent = false;
};
struct CeremonyPage {
    Bilingual union_name;
    std::string place;
    LocalTime opened;
    std::int64_t opened_day = 0; // local day
    std::string volunteer; // masked
    int done = 0;
    int expected = 0;
    int waiting = 0; // begun and not signed
    std::vector<CeremonyPerson> people; // in order of coming
    std::optional<int> average_s; // per person
    std::optional<LocalTime> done_at; // as it goes
    CardOnReader reader = CardOnReader::NoReader;
};
struct CeremonySummaryPage {
    CeremonyPage ceremony;
    int incomplete = 0;
    int given_up = 0;
    int unsent = 0;
};
struct ShiftLine {
    std::string masked_name;
    LocalTime at;
    ApplicationState state = ApplicationState::Submitted;
    bool sent = false;
    bool incomplete = false;
};
struct ShiftPage {
    std::string masked_name;
    std::vector<ShiftLine> lines; // newest first, at most 200
    int enrolled = 0;
    int unsent = 0;
    int sent_back = 0;
};
struct SentBackPage {
    struct Line {
        std::string masked_name;
        std::string phone_tail;
        DecisionReason reason = DecisionReason::DocumentMissing;
        Bilingual note;
        std::vector<FormField> fix;
        LocalTime at;
    };
    std::vector<Line> lines;
};

using VolunteerPage = std::variant<ScanVolunteerPage, PinPage, SignInRefusedPage, VolunteerDeskPage, CeremonySetupPage,
    CeremonyPage, CeremonySummaryPage, ShiftPage, SentBackPage, UnionTreePage>; // the tree: of the setup

struct VolunteerScreen {
    VolunteerPage page;
    bool not_recorded = false; // the last wish could not be made durable; nothing was lost, try again
    std::optional<int> countdown; // signs out by itself
};

} // namespace yizhan
