#include "kiosk/journal/own_rows.h"

#include "kiosk/journal/own_ledger.h"
#include "kiosk/journal/schema.h"

#include "shared/protocol/envelope.h"

#include <algorithm>
#include <array>

namespace yizhan::journal {
namespace {

using std::string_view;

constexpr std::int32_t days_after_campaign = 60; // in which somebody may still ask for its takings

struct OwnProjection {
    Connection& connection;
    StoreOptions const& options;
    std::int64_t place;
    UtcMs at;

    Result<void> operator()(SessionStarted const& e) const
    {
        return put("INSERT OR IGNORE INTO own_sessions(id, place) VALUES(?1, ?2)", e.session.text());
    }
    Result<void> operator()(SessionEnded const& e) const
    {
        return drop("DELETE FROM own_sessions WHERE id = ?1", e.session.text());
    }
    Result<void> operator()(MachineReported const& e) const
    {
        if (!e.broken) return drop("DELETE FROM own_broken WHERE machine = ?1", e.machine.text());
        return put("INSERT OR REPLACE INTO own_broken(machine, place) VALUES(?1, ?2)", e.machine.text());
    }
    Result<void> operator()(QueueJoined const& e) const
    {
        TRY_DO(put("INSERT OR IGNORE INTO own_tickets(id, place) VALUES(?1, ?2)", e.ticket.text()));
        auto query = TRY(connection.query(
            "INSERT INTO own_ticket_numbers(amenity, day, number, place) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
            " SET number = excluded.number, place = excluded.place WHERE excluded.number > number"));
        query->bind(1, string_view{e.amenity.text()}).bind(2, local_day(at, options.zone));
        TRY_DO(query->bind(3, e.number).bind(4, place).run());
        return {};
    }
    Result<void> operator()(QueueCalled const& e) const
    {
        return put("UPDATE own_tickets SET called_place = ?2 WHERE id = ?1", e.ticket.text());
    }
    Result<void> operator()(QueueLeft const& e) const
    {
        return drop("DELETE FROM own_tickets WHERE id = ?1", e.ticket.text());
    }
    Result<void> operator()(GoodsTaken const& e) const { return enter(connection, e, place, at); }
    Result<void> operator()(TakingUndone const& e) const { return enter(connection, e, place, at); }
    Result<void> operator()(StockMoved const& e) const { return enter(connection, options.station, e, place, at); }
    Result<void> operator()(ServiceRequested const& e) const
    {
        auto query = TRY(
            connection.query("INSERT OR IGNORE INTO own_requests(id, place, last_place, code, service, state, since_ms)"
                             " VALUES(?1, ?2, ?2, ?3, ?4, ?5, ?6)"));
        query->bind(1, string_view{e.request.text()}).bind(2, place).bind(3, string_view{e.code.text()});
        query->bind(4, string_view{e.service.text()}).bind(5, name(RequestState::Asked)).bind(6, at.ms);
        TRY_DO(query->run());
        return {};
    }
    Result<void> operator()(ServiceAdvanced const& e) const
    {
        auto state = e.state; // of one that was asked for elsewhere: what the person wants
        {
            auto known = TRY(connection.query("SELECT state FROM own_requests WHERE id = ?1"));
            if (TRY(known->bind(1, string_view{e.request.text()}).step())) {
                auto const now = request_state_of(known->text(0));
                auto const next = now ? next_request_state(*now, e.state) : std::nullopt;
                if (!next) return {};
                state = *next;
            }
        }
        auto query = TRY(connection.query(
            "INSERT INTO own_requests(id, last_place, service, state, since_ms) VALUES(?1, ?2, '', ?3, ?4) ON CONFLICT"
            " DO UPDATE SET last_place = excluded.last_place, state = excluded.state, since_ms = excluded.since_ms"));
        query->bind(1, string_view{e.request.text()}).bind(2, place).bind(3, name(state)).bind(4, at.ms);
        TRY_DO(query->run());
        return {};
    }
    Result<void> operator()(auto const&) const { return {}; }

private:
    Result<void> put(char const* sql, string_view id) const
    {
        auto query = TRY(connection.query(sql));
        TRY_DO(query->bind(1, id).bind(2, place).run());
        return {};
    }
    Result<void> drop(char const* sql, string_view id) const
    {
        auto query = TRY(connection.query(sql));
        TRY_DO(query->bind(1, id).run());
        return {};
    }
};

bool begins_something(EventBody const& body)
{
    return std::holds_alternative<SessionStarted>(body) || std::holds_alternative<QueueJoined>(body)
        || std::holds_alternative<GoodsTaken>(body) || std::holds_alternative<ServiceRequested>(body);
}

// Decoding every event of a full log twice would take seconds.
bool may_concern_services(string_view envelope)
{
    constexpr std::size_t head = 512; // `type` stands before the data
    constexpr std::array<string_view, 6> types{R"("type":"session.)", R"("type":"machine.)", R"("type":"queue.)",
        R"("type":"goods.)", R"("type":"stock.)", R"("type":"service.)"};
    auto const text = envelope.substr(0, head);
    return std::any_of(
        types.begin(), types.end(), [text](string_view type) { return text.find(type) != string_view::npos; });
}

// Salvaged lives of the journal stand in no order: what begins comes before what goes on.
Result<void> project_pass(Connection& connection, StoreOptions const& options, bool beginnings)
{
    auto query = TRY(connection.query("SELECT place, envelope FROM events ORDER BY place"));
    while (TRY(query->step())) {
        auto const envelope = as_text(query->blob(1));
        if (!may_concern_services(envelope)) continue;
        auto const event = decode_event(envelope);
        if (!event || begins_something(event->body) != beginnings) continue;
        TRY_DO(project_own(connection, options, event->body, query->integer(0), event->moment.occurred_at()));
    }
    return {};
}

// The day of the newest event: nothing here asks a clock.
Result<std::int32_t> newest_day(Connection& connection, ZoneMinutes zone)
{
    auto query = TRY(connection.query("SELECT wall_ms FROM events ORDER BY place DESC LIMIT 1"));
    return TRY(query->step()) ? local_day(UtcMs{query->integer(0)}, zone) : std::int32_t{0};
}

} // namespace

