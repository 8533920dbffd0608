#include "kiosk/journal/sqlite_enrollment_book.h"

#include "kiosk/journal/local_applications.h"
#include "kiosk/journal/stored_row.h"
#include "kiosk/journal/union_rows.h"

#include "shared/base/utf8.h"

namespace yizhan::journal {
namespace {

using std::string_view;

constexpr std::size_t max_query = 40; // characters

template <class Row> Result<std::optional<Row>> first_row(Session& session, char const* sql, string_view key)
{
    return session.read([&](Connection& connection) -> Result<std::optional<Row>> {
        auto query = TRY(connection.query(sql));
        if (!TRY(query->bind(1, key).step())) return std::optional<Row>{};
        return row_of<Row>(query->text(0));
    });
}

template <class Row> Result<std::optional<Row>> newest_row(Session& session, char const* sql)
{
    return session.read([&](Connection& connection) -> Result<std::optional<Row>> {
        auto query = TRY(connection.query(sql));
        if (!TRY(query->step())) return std::optional<Row>{};
        return row_of<Row>(query->text(0));
    });
}

template <class Row>
Result<std::vector<Row>> find_places(
    Session& session, PlaceList& list, char const* row_by_id, string_view typed, std::size_t limit)
{
    auto const text = lower_letters(utf8::clean(typed, max_query));
    if (text.empty()) return std::vector<Row>{};
    return session.read([&](Connection& connection) -> Result<std::vector<Row>> {
        TRY_DO(list.refresh(connection, session.feed_version()));
        std::vector<Row> found;
        for (auto const& id : list.find(text, limit)) {
            auto query = TRY(connection.query(row_by_id));
            if (!TRY(query->bind(1, string_view{id}).step())) continue;
            if (auto row = row_of<Row>(query->text(0))) found.push_back(std::move(*row));
        }
        return found;
    });
}

} // namespace

Result<std::vector<Employer>> SqliteEnrollmentBook::find_employers(string_view query, std::size_t limit)
{
    return find_places<Employer>(m_session, m_employers, "SELECT row FROM employers WHERE id = ?1", query, limit);
}

Result<std::vector<Community>> SqliteEnrollmentBook::find_communities(string_view query, std::size_t limit)
{
    return find_places<Community>(m_session, m_communities, "SELECT row FROM communities WHERE id = ?1", query, limit);
}

Result<std::optional<Employer>> SqliteEnrollmentBook::employer(EmployerId const& id)
{
    return first_row<Employer>(m_session, "SELECT row FROM employers WHERE id = ?1", id.text());
}

Result<std::optional<Community>> SqliteEnrollmentBook::community(CommunityId const& id)
{
    return first_row<Community>(m_session, "SELECT row FROM communities WHERE id = ?1", id.text());
}

Result<std::vector<RoutingRule>> SqliteEnrollmentBook::routing_rules()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<RoutingRule>> {
        auto query = TRY(connection.query("SELECT row FROM routing_rules ORDER BY id"));
        std::vector<RoutingRule> rules;
        while (TRY(query->step())) {
            if (auto rule = row_of<RoutingRule>(query->text(0))) rules.push_back(std::move(*rule));
        }
        return rules;
    });
}

Result<std::vector<Union>> SqliteEnrollmentBook::unions()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<Union>> {
        auto query = TRY(connection.query("SELECT id, name_zh, name_en, parent, level, members, stations, dues_fen "
                                          "FROM unions ORDER BY name_zh, id"));
        std::vector<Union> unions;
        while (TRY(query->step())) {
            if (auto one = union_of(query)) unions.push_back(std::move(*one));
        }
        return unions;
    });
}

Result<std::optional<ConsentText>> SqliteEnrollmentBook::consent()
{
    return newest_row<ConsentText>(m_session, "SELECT row FROM consents ORDER BY since_ms DESC, id DESC LIMIT 1");
}

Result<std::optional<SealingKeyRow>> SqliteEnrollmentBook::sealing_key()
{
    return newest_row<SealingKeyRow>(m_session, "SELECT row FROM sealing_keys ORDER BY since_ms DESC, id DESC LIMIT 1");
}

Result<std::optional<Volunteer>> SqliteEnrollmentBook::find_volunteer(CardId const& card)
{
    return first_row<Volunteer>(m_session, "SELECT row FROM volunteers WHERE card = ?1", card.text());
}

Result<std::optional<Volunteer>> SqliteEnrollmentBook::volunteer(MemberId const& member)
{
    return first_row<Volunteer>(m_session, "SELECT row FROM volunteers WHERE id = ?1", member.text());
}

Result<std::optional<PickupRow>> SqliteEnrollmentBook::find_pickup(CardId const& provisional)
{
    return first_row<PickupRow>(m_session, "SELECT row FROM pickups WHERE id = ?1", provisional.text());
}

Result<std::optional<LocalApplication>> SqliteEnrollmentBook::find_application(CardId const& provisional)
{
    return m_session.read([&](Connection& connection) { return application_with(connection, provisional); });
}

Result<std::vector<LocalApplication>> SqliteEnrollmentBook::applications(
    std::optional<MemberId> const& volunteer, std::optional<CeremonyId> const& ceremony, std::size_t limit)
{
    return m_session.read([&](Connection& connection) {
        return applications_of(connection, {volunteer, ceremony}, limit);
    });
}

Result<std::vector<LocalApplication>> SqliteEnrollmentBook::sent_back(std::size_t limit)
{
    return m_session.read([&](Connection& connection) { return applications_sent_back(connection, limit); });
}

Result<std::optional<EnrollmentBook::OpenCeremony>> SqliteEnrollmentBook::open_ceremony()
{
    return m_session.read([](Connection& connection) -> Result<std::optional<OpenCeremony>> {
        auto query = TRY(connection.query("SELECT id, union_id, venue, expected, volunteer, opened_ms FROM ceremonies "
                                          "ORDER BY opened_ms DESC, place DESC LIMIT 1"));
        if (!TRY(query->step())) return std::optional<OpenCeremony>{};
        auto const id = CeremonyId::parse(query->text(0));
        auto const union_id = UnionId::parse(query->text(1));
        auto const volunteer = MemberId::parse(query->text(4));
        if (!id || !union_id || !volunteer) return std::optional<OpenCeremony>{};
        CeremonyOpened opened{
            *id, *union_id, std::string{query->text(2)}, static_cast<int>(query->integer(3)), *volunteer};
        return std::optional{OpenCeremony{std::move(opened), {query->integer(5)}}};
    });
}

} // namespace yizhan::journal
