#include "kiosk/journal/sqlite_machine_book.h"

#include "kiosk/journal/own_rows.h"
#include "kiosk/journal/stored_row.h"

#include <algorithm>
#include <tuple>

namespace yizhan::journal {
namespace {

using std::string_view;

// The fact that stands there, with its moment. Nothing: it is gone, or it is another one.
template <class Fact> Result<std::optional<std::pair<Fact, Moment>>> fact_at(Connection& connection, std::int64_t place)
{
    auto event = TRY(event_at(connection, place));
    auto* const fact = event ? std::get_if<Fact>(&event->body) : nullptr;
    if (!fact) return std::optional<std::pair<Fact, Moment>>{};
    return std::optional{std::pair{std::move(*fact), event->moment}};
}

Result<std::optional<WaitingTicket>> ticket_of(Connection& connection, Query const& row)
{
    auto joined = TRY(fact_at<QueueJoined>(connection, row->integer(0)));
    if (!joined) return std::optional<WaitingTicket>{};
    WaitingTicket ticket{std::move(joined->first), joined->second, {}, {}};
    if (!row->is_null(1)) {
        if (auto const called = TRY(fact_at<QueueCalled>(connection, row->integer(1)))) {
            ticket.machine = called->first.machine;
            ticket.called_at = called->second;
        }
    }
    return std::optional{std::move(ticket)};
}

} // namespace

Result<std::vector<Machine>> SqliteMachineBook::machines()
{
    return m_session.read([this](Connection& connection) -> Result<std::vector<Machine>> {
        auto query = TRY(connection.query("SELECT row FROM machines WHERE channel = ?1 ORDER BY id"));
        query->bind(1, string_view{station_channel(m_session.options().station)});
        auto machines = TRY(rows_of<Machine>(query));
        std::stable_sort(machines.begin(), machines.end(), [](Machine const& one, Machine const& other) {
            return std::tie(one.amenity, one.order) < std::tie(other.amenity, other.order);
        });
        return machines;
    });
}

Result<std::vector<OwnSession>> SqliteMachineBook::own_sessions()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<OwnSession>> {
        auto query = TRY(connection.query("SELECT place FROM own_sessions ORDER BY place"));
        std::vector<OwnSession> sessions;
        while (TRY(query->step())) {
            if (auto fact = TRY(fact_at<SessionStarted>(connection, query->integer(0))))
                sessions.push_back({std::move(fact->first), fact->second});
        }
        return sessions;
    });
}

Result<std::vector<MachineSession>> SqliteMachineBook::other_sessions()
{
    return m_session.read([this](Connection& connection) -> Result<std::vector<MachineSession>> {
        auto query = TRY(connection.query("SELECT row FROM machine_sessions WHERE channel = ?1 ORDER BY id"));
        query->bind(1, string_view{station_channel(m_session.options().station)});
        auto sessions = TRY(rows_of<MachineSession>(query));
        std::erase_if(sessions, [this](MachineSession const& one) { return one.kiosk == m_session.options().kiosk; });
        return sessions;
    });
}

Result<std::vector<WaitingTicket>> SqliteMachineBook::tickets()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<WaitingTicket>> {
        auto query = TRY(connection.query("SELECT place, called_place FROM own_tickets ORDER BY place"));
        std::vector<WaitingTicket> tickets;
        while (TRY(query->step())) {
            if (auto ticket = TRY(ticket_of(connection, query))) tickets.push_back(std::move(*ticket));
        }
        return tickets;
    });
}

Result<std::vector<MachineId>> SqliteMachineBook::broken()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<MachineId>> {
        auto query = TRY(connection.query("SELECT machine FROM own_broken ORDER BY machine"));
        std::vector<MachineId> machines;
        while (TRY(query->step())) {
            if (auto id = MachineId::parse(query->text(0))) machines.push_back(std::move(*id));
        }
        return machines;
    });
}

Result<int> SqliteMachineBook::last_number(AmenityId const& amenity, std::int32_t day)
{
    return m_session.read([&](Connection& connection) -> Result<int> {
        auto query = TRY(connection.query("SELECT number FROM own_ticket_numbers WHERE amenity = ?1 AND day = ?2"));
        query->bind(1, string_view{amenity.text()}).bind(2, day);
        return TRY(query->step()) ? static_cast<int>(query->integer(0)) : 0;
    });
}

} // namespace yizhan::journal
