// What a kiosk knows for joining, as last agreed with the hub, and what was begun here. Indexed look-ups, same thread
// as the journal.
#pragma once

#include "shared/domain/enrollment_events.h"
#include "shared/domain/enrollment_rows.h"
#include "shared/domain/station.h"

#include <optional>
#include <string_view>
#include <vector>

namespace yizhan {

// What can be told apart of an application that was made at this kiosk and is not answered yet, or was lately.
struct LocalApplication {
    ApplicationStanding standing; // of the hub, or as submitted here
    UnionId union_id;
    std::optional<MemberId> volunteer;
    std::optional<CeremonyId> ceremony;
    bool incomplete = false;
    bool sent = false; // the hub has it
    UtcMs submitted_at;
};

class EnrollmentBook {
public:
    virtual ~EnrollmentBook() = default;
    // By pinyin initials from the first on, or by a part of the name; at most `limit`, the best first.
    virtual Result<std::vector<Employer>> find_employers(std::string_view query, std::size_t limit) = 0;
    virtual Result<std::vector<Community>> find_communities(std::string_view query, std::size_t limit) = 0;
    virtual Result<std::optional<Employer>> employer(EmployerId const& id) = 0;
    virtual Result<std::optional<Community>> community(CommunityId const& id) = 0;
    virtual Result<std::vector<RoutingRule>> routing_rules() = 0;
    virtual Result<std::vector<Union>> unions() = 0; // all of them, by name: a few hundred
    virtual Result<std::optional<ConsentText>> consent() = 0; // the newest
    virtual Result<std::optional<SealingKeyRow>> sealing_key() = 0; // the newest
    virtual Result<std::optional<Volunteer>> find_volunteer(CardId const& card) = 0;
    virtual Result<std::optional<Volunteer>> volunteer(MemberId const& member) = 0;
    virtual Result<std::optional<PickupRow>> find_pickup(CardId const& provisional) = 0;

    // Applications made at this station: by their provisional card, and those of a volunteer or ceremony (both may be
    // none: all), newest first.
    virtual Result<std::optional<LocalApplication>> find_application(CardId const& provisional) = 0;
    virtual Result<std::vector<LocalApplication>> applications(
        std::optional<MemberId> const& volunteer, std::optional<CeremonyId> const& ceremony, std::size_t limit)
        = 0;
    // Sent back by the hub and not yet amended here.
    virtual Result<std::vector<LocalApplication>> sent_back(std::size_t limit) = 0;
    // The ceremony that was opened here and not closed, and when.
    struct OpenCeremony {
        CeremonyOpened opened;
        UtcMs at;
    };
    virtual Result<std::optional<OpenCeremony>> open_ceremony() = 0;
};

// Forms of a ceremony that are not signed yet, encrypted so that only the volunteer who began them can go on, card and
// PIN in hand. Saving replaces; the journal deletes a draft with the event that submits or withdraws it.
class DraftStore {
public:
    virtual ~DraftStore() = default;
    struct Draft {
        ApplicationId application;
        CeremonyId ceremony;
        MemberId volunteer;
        // Where it stood, in clear, and nothing of the person.
        std::string page; // as in ApplicationWithdrawn
        std::optional<UnionId> union_id;
        Route route = Route::Area;
        std::optional<MemberId> renews; // 'that is me'
        Bytes box; // encrypted
        UtcMs saved_at;
    };
    virtual Result<void> save(Draft const& draft) = 0; // durable when it returns
    virtual Result<std::vector<Draft>> drafts(CeremonyId const& ceremony) = 0; // oldest first
    virtual Result<PinAttempts> pin_attempts(CardId const& card) = 0;
    virtual Result<void> set_pin_attempts(CardId const& card, PinAttempts const& attempts) = 0;
    // What a volunteer's draft key is mixed with: random, made with the store.
    virtual Result<Bytes> draft_salt() = 0;
};

} // namespace yizhan
