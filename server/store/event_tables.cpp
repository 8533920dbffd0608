#include "server/store/event_tables.h"

#include "server/store/meta_table.h"
#include "server/store/scoped_query.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t named_gaps_max = 16;

sqlite::Statement& bind_place(sqlite::Statement& statement, Stream const& stream, Seq place)
{
    return statement.bind(1, stream.kiosk.text()).bind(2, stream.incarnation.text()).bind(3, place);
}

Result<EventHash> hash_in(sqlite::Statement const& row, int column)
{
    auto const bytes = row.blob(column);
    EventHash hash{};
    if (bytes.size() != hash.size()) return fail(ErrorCode::Corrupt, "a hash in the log has a wrong length");
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

} // namespace

Result<std::unique_ptr<EventTables>> EventTables::create(sqlite::Database& database)
{
    auto streams = TRY(StreamTables::create(database));
    std::unique_ptr<EventTables> tables{new EventTables{database, std::move(streams)}};
    TRY_DO(tables->prepare());
    return tables;
}

Result<void> EventTables::prepare()
{
    m_log_epoch = TRY(read_meta(m_database, meta_log_epoch));
    m_own_incarnation = TRY(IncarnationId::parse(TRY(read_meta(m_database, meta_own_incarnation))));
    m_insert = TRY(m_database.prepare(
        "INSERT INTO events(kiosk, incarnation, seq, hash, type, received_at, occurred_at, dating, quarantine, bytes) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(kiosk, incarnation, seq) DO NOTHING"));
    m_hash_at = TRY(m_database.prepare("SELECT hash FROM events WHERE kiosk = ? AND incarnation = ? AND seq = ?"));
    m_event_at = TRY(m_database.prepare("SELECT bytes FROM events WHERE kiosk = ? AND incarnation = ? AND seq = ? AND "
                                        "quarantine IS NULL"));
    m_insert_fork = TRY(m_database.prepare("INSERT INTO forks VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    m_find_fork
        = TRY(m_database.prepare("SELECT 1 FROM forks WHERE kiosk = ? AND incarnation = ? AND seq = ? AND hash = ?"));
    m_insert_own = TRY(m_database.prepare("INSERT INTO own_events VALUES(?, ?, ?)"));
    m_find_own = TRY(m_database.prepare(
        "SELECT e.bytes FROM own_events o JOIN events e ON e.kiosk = ? AND e.incarnation = o.incarnation AND "
        "e.seq = o.seq WHERE o.id = ?"));
    m_quarantine = TRY(m_database.prepare("SELECT kiosk, incarnation, seq, quarantine, received_at FROM events WHERE "
                                          "quarantine IS NOT NULL ORDER BY pos DESC LIMIT ?"));
    m_read = TRY(m_database.prepare(
        "SELECT pos, received_at, occurred_at, bytes FROM events WHERE pos > ? ORDER BY pos LIMIT ?"));
    return {};
}

Result<std::vector<UploadReply>> EventTables::append(std::span<IncomingBatch const> batches)
{
    std::vector<UploadReply> replies;
    replies.reserve(batches.size());
    auto transaction = TRY(sqlite::Transaction::begin(m_database));
    for (auto const& batch : batches) replies.push_back(TRY(store(batch)));
    TRY_DO(transaction.commit());
    return replies;
}

Result<UploadReply> EventTables::store(IncomingBatch const& batch)
{
    UploadReply reply;
    reply.log_epoch = m_log_epoch;
    reply.incarnation = batch.head.incarnation;
    auto stream = TRY(m_streams.load(batch.kiosk, batch.head.incarnation));
    auto before = TRY(hash_at(stream, batch.head.first - 1));
    for (auto const& event : batch.events) {
        auto const placed = TRY(place(stream, event, batch.received_at));
        if (placed.outcome == Outcome::Forked) reply.forked.push_back(event.sequence);
        if (event.quarantined) reply.quarantined.push_back({event.sequence, std::string{name(*event.quarantined)}});
        if (placed.outcome == Outcome::Stored) {
            if (before) TRY_DO(check_chain(stream, event, *before, batch.received_at));
            TRY_DO(check_chain_behind(stream, event, batch.received_at));
        }
        before = placed.standing;
    }
    reply.gaps = TRY(m_streams.gaps(stream, named_gaps_max));
    TRY_DO(m_streams.save(stream, reply.gaps.empty() ? std::nullopt : std::optional{reply.gaps.front()}));
    reply.accepted = stream.marks.accepted;
    reply.safe = stream.marks.safe;
    return reply;
}

Result<EventTables::Placed> EventTables::place(Stream& stream, IncomingEvent const& event, UtcMs received_at)
{
    bind_place(m_insert, stream, event.sequence).bind(4, ByteView{event.hash}).bind(5, event.type);
    m_insert.bind(6, received_at.ms).bind(7, event.occurred_at.ms).bind(8, static_cast<int>(event.dating));
    if (event.quarantined)
        m_insert.bind(9, name(*event.quarantined));
    else
        m_insert.bind_null(9);
    m_insert.bind(10, as_bytes(event.bytes));
    if (TRY(m_insert.run()) > 0) {
        TRY_DO(m_streams.take_place(stream, event.sequence, received_at));
        return Placed{Outcome::Stored, event.hash};
    }
    auto const standing = TRY(hash_at(stream, event.sequence));
    if (!standing) return fail(ErrorCode::Corrupt, "a place is taken and empty");
    if (*standing == event.hash) return Placed{Outcome::Known, *standing};
    bind_place(m_insert_fork, stream, event.sequence).bind(4, ByteView{event.hash}).bind(5, received_at.ms);
    TRY(m_insert_fork.bind(6, as_bytes(event.bytes)).run());
    return Placed{Outcome::Forked, *standing};
}

Result<void> EventTables::check_chain(
    Stream const& stream, IncomingEvent const& event, EventHash const& before, UtcMs now)
{
    if (event.quarantined || event.previous == before) return {};
    if (TRY(has_fork(stream, event.sequence - 1, event.previous))) return {};
    return m_streams.note_chain_break(stream, event.sequence, now);
}

// An event that closes a gap is the predecessor of one that came before it.
Result<void> EventTables::check_chain_behind(Stream const& stream, IncomingEvent const& event, UtcMs now)
{
    if (event.sequence >= stream.highest) return {};
    ScopedQuery query{bind_place(m_event_at, stream, event.sequence + 1)};
    if (!TRY(query->step())) return {};
    auto const next = TRY(decode_event(as_text(query->blob(0))));
    if (next.previous == event.hash) return {};
    return m_streams.note_chain_break(stream, event.sequence + 1, now);
}

Result<bool> EventTables::has_fork(Stream const& stream, Seq place, EventHash const& hash)
{
    ScopedQuery query{bind_place(m_find_fork, stream, place).bind(4, ByteView{hash})};
    return query->step();
}

Result<std::optional<EventHash>> EventTables::hash_at(Stream const& stream, Seq place)
{
    if (place == 0) return std::optional{EventHash{}};
    ScopedQuery query{bind_place(m_hash_at, stream, place)};
    if (!TRY(query->step())) return std::optional<EventHash>{};
    return std::optional{TRY(hash_in(m_hash_at, 0))};
}

} // namespace yizhan
