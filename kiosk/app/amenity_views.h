// What the screens of machines, goods, stock and services draw. Part of views.h. Other people are shown by masked names
// only, and what somebody took by no name at all.
#pragma once

#include "kiosk/app/amenity_intents.h"
#include "kiosk/app/writing_field.h"
#include "shared/domain/entitlement.h"
#include "shared/domain/events.h"
#include "shared/domain/machine_board.h"
#include "shared/domain/station.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yizhan {

// --- machines
struct MachineTile {
    MachineId machine;
    Bilingual name; // 3号洗衣机
    MachineStatus status = MachineStatus::Free;
    int minutes_left = 0; // Running: rounded up; Held: too
    std::optional<int> ticket; // Held: the number that was called
    bool undoable = false; // Running: started within the undo window
    bool elsewhere = false; // Running at the station's other kiosk: ended there
};
// What a home tile says of a timed amenity.
struct TimedState {
    int machines = 0; // in service
    int free = 0;
    int waiting = 0; // in the queue
    std::optional<int> next_free_min; // none is free: the soonest
    std::vector<MachineTile> busy; // Running, Done, Held: soonest first, at most 3
};
// 'Called': shown over the home screen with a sound, until somebody answers or the time is over.
struct MachineCall {
    Bilingual machine; // 3号洗衣机
    std::optional<int> ticket; // none: it is done; a number: your turn
    int minutes_left = 0; // of the hold
    AmenityId amenity;
};
struct MachinesScreen {
    Amenity amenity;
    std::vector<MachineTile> machines; // by order
    std::vector<int> minutes; // to choose from
    int chosen_minutes = 0;
    int waiting = 0;
    std::optional<int> my_number; // just given: 'your number is 12'
    std::optional<TicketId> my_ticket;
    std::optional<int> called_number; // whose turn it is here and now: they may start
    bool can_queue = false; // none is free
    ServiceAnswer answer = ServiceAnswer::Allowed; // what it wants first
    bool volunteer = false; // one is on duty: may say that a machine works again, and end a session
    std::optional<Bilingual> started; // 'No. 3 is running': just now
    std::optional<Bilingual> reported; // 'thank you, we look at it'
    bool helper_called = false;
    bool not_recorded = false;
    std::optional<int> countdown;
};

// --- goods
struct OfferLine {
    CampaignId campaign;
    Bilingual name;
    std::string icon;
    Tint tint = Tint::Red;
    Payer payer = Payer::Union;
    Entitlement entitlement;
    std::optional<LocalTime> next; // of the entitlement, in local time
    std::int64_t points_price = 0;
};
struct OffersPage {
    std::vector<OfferLine> offers; // what may be taken first
};
struct TakePage { // the first tap led here, the second confirms
    OfferLine offer;
    Bilingual about;
    struct Choice {
        Bilingual name;
        Bilingual unit;
        int units = 1;
        std::string icon;
        std::optional<std::int64_t> stock; // may be negative: 'counted −2, please recount'; none: not counted here
    };
    std::vector<Choice> choices; // 1..8
    std::size_t chosen = 0;
    bool can_take = false;
};
struct TakenPage {
    Bilingual goods;
    Bilingual unit;
    int units = 1;
    Bilingual campaign;
    Payer payer = Payer::Union;
    int left = 0; // takings left in this period
    std::optional<LocalTime> next; // when there is more
};
struct GoodsScreen {
    std::variant<OffersPage, TakePage, TakenPage> page;
    std::string surname; // 陈; may be empty
    std::optional<LocalTime> agreed_at; // how old the knowledge is
    bool agreed_today = false;
    bool helper_called = false;
    bool not_recorded = false;
    std::optional<int> countdown;
};

