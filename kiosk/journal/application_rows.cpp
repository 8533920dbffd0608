#include "kiosk/journal/application_rows.h"

#include "shared/protocol/envelope.h"

#include <array>

namespace yizhan::journal {
namespace {

using std::string_view;

template <class IdType> std::optional<string_view> text_of(std::optional<IdType> const& id)
{
    return id ? std::optional{string_view{id->text()}} : std::nullopt;
}

std::string phone_text(std::optional<PhoneKey> const& phone) { return phone ? phone->tail + phone->initial : ""; }

// A known application's state and revision.
struct Known {
    ApplicationState state = ApplicationState::Submitted;
    std::int64_t revision = 1;
};

Result<std::optional<Known>> find(Connection& connection, ApplicationId const& id)
{
    auto query = TRY(connection.query("SELECT state, revision FROM applications WHERE id = ?1"));
    if (!TRY(query->bind(1, string_view{id.text()}).step())) return std::optional<Known>{};
    auto const state = application_state_of(query->text(0));
    return state ? std::optional{Known{*state, query->integer(1)}} : std::nullopt;
}

struct Projection {
    Connection& connection;
    std::int64_t place;
    UtcMs at;

    Result<void> operator()(ApplicationSubmitted const& e) const
    {
        TRY_DO(delete_draft(e.application));
        auto query = TRY(connection.query(
            "INSERT OR IGNORE INTO applications(id, place, last_place, member, card, state, revision, masked_name,"
            " phone, occupation, union_id, volunteer, ceremony, incomplete, submitted_ms, since_ms)"
            " VALUES(?1, ?2, ?2, ?3, ?4, ?5, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13)"));
        query->bind(1, string_view{e.application.text()}).bind(2, place);
        query->bind(3, string_view{e.member.text()}).bind(4, string_view{e.card.text()});
        query->bind(5, name(ApplicationState::Submitted)).bind(6, string_view{e.applicant.masked_name});
        query->bind(7, phone_text(e.applicant.phone)).bind(8, name(e.applicant.occupation));
        query->bind(9, string_view{e.union_id.text()}).bind(10, text_of(e.helped.volunteer));
        query->bind(11, text_of(e.helped.ceremony)).bind(12, e.incomplete ? 1 : 0).bind(13, at.ms);
        TRY_DO(query->run());
        return {};
    }
    // The hub may have sent it back without this kiosk's knowing: an amendment tells that it did.
    Result<void> operator()(ApplicationAmended const& e) const
    {
        auto const known = TRY(find(connection, e.application));
        if (!known || e.revision <= known->revision) return {};
        if (!next_state(known->state, ApplicationStep::Amended)) return {};
        auto query = TRY(
            connection.query("UPDATE applications SET last_place = ?2, state = ?3, revision = ?4, incomplete = ?5,"
                             " union_id = coalesce(?6, union_id), since_ms = ?7 WHERE id = ?1"));
        query->bind(1, string_view{e.application.text()}).bind(2, place).bind(3, name(ApplicationState::Submitted));
        query->bind(4, e.revision).bind(5, e.incomplete ? 1 : 0).bind(6, text_of(e.union_id)).bind(7, at.ms);
        TRY_DO(query->run());
        return {};
    }
    Result<void> operator()(ApplicationWithdrawn const& e) const
    {
        TRY_DO(delete_draft(e.application));
        auto const known = TRY(find(connection, e.application));
        if (!known || !next_state(known->state, ApplicationStep::Withdrawn)) return {};
        auto query
            = TRY(connection.query("UPDATE applications SET last_place = ?2, state = ?3, since_ms = ?4 WHERE id = ?1"));
        query->bind(1, string_view{e.application.text()}).bind(2, place);
        TRY_DO(query->bind(3, name(ApplicationState::Withdrawn)).bind(4, at.ms).run());
        return {};
    }
    Result<void> operator()(CeremonyOpened const& e) const
    {
        auto query = TRY(connection.query("INSERT OR REPLACE INTO ceremonies(id, place, union_id, venue, expected, "
                                          "volunteer, opened_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
        query->bind(1, string_view{e.ceremony.text()}).bind(2, place).bind(3, string_view{e.union_id.text()});
        query->bind(4, string_view{e.place}).bind(5, e.expected).bind(6, string_view{e.volunteer.text()});
        TRY_DO(query->bind(7, at.ms).run());
        return {};
    }
    Result<void> operator()(CeremonyClosed const& e) const
    {
        auto query = TRY(connection.query("DELETE FROM ceremonies WHERE id = ?1"));
        TRY_DO(query->bind(1, string_view{e.ceremony.text()}).run());
        return {};
    }
    Result<void> operator()(auto const&) const { return {}; }

private:
    Result<void> delete_draft(ApplicationId const& application) const
    {
        auto query = TRY(connection.query("DELETE FROM drafts WHERE id = ?1"));
        TRY_DO(query->bind(1, string_view{application.text()}).run());
        return {};
    }
};

enum class Pass { Beginnings, TheRest };

// Decoding every event of a full log twice would take seconds.
bool may_concern(string_view envelope)
{
    constexpr std::size_t head = 512; // `type` stands before the data
    auto const text = envelope.substr(0, head);
    return text.find(R"("type":"application.)") != string_view::npos
        || text.find(R"("type":"ceremony.)") != string_view::npos;
}

Result<void> project_all(Connection& connection, Pass pass)
{
    auto query = TRY(connection.query("SELECT place, envelope FROM events ORDER BY place"));
    while (TRY(query->step())) {
        auto const envelope = as_text(query->blob(1));
        if (!may_concern(envelope)) continue;
        auto const event = decode_event(envelope);
        if (!event) continue;
        bool const begins = std::holds_alternative<ApplicationSubmitted>(event->body)
            || std::holds_alternative<CeremonyOpened>(event->body);
        if (begins != (pass == Pass::Beginnings)) continue;
        TRY_DO(project_event(connection, event->body, query->integer(0), event->moment.occurred_at()));
    }
    return {};
}

} // namespace

Result<void> project_event(Connection& connection, EventBody const& body, std::int64_t place, UtcMs occurred_at)
{
    return std::visit(Projection{connection, place, occurred_at}, body);
}

Result<void> reproject(Connection& connection)
{
    TRY_DO(connection.database().execute("DELETE FROM applications; DELETE FROM ceremonies"));
    // Salvaged lives of the journal stand in no order: what begins comes before what goes on.
    TRY_DO(project_all(connection, Pass::Beginnings));
    return project_all(connection, Pass::TheRest);
}

Result<void> forget_applications(Connection& connection, std::int64_t first_place, std::int64_t last_place)
{
    constexpr std::array tables{"DELETE FROM applications WHERE place BETWEEN ?1 AND ?2",
        "DELETE FROM ceremonies WHERE place BETWEEN ?1 AND ?2"};
    for (auto const* const sql : tables) {
        auto query = TRY(connection.query(sql));
        TRY_DO(query->bind(1, first_place).bind(2, last_place).run());
    }
    return {};
}

} // namespace yizhan::journal
