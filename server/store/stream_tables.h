// Per (kiosk, incarnation): how far the log is complete, what is missing, where the chain does not fit. Used inside the
// event log's transaction only.
#pragma once

#include "server/ingest/event_store.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

// One stream while a batch goes in.
struct Stream {
    KioskId kiosk;
    IncarnationId incarnation;
    Watermarks marks;
    Seq highest = 0; // the highest place that is taken
};

class StreamTables {
public:
    static Result<StreamTables> create(sqlite::Database& database);

    Result<Stream> load(KioskId const& kiosk, IncarnationId const& incarnation);
    // A place was taken that was free: opens, cuts or closes a gap.
    Result<void> take_place(Stream& stream, Seq place, UtcMs now);
    // The first gaps, at most `limit`.
    Result<std::vector<SequenceGap>> gaps(Stream const& stream, std::size_t limit);
    // Works out `accepted` from the first gap and keeps the stream.
    Result<void> save(Stream& stream, std::optional<SequenceGap> const& first_gap);
    Result<void> note_chain_break(Stream const& stream, Seq place, UtcMs now);

private:
    StreamTables() = default;
    Result<void> cut_gap(Stream const& stream, Seq place);
    Result<void> insert_gap(Stream const& stream, SequenceGap const& gap, UtcMs noticed_at);

    sqlite::Statement m_load;
    sqlite::Statement m_save;
    sqlite::Statement m_gap_at;
    sqlite::Statement m_gaps;
    sqlite::Statement m_insert_gap;
    sqlite::Statement m_delete_gap;
    sqlite::Statement m_insert_break;
};

} // namespace yizhan
