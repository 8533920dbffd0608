#include "kiosk/journal/sqlite_outbox.h"

#include "kiosk/journal/application_rows.h"
#include "kiosk/journal/own_rows.h"
#include "kiosk/journal/schema.h"

#include "shared/platform/log.h"
#include "shared/protocol/envelope.h"

#include <algorithm>

namespace yizhan::journal {
namespace {

constexpr std::int64_t prune_at_once = 256; // so that one reply never holds up a check-in
constexpr std::size_t reason_bytes_max = 64;

struct Life {
    std::int64_t ordinal = 0;
    Seq last = 0; // the newest event that is here
    Seq accepted = 0;
    Seq safe = 0;
    Seq delivered = 0;
    std::string log_epoch;
};

Result<std::optional<Life>> find_life(Connection& connection, IncarnationId const& id)
{
    auto query
        = TRY(connection.query("SELECT ordinal, accepted, safe, delivered, log_epoch FROM incarnations WHERE id = ?1"));
    if (!TRY(query->bind(1, std::string_view{id.text()}).step())) return std::optional<Life>{};
    Life life{query->integer(0), 0, static_cast<Seq>(query->integer(1)), static_cast<Seq>(query->integer(2)),
        static_cast<Seq>(query->integer(3)), std::string{query->text(4)}};
    auto last = TRY(connection.query("SELECT max(place) FROM events WHERE place >= ?1 AND place < ?2"));
    last->bind(1, place_of(life.ordinal, 0)).bind(2, place_of(life.ordinal + 1, 0));
    if (TRY(last->step()) && !last->is_null(0)) life.last = sequence_of(last->integer(0));
    return std::optional{std::move(life)};
}

Result<void> store_life(Connection& connection, Life const& life)
{
    auto query = TRY(connection.query(
        "UPDATE incarnations SET accepted = ?2, safe = ?3, delivered = ?4, log_epoch = ?5 WHERE ordinal = ?1"));
    query->bind(1, life.ordinal)
        .bind(2, life.accepted)
        .bind(3, life.safe)
        .bind(4, life.delivered)
        .bind(5, std::string_view{life.log_epoch});
    TRY_DO(query->run());
    return {};
}

// A hub that was restored has forgotten of the other incarnations too what was not safe.
Result<void> doubt_others(Connection& connection, Life const& life)
{
    auto query = TRY(connection.query(
        "UPDATE incarnations SET accepted = min(accepted, safe), delivered = min(accepted, safe), log_epoch = ?2"
        " WHERE ordinal <> ?1 AND log_epoch NOT IN ('', ?2)"));
    TRY_DO(query->bind(1, life.ordinal).bind(2, std::string_view{life.log_epoch}).run());
    return {};
}

Result<void> keep_quarantined(Connection& connection, Life const& life, HubWatermarks const& marks)
{
    auto query = TRY(connection.query(
        "INSERT INTO quarantined(place, reason) SELECT ?1, ?2 WHERE EXISTS(SELECT 1 FROM events WHERE place = ?1)"
        " ON CONFLICT DO UPDATE SET reason = excluded.reason"));
    for (auto const& [sequence, reason] : marks.quarantined) {
        if (sequence > life.last) continue;
        query->bind(1, place_of(life.ordinal, sequence)).bind(2, std::string_view{reason}.substr(0, reason_bytes_max));
        TRY_DO(query->run());
    }
    return {};
}

// The last place of this life before the start of something that still goes on: a machine that runs, a place in the
// queue. All of it ends by its rule, so nothing is kept for ever.
Result<std::int64_t> last_before_what_goes_on(Connection& connection, std::int64_t oldest, std::int64_t last)
{
    auto query = TRY(connection.query("SELECT min(place) FROM (SELECT place FROM own_sessions UNION ALL SELECT place"
                                      " FROM own_tickets) WHERE place BETWEEN ?1 AND ?2"));
    query->bind(1, oldest).bind(2, last);
    if (!TRY(query->step()) || query->is_null(0)) return last;
    return query->integer(0) - 1;
}

// Forgets the oldest events that are safe, beyond the number to keep, with what they added to the counts.
Result<void> prune(Connection& connection, Life const& life, StoreOptions const& options)
{
    auto const first = place_of(life.ordinal, 1);
    std::int64_t oldest = 0;
    {
        auto query = TRY(connection.query("SELECT place FROM events WHERE place >= ?1 ORDER BY place LIMIT 1"));
        if (!TRY(query->bind(1, first).step())) return {};
        oldest = query->integer(0);
    }
    auto const kept = std::max<std::int64_t>(1, options.keep_safe_events); // the chain goes on from its last event
    auto last_to_go = std::min(place_of(life.ordinal, life.safe) - kept, oldest + prune_at_once - 1);
    last_to_go = TRY(last_before_what_goes_on(connection, oldest, last_to_go));
    if (last_to_go < oldest) return {};
    auto query = TRY(connection.query("SELECT envelope FROM events WHERE place BETWEEN ?1 AND ?2"));
    query->bind(1, oldest).bind(2, last_to_go);
    while (TRY(query->step())) {
        auto const event = decode_event(as_text(query->blob(0)));
        if (event) TRY_DO(count_event(connection, event->body, event->moment.occurred_at(), options.zone, -1));
    }
    TRY_DO(forget_applications(connection, oldest, last_to_go));
    TRY_DO(forget_own(connection, options, oldest, last_to_go));
    for (auto const* const sql :
        {"DELETE FROM quarantined WHERE place BETWEEN ?1 AND ?2", "DELETE FROM events WHERE place BETWEEN ?1 AND ?2"}) {
        auto removal = TRY(connection.query(sql));
        TRY_DO(removal->bind(1, oldest).bind(2, last_to_go).run());
    }
    return {};
}

// Whether anything waits between what was delivered and that place.
Result<bool> has_events_between(Connection& connection, Life const& life, Seq from)
{
    auto query = TRY(connection.query("SELECT 1 FROM events WHERE place > ?1 AND place < ?2 LIMIT 1"));
    return query->bind(1, place_of(life.ordinal, life.delivered)).bind(2, place_of(life.ordinal, from)).step();
}

Result<void> record_marks(Connection& connection, HubWatermarks const& marks, StoreOptions const& options)
{
    auto found = TRY(find_life(connection, marks.incarnation));
    if (!found) return fail(ErrorCode::NotFound, "the hub speaks of an incarnation that was never here");
    Life life = *found;
    // Never above what is here: else an event to come would count as sent already.
    Seq const accepted = std::min(marks.accepted, life.last);
    Seq const safe = std::min(marks.safe, accepted); // what is not accepted cannot be safe
    Seq const delivered = std::min(std::max(marks.delivered, accepted), life.last);
    Seq const delivered_from = std::min(marks.delivered_from, life.last + 1);
    bool const news = life.log_epoch != marks.log_epoch;
    // The hub was restored: what it calls accepted may be another branch of this life (the disk of a copy), so all
    // above `safe` goes again; what it holds already costs nothing.
    bool const another_log = news && !life.log_epoch.empty();
    Seq const sure = std::min(accepted, safe);
    if (!another_log && TRY(has_events_between(connection, life, delivered_from))) return {}; // a late answer
    life.accepted = another_log ? sure : std::max(life.accepted, accepted);
    life.safe = another_log ? safe : std::max(life.safe, safe);
    life.delivered = another_log ? sure : std::max(life.delivered, delivered);
    life.log_epoch = marks.log_epoch;
    TRY_DO(store_life(connection, life));
    if (news) TRY_DO(doubt_others(connection, life));
    TRY_DO(keep_quarantined(connection, life, marks));
    return prune(connection, life, options);
}

struct BatchLimits {
    std::size_t events;
    std::size_t bytes;
};

struct BatchReading {
    std::optional<OutboxBatch> batch;
    std::optional<std::int64_t> damaged_place; // an event whose hash does not fit its bytes stands there
};

// The first events of one incarnation above `after`, without a gap.
Result<BatchReading> read_life(Connection& connection, std::int64_t ordinal, Seq after, BatchLimits limits)
{
    auto query = TRY(connection.query("SELECT place, envelope, hash FROM events WHERE place > ?1 AND place < ?2"
                                      " ORDER BY place LIMIT ?3"));
    query->bind(1, place_of(ordinal, after)).bind(2, place_of(ordinal + 1, 0)).bind(3, limits.events);
    OutboxBatch batch;
    std::size_t bytes = 0;
    while (TRY(query->step())) {
        Seq const sequence = sequence_of(query->integer(0));
        auto const envelope = as_text(query->blob(1));
        auto const hash = event_hash(envelope);
        auto const stored = query->blob(2);
        // Bytes that the disk has altered never leave as if they had been recorded.
        bool const sound = std::equal(hash.begin(), hash.end(), stored.begin(), stored.end());
        if (!sound && batch.events.empty()) return BatchReading{std::nullopt, query->integer(0)};
        if (batch.events.empty()) batch.first = sequence;
        bytes += envelope.size() + 1; // each line ends with a line feed on the wire
        bool const fits = sequence == batch.first + batch.events.size() && bytes <= limits.bytes;
        if (!sound || (!batch.events.empty() && !fits)) break; // one event always goes
        batch.events.emplace_back(envelope);
    }
    if (batch.events.empty()) return BatchReading{};
    return BatchReading{std::move(batch), std::nullopt};
}

Result<BatchReading> read_batch(Connection& connection, std::int64_t current, BatchLimits limits)
{
    auto lives
        = TRY(connection.query("SELECT ordinal, id, delivered FROM incarnations ORDER BY ordinal = ?1, ordinal"));
    lives->bind(1, current);
    while (TRY(lives->step())) {
        auto reading = TRY(read_life(connection, lives->integer(0), static_cast<Seq>(lives->integer(2)), limits));
        if (!reading.batch && !reading.damaged_place) continue;
        if (reading.batch) reading.batch->incarnation = TRY(IncarnationId::parse(lives->text(1)));
        return reading;
    }
    return BatchReading{};
}

} // namespace

Result<std::optional<OutboxBatch>> SqliteOutbox::next_batch(std::size_t max_events, std::size_t max_bytes)
{
    for (;;) {
        if (m_session.log().unsent == 0) return std::optional<OutboxBatch>{};
        auto reading = TRY(m_session.read([&](Connection& connection) {
            return read_batch(connection, m_session.log().ordinal, {max_events, max_bytes});
        }));
        if (!reading.damaged_place) return std::move(reading.batch);
        TRY_DO(set_aside_event(*reading.damaged_place));
    }
}

Result<void> SqliteOutbox::set_aside_event(std::int64_t place)
{
    log::error("journal.event_damaged", {{"sequence", sequence_of(place)}});
    LogState log;
    TRY_DO(m_session.write([&](Connection& connection) -> Result<void> {
        for (auto const* const sql : {"INSERT OR IGNORE INTO damaged_events SELECT * FROM events WHERE place = ?1",
                 "DELETE FROM events WHERE place = ?1"}) {
            auto query = TRY(connection.query(sql));
            TRY_DO(query->bind(1, place).run());
        }
        log = m_session.log();
        return load_unsent(connection, log);
    }));
    m_session.log() = std::move(log);
    return {};
}

Result<void> SqliteOutbox::record(HubWatermarks const& marks)
{
    LogState log;
    TRY_DO(m_session.write([&](Connection& connection) -> Result<void> {
        log = m_session.log();
        TRY_DO(record_marks(connection, marks, m_session.options()));
        return load_unsent(connection, log);
    }));
    m_session.log() = std::move(log);
    return {};
}

Result<void> SqliteOutbox::begin_incarnation()
{
    LogState log;
    TRY_DO(m_session.write([&](Connection& connection) -> Result<void> {
        TRY_DO(journal::begin_incarnation(connection, m_session.random()));
        log = TRY(load_log(connection));
        return {};
    }));
    m_session.log() = std::move(log);
    return {};
}

} // namespace yizhan::journal
