#include "kiosk/journal/session.h"

#include "shared/platform/log.h"

namespace yizhan::journal {

Result<std::unique_ptr<Session>> Session::open(StoreOptions options, FileStore& files, Random& random)
{
    auto opened = TRY(open_database(options, files, random, sqlite::CheckDepth::Quick));
    return std::unique_ptr<Session>{new Session{std::move(options), files, random, std::move(opened)}};
}

Result<Connection*> Session::connection()
{
    if (m_damaged) {
        m_opened.connection.reset(); // closes the damaged file before it is moved
        m_opened = TRY(open_database(m_options, m_files, m_random, sqlite::CheckDepth::Thorough));
        m_damaged = false;
        feed_changed();
    }
    return m_opened.connection.get();
}

void Session::note(std::optional<Error> const& error)
{
    if (!error || error->code != ErrorCode::Corrupt) return;
    log::error("journal.damaged", {{"cause", error->cause}});
    m_damaged = true;
    m_storage = StorageState::Damaged;
    m_opened.connection->database().keep_log_on_close();
}

void Session::note_write(Result<void> const& result)
{
    if (result) {
        m_storage = StorageState::Ok;
        return;
    }
    note(result.error());
    switch (result.error().code) {
    case ErrorCode::DiskFull:
        m_storage = StorageState::Full;
        break;
    case ErrorCode::ReadOnly:
        m_storage = StorageState::ReadOnly;
        break;
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
        m_storage = StorageState::Damaged;
        break;
    default:
        break; // the caller's own refusal says nothing of the disk
    }
}

} // namespace yizhan::journal