Result<void> project_own(
    Connection& connection, StoreOptions const& options, EventBody const& body, std::int64_t place, UtcMs occurred_at)
{
    return std::visit(OwnProjection{connection, options, place, occurred_at}, body);
}

Result<void> reproject_own(Connection& connection, StoreOptions const& options)
{
    TRY_DO(connection.database().execute(
        "DELETE FROM own_sessions; DELETE FROM own_tickets; DELETE FROM own_requests;"
        "DELETE FROM own_ticket_numbers WHERE place IN (SELECT place FROM events);"
        "DELETE FROM own_broken WHERE place IN (SELECT place FROM events);"
        "DELETE FROM own_entries WHERE EXISTS(SELECT 1 FROM events WHERE events.place = own_entries.place);"));
    TRY_DO(project_pass(connection, options, true));
    TRY_DO(project_pass(connection, options, false));
    return sum_all_above(connection, options);
}

Result<void> forget_own(
    Connection& connection, StoreOptions const& options, std::int64_t first_place, std::int64_t last_place)
{
    for (auto const* const sql : {"DELETE FROM own_sessions WHERE place BETWEEN ?1 AND ?2",
             "DELETE FROM own_tickets WHERE place BETWEEN ?1 AND ?2",
             "DELETE FROM own_requests WHERE last_place BETWEEN ?1 AND ?2"}) {
        auto removal = TRY(connection.query(sql));
        TRY_DO(removal->bind(1, first_place).bind(2, last_place).run());
    }
    auto const oldest_day = TRY(newest_day(connection, options.zone)) - days_after_campaign;
    auto entries = TRY(connection.query(
        "DELETE FROM own_entries WHERE place BETWEEN ?1 AND ?2 AND (place & 1099511627775) <= coalesce((SELECT through"
        " FROM stock_parts AS p WHERE p.channel = ?3 AND p.goods = own_entries.goods AND p.kiosk = ?4 AND p.incarnation"
        " = (SELECT id FROM incarnations WHERE ordinal = own_entries.place >> 40)), 0) AND NOT EXISTS(SELECT 1 FROM"
        " campaigns WHERE campaigns.id = own_entries.campaign AND last_day >= ?5)"));
    entries->bind(1, first_place).bind(2, last_place).bind(3, string_view{station_channel(options.station)});
    TRY_DO(entries->bind(4, string_view{options.kiosk.text()}).bind(5, oldest_day).run());
    return {};
}

Result<std::optional<Event>> event_at(Connection& connection, std::int64_t place)
{
    auto query = TRY(connection.query("SELECT envelope FROM events WHERE place = ?1"));
    if (!TRY(query->bind(1, place).step())) return std::optional<Event>{};
    auto event = decode_event(as_text(query->blob(0)));
    return event ? std::optional{std::move(*event)} : std::nullopt;
}

} // namespace yizhan::journal
