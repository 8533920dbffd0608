// The event log on SQLite: EventStore.
#pragma once

#include "server/store/stream_tables.h"

#include <memory>

namespace yizhan {

class EventTables final : public EventStore {
public:
    // REQUIRES: the log's epoch and the hub's own incarnation stand in the database.
    static Result<std::unique_ptr<EventTables>> create(sqlite::Database& database);

    Result<std::vector<UploadReply>> append(std::span<IncomingBatch const> batches) override;
    Result<std::vector<OwnRecorded>> append_own(std::span<OwnEvent const> events) override;
    Result<Watermarks> watermarks(KioskId const& kiosk, IncarnationId const& incarnation) override;
    std::string const& log_epoch() const override { return m_log_epoch; }
    Result<std::uint64_t> event_count() override;
    Result<std::vector<QuarantinedPlace>> quarantine(std::size_t limit) override;
    Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t limit) override;

private:
    enum class Outcome { Stored, Known, Forked };
    struct Placed {
        Outcome outcome = Outcome::Stored;
        EventHash standing{}; // of the bytes that stand at the place now
    };

    EventTables(sqlite::Database& database, StreamTables streams) : m_database{database}, m_streams{std::move(streams)}
    {
    }
    Result<void> prepare();
    Result<UploadReply> store(IncomingBatch const& batch);
    Result<Placed> place(Stream& stream, IncomingEvent const& event, UtcMs received_at);
    Result<void> check_chain(Stream const& stream, IncomingEvent const& event, EventHash const& before, UtcMs now);
    Result<void> check_chain_behind(Stream const& stream, IncomingEvent const& event, UtcMs now);
    Result<bool> has_fork(Stream const& stream, Seq place, EventHash const& hash);
    // Zeros for place 0; nothing where the place is free.
    Result<std::optional<EventHash>> hash_at(Stream const& stream, Seq place);
    Result<OwnRecorded> record_own(Stream& own, OwnEvent const& event);
    Result<std::optional<OwnRecorded>> find_own(EventId const& id);

    sqlite::Database& m_database;
    StreamTables m_streams;
    std::string m_log_epoch;
    IncarnationId m_own_incarnation;
    sqlite::Statement m_insert;
    sqlite::Statement m_hash_at;
    sqlite::Statement m_event_at;
    sqlite::Statement m_insert_fork;
    sqlite::Statement m_find_fork;
    sqlite::Statement m_insert_own;
    sqlite::Statement m_find_own;
    sqlite::Statement m_quarantine;
    sqlite::Statement m_read;
};

} // namespace yizhan
