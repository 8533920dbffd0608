// The applications, as a port: which events belong to which, a line of each to search by, and what was found when its
// form was opened. The first two can be thrown away and built again from the log; the last is kept, since opening a
// form is on record. All calls on the hub's executor, each inside whatever unit of work is open.
#pragma once

#include "server/enrollment/application_record.h"
#include "shared/protocol/hash.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yizhan {

// What an application is found by.
struct ApplicationLine {
    ApplicationId id;
    ApplicationState state = ApplicationState::Draft;
    UtcMs submitted_at;
    UnionId union_id;
    std::string masked_name;
    std::string tail; // may be empty
    MemberId member;
    CardId card;
};

// After whom a list goes on.
struct ApplicationCursor {
    UtcMs submitted_at;
    ApplicationId id;
};

struct ApplicationFilter {
    std::optional<ApplicationState> state;
    std::vector<UnionId> unions; // none: all
    std::string name; // beginning of the masked name, or empty
    std::string tail; // four digits, or empty
    std::optional<ApplicationCursor> after;
    std::size_t limit = 50;
};

// What the hub itself found when it opened a form. Keys are keyed hashes: they tell equal from different, and no more.
struct FormCheck {
    ApplicationId application;
    std::string seen; // names the revisions that were opened
    UtcMs at;
    std::vector<std::string> problems; // words, as the staff's pages know them
    std::optional<Hash> document;
    std::optional<Hash> phone;
    std::string masked_name; // as the form has it now; empty where it could not be opened
    std::string tail;

    bool operator==(FormCheck const&) const = default;
};

class ApplicationStore {
public:
    virtual ~ApplicationStore() = default;

    // The log position up to which events have been taken.
    virtual Result<std::uint64_t> taken() = 0;
    virtual Result<void> set_taken(std::uint64_t position) = 0;
    // Events of applications after a position that were understood; `covered` as in ProjectionStore.
    struct Slice {
        std::vector<std::pair<std::uint64_t, Event>> events; // with their positions
        std::uint64_t covered = 0;
    };
    virtual Result<Slice> read_log(std::uint64_t after, std::size_t limit) = 0;

    // Known already: nothing changes.
    virtual Result<void> note(ApplicationId const& application, EventId const& event, std::uint64_t position) = 0;
    virtual Result<std::vector<ApplicationFact>> facts(ApplicationId const& application) = 0;
    virtual Result<std::vector<ApplicationId>> all() = 0;
    virtual Result<void> keep(ApplicationLine const& line) = 0;
    virtual Result<void> clear() = 0; // all but the checks

    // By time, oldest first; decided ones newest first.
    virtual Result<std::vector<ApplicationLine>> list(ApplicationFilter const& filter) = 0;
    virtual Result<std::map<std::string, std::int64_t>> counts() = 0; // by state
    virtual Result<std::optional<ApplicationId>> of_card(CardId const& card) = 0;

    virtual Result<void> keep(FormCheck const& check) = 0;
    virtual Result<std::optional<FormCheck>> check(ApplicationId const& application) = 0;
    // Other applications with the same document or phone, or the same masked name and tail. At most 20.
    enum class Likeness { Document, Phone, NameAndTail };
    struct Like {
        ApplicationLine line;
        Likeness why = Likeness::Document;
    };
    virtual Result<std::vector<Like>> like(FormCheck const& check) = 0;
};

} // namespace yizhan
