// Everything that a kiosk keeps, behind the ports of kiosk/app, on one database: kiosk.db in its data folder. One
// thread.
#pragma once

#include "kiosk/journal/sqlite_catalogue_book.h"
#include "kiosk/journal/sqlite_draft_store.h"
#include "kiosk/journal/sqlite_enrollment_book.h"
#include "kiosk/journal/sqlite_feed_store.h"
#include "kiosk/journal/sqlite_goods_book.h"
#include "kiosk/journal/sqlite_journal.h"
#include "kiosk/journal/sqlite_machine_book.h"
#include "kiosk/journal/sqlite_outbox.h"
#include "kiosk/journal/sqlite_roster.h"
#include "kiosk/journal/sqlite_station_book.h"
#include "kiosk/journal/sqlite_time_memory.h"

namespace yizhan::journal {

class KioskStore {
public:
    // `files` and `random` must outlive it. Errors: those of open_database.
    static Result<std::unique_ptr<KioskStore>> open(StoreOptions options, FileStore& files, Random& random)
    {
        auto session = TRY(Session::open(std::move(options), files, random));
        return std::unique_ptr<KioskStore>{new KioskStore{std::move(session)}};
    }

    // What kiosk.started has to say of this start.
    StartReason start_reason() const { return m_session->start_reason(); }
    // For when nobody waits: keeps the commits short.
    void tidy() { m_session->tidy(); }
    SqliteJournal& journal() { return m_journal; }
    SqliteOutbox& outbox() { return m_outbox; }
    SqliteRoster& roster() { return m_roster; }
    SqliteFeedStore& feed() { return m_feed; }
    SqliteStationBook& station_book() { return m_station_book; }
    SqliteTimeMemory& time_memory() { return m_time_memory; }
    SqliteEnrollmentBook& enrollment_book() { return m_enrollment_book; }
    SqliteDraftStore& drafts() { return m_drafts; }
    SqliteMachineBook& machine_book() { return m_machine_book; }
    SqliteGoodsBook& goods_book() { return m_goods_book; }
    SqliteCatalogueBook& catalogue_book() { return m_catalogue_book; }

private:
    explicit KioskStore(std::unique_ptr<Session> session)
        : m_session{std::move(session)}, m_journal{*m_session}, m_outbox{*m_session}, m_roster{*m_session},
          m_feed{*m_session}, m_station_book{*m_session}, m_time_memory{*m_session}, m_enrollment_book{*m_session},
          m_drafts{*m_session}, m_machine_book{*m_session}, m_goods_book{*m_session}, m_catalogue_book{*m_session}
    {
    }

    std::unique_ptr<Session> m_session;
    SqliteJournal m_journal;
    SqliteOutbox m_outbox;
    SqliteRoster m_roster;
    SqliteFeedStore m_feed;
    SqliteStationBook m_station_book;
    SqliteTimeMemory m_time_memory;
    SqliteEnrollmentBook m_enrollment_book;
    SqliteDraftStore m_drafts;
    SqliteMachineBook m_machine_book;
    SqliteGoodsBook m_goods_book;
    SqliteCatalogueBook m_catalogue_book;
};

} // namespace yizhan::journal