// --- stock
struct StockLine {
    GoodsId goods;
    Bilingual name;
    Bilingual unit;
    std::string icon;
    std::optional<std::int64_t> units; // negative: please recount; none: not counted here yet
    std::int64_t coming = 0; // on the way here
};
struct StockListPage {
    std::vector<StockLine> lines; // by name
    std::optional<StockLine> just_done; // and how it stands now
};
struct StockFormPage {
    intent::StockAct act = intent::StockAct::Receive;
    StockLine line;
    std::string digits; // typed so far, or counted up by scanning
    std::optional<std::size_t> station; // Send: of `stations`
    std::vector<Bilingual> stations; // Send
    StockReason loss = StockReason::Damaged; // WriteOff
    bool complete = false;
    bool too_many = false; // more than max_units, or a zero where there must be some
    std::optional<std::int64_t> same_before; // 'you received 40 of these two minutes ago: really again?'
};
struct PickCampaignPage {
    struct Line {
        CampaignId campaign;
        Bilingual name;
        std::string icon;
        Tint tint = Tint::Red;
        std::optional<std::int64_t> stock; // of all its goods that are counted here
    };
    std::vector<Line> lines;
};
// One of the queue: a big green or red, then the next.
struct HandOutResult {
    bool given = false;
    bool again = false; // given a moment ago, and the same code was read once more: nothing else happened
    std::string masked_name; // may be empty
    Bilingual goods;
    int units = 1;
    std::optional<EntitlementReason> reason; // where it was not given
    std::optional<RefusalReason> code; // where the code itself was not taken
    std::optional<LocalTime> next;
    bool may_allow = false; // 'the volunteer may say yes'
};
struct HandOutPage {
    Bilingual campaign;
    Payer payer = Payer::Union;
    std::vector<TakePage::Choice> choices;
    std::size_t chosen = 0;
    int given = 0; // in this line
    int refused = 0;
    std::optional<std::int64_t> left_of_total;
    bool reserved = false;
    std::optional<HandOutResult> last;
};
struct TakingsPage { // what was taken here lately, to undo
    struct Line {
        TakingId taking;
        LocalTime at;
        std::string masked_name; // may be empty
        Bilingual goods;
        int units = 1;
        bool undone = false;
    };
    std::vector<Line> lines; // newest first, at most 12
};
struct StockScreen {
    std::variant<StockListPage, StockFormPage, PickCampaignPage, HandOutPage, TakingsPage> page;
    std::string volunteer; // masked
    std::optional<LocalTime> agreed_at;
    bool agreed_today = false;
    enum class Hint { None, MemberCode, UnknownBarcode, NotForThis } hint = Hint::None; // of the last scan
    bool not_recorded = false;
    std::optional<int> countdown;
};

// --- services
struct CataloguePage {
    struct Field {
        ServiceField field = ServiceField::StartUp;
        int services = 0;
    };
    std::vector<Field> fields;
    std::vector<LifeSituation> situations; // those with services
};
struct ServiceListPage {
    std::optional<ServiceField> field; // one of the two
    std::optional<LifeSituation> situation;
    std::vector<ServiceEntry> services;
};
struct ServiceSearchPage {
    WritingView query;
    std::vector<ServiceEntry> found; // at most 6
};
struct ServicePage {
    ServiceEntry service;
    bool can_request = false;
    std::string surname; // whose request it would be; may be empty
};
struct RequestedPage {
    Bilingual title;
    std::string code; // K7QM-2D4X
    Bilingual ask; // whom to ask
};
struct FollowPage {
    std::string typed; // 0..8 characters
    bool not_found = false; // here; perhaps asked at another station
};
struct StandingPage {
    Bilingual title;
    RequestState state = RequestState::Asked;
    Bilingual note;
    LocalTime since;
    bool sent = false; // the hub has it
    bool can_withdraw = false;
};
struct CatalogueScreen {
    std::variant<CataloguePage, ServiceListPage, ServiceSearchPage, ServicePage, RequestedPage, FollowPage,
        StandingPage>
        page;
    bool volunteer = false; // asked through one
    bool not_recorded = false;
    std::optional<int> countdown;
};

} // namespace yizhan
