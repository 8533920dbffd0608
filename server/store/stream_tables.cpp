#include "server/store/stream_tables.h"

#include "server/store/scoped_query.h"

#include <algorithm>

namespace yizhan {
namespace {

Seq seq_of(sqlite::Statement const& row, int column) { return static_cast<Seq>(row.integer(column)); }

sqlite::Statement& bind_stream(sqlite::Statement& statement, Stream const& stream)
{
    return statement.bind(1, stream.kiosk.text()).bind(2, stream.incarnation.text());
}

} // namespace

Result<StreamTables> StreamTables::create(sqlite::Database& database)
{
    StreamTables tables;
    tables.m_load
        = TRY(database.prepare("SELECT accepted, safe, highest FROM streams WHERE kiosk = ? AND incarnation = ?"));
    tables.m_save = TRY(database.prepare("INSERT INTO streams VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                                         "accepted = excluded.accepted, safe = excluded.safe, highest = "
                                         "excluded.highest"));
    tables.m_gap_at = TRY(database.prepare("SELECT from_seq, to_seq, noticed_at FROM gaps WHERE kiosk = ? AND "
                                           "incarnation = ? AND from_seq <= ? ORDER BY from_seq DESC LIMIT 1"));
    tables.m_gaps = TRY(database.prepare(
        "SELECT from_seq, to_seq FROM gaps WHERE kiosk = ? AND incarnation = ? ORDER BY from_seq LIMIT ?"));
    tables.m_insert_gap = TRY(database.prepare("INSERT INTO gaps VALUES(?, ?, ?, ?, ?)"));
    tables.m_delete_gap
        = TRY(database.prepare("DELETE FROM gaps WHERE kiosk = ? AND incarnation = ? AND from_seq = ?"));
    tables.m_insert_break = TRY(database.prepare("INSERT INTO chain_breaks VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    return tables;
}

Result<Stream> StreamTables::load(KioskId const& kiosk, IncarnationId const& incarnation)
{
    Stream stream{kiosk, incarnation, {}, 0};
    ScopedQuery query{bind_stream(m_load, stream)};
    if (!TRY(query->step())) return stream;
    stream.marks = {seq_of(m_load, 0), seq_of(m_load, 1)};
    stream.highest = seq_of(m_load, 2);
    return stream;
}

Result<void> StreamTables::take_place(Stream& stream, Seq place, UtcMs now)
{
    if (place < stream.highest) return cut_gap(stream, place);
    if (place > stream.highest + 1) TRY_DO(insert_gap(stream, {stream.highest + 1, place - 1}, now));
    stream.highest = place;
    return {};
}

Result<void> StreamTables::cut_gap(Stream const& stream, Seq place)
{
    SequenceGap gap;
    UtcMs noticed_at;
    {
        ScopedQuery query{bind_stream(m_gap_at, stream).bind(3, place)};
        if (!TRY(query->step())) return fail(ErrorCode::Corrupt, "a free place below the highest lies in no gap");
        gap = {seq_of(m_gap_at, 0), seq_of(m_gap_at, 1)};
        noticed_at = UtcMs{query->integer(2)};
    }
    if (place > gap.to) return fail(ErrorCode::Corrupt, "a free place below the highest lies in no gap");
    TRY(bind_stream(m_delete_gap, stream).bind(3, gap.from).run());
    if (gap.from < place) TRY_DO(insert_gap(stream, {gap.from, place - 1}, noticed_at));
    if (place < gap.to) TRY_DO(insert_gap(stream, {place + 1, gap.to}, noticed_at));
    return {};
}

Result<void> StreamTables::insert_gap(Stream const& stream, SequenceGap const& gap, UtcMs noticed_at)
{
    TRY(bind_stream(m_insert_gap, stream).bind(3, gap.from).bind(4, gap.to).bind(5, noticed_at.ms).run());
    return {};
}

Result<std::vector<SequenceGap>> StreamTables::gaps(Stream const& stream, std::size_t limit)
{
    std::vector<SequenceGap> found;
    ScopedQuery query{bind_stream(m_gaps, stream).bind(3, limit)};
    while (TRY(query->step())) found.push_back({seq_of(m_gaps, 0), seq_of(m_gaps, 1)});
    return found;
}

Result<void> StreamTables::save(Stream& stream, std::optional<SequenceGap> const& first_gap)
{
    stream.marks.accepted = first_gap ? first_gap->from - 1 : stream.highest;
    TRY(bind_stream(m_save, stream)
            .bind(3, stream.marks.accepted)
            .bind(4, stream.marks.safe)
            .bind(5, stream.highest)
            .run());
    return {};
}

Result<void> StreamTables::note_chain_break(Stream const& stream, Seq place, UtcMs now)
{
    TRY(bind_stream(m_insert_break, stream).bind(3, place).bind(4, now.ms).run());
    return {};
}

} // namespace yizhan
