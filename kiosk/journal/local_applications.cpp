#include "kiosk/journal/local_applications.h"

#include "kiosk/journal/member_rows.h"
#include "kiosk/journal/schema.h"

#include "shared/protocol/feed_page.h"

#include <algorithm>

namespace yizhan::journal {
namespace {

using std::string_view;

// The columns of an application with its standing and how far its incarnation is delivered. `local_id` is NULL where
// another kiosk of the station took it.
#define YIZHAN_LOCAL_COLUMNS                                                                                           \
    "a.id, a.member, a.card, a.state, a.revision, a.masked_name, a.phone, a.occupation, a.union_id, a.volunteer,"      \
    " a.ceremony, a.incomplete, a.submitted_ms, a.since_ms, a.last_place,"                                             \
    " (SELECT delivered FROM incarnations WHERE ordinal = a.last_place >> 40), s.row"
static_assert(sequence_bits == 40, "the shift above");

std::optional<ApplicationStanding> standing_of(string_view text)
{
    auto row = decode_feed_row(text);
    auto* const standing = row && *row ? std::get_if<ApplicationStanding>(&**row) : nullptr;
    return standing ? std::optional{std::move(*standing)} : std::nullopt;
}

template <class IdType> std::optional<IdType> optional_id(Query const& row, int column)
{
    auto id = IdType::parse(row->text(column));
    return id ? std::optional{std::move(*id)} : std::nullopt;
}

// As it was submitted here.
std::optional<LocalApplication> submitted_here(Query const& row)
{
    auto const id = ApplicationId::parse(row->text(0));
    auto const member = MemberId::parse(row->text(1));
    auto const card = CardId::parse(row->text(2));
    auto const state = application_state_of(row->text(3));
    auto const phone = phone_of(row->text(6));
    auto const occupation = occupation_of(row->text(7));
    auto const union_id = UnionId::parse(row->text(8));
    if (!id || !member || !card || !state || !phone || !occupation || !union_id) return {};
    LocalApplication local;
    local.standing = {*id, *member, *card, *state, static_cast<int>(row->integer(4)),
        {std::string{row->text(5)}, *phone, *occupation}, {}, {}, {}, {row->integer(13)}};
    local.union_id = *union_id;
    local.volunteer = optional_id<MemberId>(row, 9);
    local.ceremony = optional_id<CeremonyId>(row, 10);
    local.incomplete = row->integer(11) != 0;
    local.submitted_at = {row->integer(12)};
    local.sent = static_cast<std::int64_t>(sequence_of(row->integer(14))) <= row->integer(15);
    return local;
}

// The hub's word counts, unless something was said here that it has not heard yet.
bool is_ahead_of(ApplicationStanding const& here, ApplicationStanding const& hub)
{
    return here.revision > hub.revision
        || (here.state == ApplicationState::Withdrawn
            && next_state(hub.state, ApplicationStep::Withdrawn) == ApplicationState::Withdrawn);
}

std::optional<LocalApplication> application_of(Query const& row)
{
    auto hub = row->is_null(16) ? std::nullopt : standing_of(row->text(16));
    if (row->is_null(0)) { // taken by another kiosk of this station
        if (!hub) return {};
        LocalApplication other;
        other.incomplete = hub->reason == DecisionReason::DocumentMissing;
        other.sent = true;
        other.submitted_at = hub->since;
        other.standing = std::move(*hub);
        return other;
    }
    auto local = submitted_here(row);
    if (local && hub && !is_ahead_of(local->standing, *hub)) {
        local->standing = std::move(*hub);
        local->sent = true;
    }
    return local;
}

Result<std::vector<LocalApplication>> all_of(Query const& query)
{
    std::vector<LocalApplication> found;
    while (TRY(query->step())) {
        if (auto application = application_of(query)) found.push_back(std::move(*application));
    }
    return found;
}

Result<std::vector<LocalApplication>> of_other_kiosks(Connection& connection, std::size_t limit)
{
    auto query = TRY(connection.query(
        "SELECT " YIZHAN_LOCAL_COLUMNS
        " FROM standings s LEFT JOIN applications a ON a.id = s.id WHERE a.id IS NULL ORDER BY s.since_ms DESC, s.id"
        " LIMIT ?1"));
    query->bind(1, limit);
    return all_of(query);
}

} // namespace

Result<std::optional<LocalApplication>> application_with(Connection& connection, CardId const& provisional)
{
    {
        auto query
            = TRY(connection.query("SELECT " YIZHAN_LOCAL_COLUMNS
                                   " FROM applications a LEFT JOIN standings s ON s.id = a.id WHERE a.card = ?1"));
        if (TRY(query->bind(1, string_view{provisional.text()}).step())) return application_of(query);
    }
    auto query = TRY(connection.query(
        "SELECT " YIZHAN_LOCAL_COLUMNS " FROM standings s LEFT JOIN applications a ON a.id = s.id WHERE s.card = ?1"));
    if (!TRY(query->bind(1, string_view{provisional.text()}).step())) return std::optional<LocalApplication>{};
    return application_of(query);
}

Result<std::vector<LocalApplication>> applications_of(Connection& connection, Helped const& helped, std::size_t limit)
{
    std::vector<LocalApplication> found;
    {
        auto query = TRY(
            connection.query("SELECT " YIZHAN_LOCAL_COLUMNS " FROM applications a LEFT JOIN standings s ON s.id = a.id"
                             " WHERE (?1 IS NULL OR a.volunteer = ?1) AND (?2 IS NULL OR a.ceremony = ?2)"
                             " ORDER BY a.place DESC LIMIT ?3"));
        query->bind(1, helped.volunteer ? std::optional{string_view{helped.volunteer->text()}} : std::nullopt);
        query->bind(2, helped.ceremony ? std::optional{string_view{helped.ceremony->text()}} : std::nullopt);
        query->bind(3, limit);
        found = TRY(all_of(query));
    }
    if (helped.volunteer || helped.ceremony) return found;
    auto others = TRY(of_other_kiosks(connection, limit));
    std::move(others.begin(), others.end(), std::back_inserter(found));
    std::stable_sort(found.begin(), found.end(),
        [](auto const& one, auto const& other) { return one.submitted_at > other.submitted_at; });
    if (found.size() > limit) found.resize(limit);
    return found;
}

Result<std::vector<LocalApplication>> applications_sent_back(Connection& connection, std::size_t limit)
{
    auto query = TRY(
        connection.query("SELECT " YIZHAN_LOCAL_COLUMNS " FROM standings s LEFT JOIN applications a ON a.id = s.id"
                         " WHERE s.state = 'sent_back' ORDER BY s.since_ms, s.id"));
    std::vector<LocalApplication> found;
    while (found.size() < limit && TRY(query->step())) {
        auto application = application_of(query);
        if (application && application->standing.state == ApplicationState::SentBack)
            found.push_back(std::move(*application));
    }
    return found;
}

#undef YIZHAN_LOCAL_COLUMNS

} // namespace yizhan::journal
