#include "kiosk/journal/event_rows.h"

#include "kiosk/journal/schema.h"

#include "shared/domain/counts.h"
#include "shared/protocol/envelope.h"

#include <algorithm>

namespace yizhan::journal {
namespace {

constexpr std::int64_t links_checked = 64; // of the chain, at each start

// A count that comes to nothing has no row: the rows are the same whether they grew or were counted anew.
Result<void> add_count(Connection& connection, CountDelta const& count, int times)
{
    auto query = TRY(connection.query("INSERT INTO counts(day, measure, detail, hour, value) VALUES(?1, ?2, ?3, ?4, ?5)"
                                      " ON CONFLICT DO UPDATE SET value = value + excluded.value RETURNING value"));
    query->bind(1, count.day).bind(2, name(count.measure)).bind(3, std::string_view{count.detail});
    query->bind(4, count.hour).bind(5, count.delta * times);
    bool const nothing = TRY(query->step()) && query->integer(0) == 0;
    TRY_DO(query->run());
    if (!nothing) return {};
    auto removal
        = TRY(connection.query("DELETE FROM counts WHERE day = ?1 AND measure = ?2 AND detail = ?3 AND hour = ?4"));
    removal->bind(1, count.day)
        .bind(2, name(count.measure))
        .bind(3, std::string_view{count.detail})
        .bind(4, count.hour);
    TRY_DO(removal->run());
    return {};
}

Result<void> add_visit(Connection& connection, MemberVisit const& visit, int times)
{
    auto query = TRY(connection.query("INSERT INTO member_visits(month, member, visits) VALUES(?1, ?2, ?3)"
                                      " ON CONFLICT DO UPDATE SET visits = visits + excluded.visits RETURNING visits"));
    query->bind(1, visit.month).bind(2, std::string_view{visit.member.text()}).bind(3, times);
    bool const nothing = TRY(query->step()) && query->integer(0) == 0;
    TRY_DO(query->run());
    if (!nothing) return {};
    auto removal = TRY(connection.query("DELETE FROM member_visits WHERE month = ?1 AND member = ?2"));
    TRY_DO(removal->bind(1, visit.month).bind(2, std::string_view{visit.member.text()}).run());
    return {};
}

// The newest events of the current incarnation, each held against its own hash and its successor's memory of it.
Result<void> check_chain(Connection& connection, LogState const& log)
{
    auto query = TRY(connection.query(
        "SELECT place, hash, envelope FROM events WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC LIMIT ?3"));
    query->bind(1, place_of(log.ordinal, 1)).bind(2, place_of(log.ordinal, log.last)).bind(3, links_checked);
    std::optional<EventHash> expected;
    Seq sequence = log.last;
    while (TRY(query->step())) {
        auto const stored = query->blob(1);
        auto const hash = event_hash(as_text(query->blob(2)));
        auto const event = decode_event(as_text(query->blob(2)));
        bool const sound = sequence_of(query->integer(0)) == sequence
            && std::equal(hash.begin(), hash.end(), stored.begin(), stored.end()) && (!expected || *expected == hash)
            && event && event->sequence == sequence && event->incarnation == log.incarnation;
        if (!sound) return fail(ErrorCode::Corrupt, "the chain of events is broken near its end");
        expected = event->previous;
        --sequence;
    }
    return {};
}

} // namespace

Result<Insertion> insert_event(Connection& connection, EventRow const& row)
{
    auto query = TRY(connection.query(
        "INSERT OR IGNORE INTO events(place, id, wall_ms, hash, envelope) VALUES(?1, ?2, ?3, ?4, ?5)"));
    query->bind(1, row.place).bind(2, std::string_view{row.id.text()}).bind(3, row.wall.ms).bind(4, ByteView{row.hash});
    query->bind(5, as_bytes(row.envelope));
    return TRY(query->run()) == 1 ? Insertion::New : Insertion::AlreadyThere;
}

Result<void> count_event(Connection& connection, EventBody const& body, UtcMs occurred_at, ZoneMinutes zone, int times)
{
    Effect const effect = apply(body, occurred_at, zone);
    if (effect.count) TRY_DO(add_count(connection, *effect.count, times));
    if (effect.visit) TRY_DO(add_visit(connection, *effect.visit, times));
    return {};
}

Result<void> recount(Connection& connection, ZoneMinutes zone)
{
    TRY_DO(connection.database().execute("DELETE FROM counts; DELETE FROM member_visits"));
    auto query = TRY(connection.query("SELECT envelope FROM events ORDER BY place"));
    while (TRY(query->step())) {
        auto const event = decode_event(as_text(query->blob(0)));
        if (event) TRY_DO(count_event(connection, event->body, event->moment.occurred_at(), zone, 1));
    }
    return {};
}

Result<std::optional<std::int64_t>> current_ordinal(Connection& connection)
{
    auto query = TRY(connection.query("SELECT current FROM log"));
    if (!TRY(query->step())) return std::optional<std::int64_t>{};
    return std::optional{query->integer(0)};
}

Result<std::int64_t> ordinal_of(Connection& connection, IncarnationId const& id)
{
    {
        auto query = TRY(connection.query("SELECT ordinal FROM incarnations WHERE id = ?1"));
        if (TRY(query->bind(1, std::string_view{id.text()}).step())) return query->integer(0);
    }
    auto insert = TRY(connection.query("INSERT INTO incarnations(id) VALUES(?1) RETURNING ordinal"));
    if (!TRY(insert->bind(1, std::string_view{id.text()}).step()))
        return fail(ErrorCode::Internal, "an insert that gave no row");
    auto const ordinal = insert->integer(0);
    TRY_DO(insert->run());
    return ordinal;
}

Result<void> begin_incarnation(Connection& connection, Random& random)
{
    auto const ordinal = TRY(ordinal_of(connection, IncarnationId::make(random.hex64())));
    auto query = TRY(connection.query(
        "INSERT INTO log(one, current) VALUES(1, ?1) ON CONFLICT DO UPDATE SET current = excluded.current"));
    TRY_DO(query->bind(1, ordinal).run());
    return {};
}

Result<LogState> load_log(Connection& connection)
{
    LogState log;
    {
        auto query
            = TRY(connection.query("SELECT ordinal, id FROM incarnations WHERE ordinal = (SELECT current FROM log)"));
        if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "no current incarnation");
        log.ordinal = query->integer(0);
        auto const id = IncarnationId::parse(query->text(1));
        if (!id) return fail(ErrorCode::Corrupt, "the incarnation's id is none");
        log.incarnation = *id;
    }
    {
        auto query = TRY(connection.query(
            "SELECT place, hash FROM events WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC LIMIT 1"));
        query->bind(1, place_of(log.ordinal, 1)).bind(2, place_of(log.ordinal + 1, 0) - 1);
        if (TRY(query->step())) {
            auto const hash = query->blob(1);
            if (hash.size() != log.head.size()) return fail(ErrorCode::Corrupt, "a hash of another size");
            log.last = sequence_of(query->integer(0));
            std::copy(hash.begin(), hash.end(), log.head.begin());
        }
    }
    TRY_DO(check_chain(connection, log));
    TRY_DO(load_unsent(connection, log));
    return log;
}

Result<void> load_unsent(Connection& connection, LogState& log)
{
    log.unsent = 0;
    log.oldest_unsent.reset();
    auto lives = TRY(connection.query("SELECT ordinal, delivered FROM incarnations ORDER BY ordinal = ?1, ordinal"));
    lives->bind(1, log.ordinal);
    while (TRY(lives->step())) {
        auto const first = place_of(lives->integer(0), static_cast<Seq>(lives->integer(1)) + 1);
        auto const end = place_of(lives->integer(0) + 1, 0);
        auto count = TRY(connection.query("SELECT count(*) FROM events WHERE place >= ?1 AND place < ?2"));
        if (TRY(count->bind(1, first).bind(2, end).step())) log.unsent += count->integer(0);
        if (log.oldest_unsent) continue;
        auto oldest = TRY(
            connection.query("SELECT wall_ms FROM events WHERE place >= ?1 AND place < ?2 ORDER BY place LIMIT 1"));
        if (TRY(oldest->bind(1, first).bind(2, end).step())) log.oldest_unsent = UtcMs{oldest->integer(0)};
    }
    return {};
}

} // namespace yizhan::journal
