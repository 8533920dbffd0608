// The one connection that all ports share, and what becomes of it when the disk fails. Damage that shows while the
// station works is met as at a start: the database is set aside, a new one is made, events are salvaged into it.
#pragma once

#include "kiosk/app/journal.h"
#include "kiosk/journal/opening.h"

#include <memory>

namespace yizhan::journal {

class Session {
public:
    // Errors: those of open_database.
    static Result<std::unique_ptr<Session>> open(StoreOptions options, FileStore& files, Random& random);

    // `work` gets the connection and gives a Result.
    template <class Work> auto read(Work work) -> decltype(work(std::declval<Connection&>()))
    {
        auto* const connection = TRY(this->connection());
        auto result = work(*connection);
        note(result ? std::nullopt : std::optional{result.error()});
        return result;
    }

    // `work` runs inside a transaction and gives Result<void>; it may run twice, so it changes nothing outside the
    // database. Ok: committed and on the disk. An error: not in the database.
    //
    // A commit that failed is in doubt: its rows may stand in the write-ahead log, which this connection does not
    // believe but a later start would. It is therefore written once more at the same place, on this same connection:
    // the rows in doubt are overwritten by the same rows, and the sync that then succeeds speaks of bytes that were
    // written for it. (After a failed sync the kernel may call lost pages clean, so a sync without a new write proves
    // nothing, and a reopened database would take the rows from the kernel's memory for durable ones.) When the second
    // try fails too, the answer is the error; only a power cut before the next successful commit can then bring the
    // rows back.
    template <class Work> Result<void> write(Work work)
    {
        auto* const connection = TRY(this->connection());
        Attempt attempt = try_to_write(*connection, work);
        if (attempt.commit_in_doubt) attempt = try_to_write(*connection, work);
        if (attempt.result) ++m_commits;
        note_write(attempt.result);
        return attempt.result;
    }

    // Work that some later commit would otherwise have to do while a person waits. A failure is no trouble: it is done
    // with a later commit then.
    void tidy()
    {
        if (m_commits < m_options.tidy_commits) return;
        auto const open = connection();
        if (open && (*open)->database().fold_in()) m_commits = 0;
    }

    LogState& log() { return m_opened.log; }
    LogState const& log() const { return m_opened.log; }
    StoreOptions const& options() const { return m_options; }
    Random& random() { return m_random; }
    // Another number once the feed may have changed its tables.
    std::uint64_t feed_version() const { return m_feed_version; }
    void feed_changed() { ++m_feed_version; }
    StorageState storage() const { return m_storage; }
    StartReason start_reason() const { return m_opened.reason; }

private:
    struct Attempt {
        Result<void> result;
        bool commit_in_doubt = false;
    };
    template <class Work> static Attempt try_to_write(Connection& connection, Work& work)
    {
        auto transaction = sqlite::Transaction::begin(connection.database());
        if (!transaction) return {tl::unexpected(transaction.error())};
        if (auto done = work(connection); !done) return {std::move(done)};
        auto committed = transaction->commit();
        bool const in_doubt = !committed;
        return {std::move(committed), in_doubt};
    }

    Session(StoreOptions options, FileStore& files, Random& random, Opened opened)
        : m_options{std::move(options)}, m_files{files}, m_random{random}, m_opened{std::move(opened)}
    {
    }
    Result<Connection*> connection();
    void note(std::optional<Error> const& error);
    void note_write(Result<void> const& result);

    StoreOptions m_options;
    FileStore& m_files;
    Random& m_random;
    Opened m_opened;
    StorageState m_storage = StorageState::Ok;
    std::uint64_t m_feed_version = 0;
    int m_commits = 0; // since the last tidying
    bool m_damaged = false; // open again before the next use
};

} // namespace yizhan::journal
