#include "server/store/backup.h"

#include "server/store/meta_table.h"

#include <sqlite3.h>

namespace yizhan {
namespace {

constexpr int pages_a_step = 256; // one MiB: some milliseconds

// Without a WAL: readable also where nothing may be written.
Result<void> keep_as_one_file(sqlite::Database& copy) { return copy.execute("PRAGMA journal_mode=DELETE"); }

Result<sqlite::Database> open_copy(HubStoreOptions const& copy, sqlite::OpenMode mode)
{
    sqlite::OpenOptions options;
    options.mode = mode;
    options.vfs = copy.vfs;
    options.exclusive = mode != sqlite::OpenMode::ReadOnly; // who may not write cannot lock others out
    auto database = TRY(sqlite::Database::open(copy.path, options));
    if (mode != sqlite::OpenMode::ReadOnly) TRY_DO(keep_as_one_file(database));
    return database;
}

class DatabaseCopy final : public HubCopy {
public:
    DatabaseCopy(sqlite::Database& source, sqlite::Database target) : m_source{source}, m_target{std::move(target)} { }
    DatabaseCopy(DatabaseCopy const&) = delete;
    DatabaseCopy& operator=(DatabaseCopy const&) = delete;
    ~DatabaseCopy() override { finish(); }

    Result<void> begin()
    {
        m_backup = ::sqlite3_backup_init(m_target.handle(), "main", m_source.handle(), "main");
        if (m_backup) return {};
        return tl::unexpected(sqlite::error_of(::sqlite3_extended_errcode(m_target.handle()), "backup"));
    }

    Result<CopyProgress> step() override
    {
        int const result_code = ::sqlite3_backup_step(m_backup, pages_a_step);
        if (result_code == SQLITE_OK) return CopyProgress::More;
        if (result_code != SQLITE_DONE) return tl::unexpected(sqlite::error_of(result_code, "backup"));
        finish();
        TRY_DO(keep_as_one_file(m_target)); // the source's pages brought its WAL mode along
        m_events = static_cast<std::uint64_t>(TRY(m_source.integer("SELECT count(*) FROM events")));
        return CopyProgress::Done;
    }
    std::uint64_t events() const override { return m_events; }

private:
    void finish() { ::sqlite3_backup_finish(std::exchange(m_backup, nullptr)); }

    sqlite::Database& m_source;
    sqlite::Database m_target;
    sqlite3_backup* m_backup = nullptr;
    std::uint64_t m_events = 0;
};

Result<std::vector<SafeMark>> marks_of(sqlite::Database& copy)
{
    std::vector<SafeMark> marks;
    auto query = TRY(copy.prepare("SELECT kiosk, incarnation, accepted FROM streams"));
    while (TRY(query.step())) {
        SafeMark mark;
        mark.kiosk = TRY(KioskId::parse(query.text(0)));
        mark.incarnation = TRY(IncarnationId::parse(query.text(1)));
        mark.accepted = static_cast<Seq>(query.integer(2));
        marks.push_back(std::move(mark));
    }
    return marks;
}

// REQUIRES: an empty database at `to`, or none.
Result<void> copy_whole(sqlite::Database& source, HubStoreOptions const& to)
{
    auto const copy = TRY(begin_database_copy(source, to));
    while (TRY(copy->step()) == CopyProgress::More) { }
    return {};
}

} // namespace

Result<std::unique_ptr<HubCopy>> begin_database_copy(sqlite::Database& source, HubStoreOptions const& to)
{
    auto target = TRY(open_copy(to, sqlite::OpenMode::ReadWriteCreate));
    if (TRY(target.integer("SELECT count(*) FROM sqlite_schema")) != 0)
        return fail(ErrorCode::Conflict, "something is there already");
    auto copy = std::make_unique<DatabaseCopy>(source, std::move(target));
    TRY_DO(copy->begin());
    return std::unique_ptr<HubCopy>{std::move(copy)};
}

Result<std::vector<SafeMark>> verify_copy(HubStoreOptions const& copy, std::uint64_t events_expected)
{
    auto database = TRY(open_copy(copy, sqlite::OpenMode::ReadOnly));
    TRY_DO(database.check(sqlite::CheckDepth::Thorough));
    auto const events = static_cast<std::uint64_t>(TRY(database.integer("SELECT count(*) FROM events")));
    if (events != events_expected) return fail(ErrorCode::Corrupt, "the copy holds another number of events");
    return marks_of(database);
}

Result<void> raise_safe(sqlite::Database& database, std::span<SafeMark const> marks)
{
    auto transaction = TRY(sqlite::Transaction::begin(database));
    auto raise = TRY(database.prepare(
        "UPDATE streams SET safe = max(safe, ?1) WHERE kiosk = ?2 AND incarnation = ?3 AND accepted >= ?1"));
    for (auto const& mark : marks)
        TRY(raise.bind(1, mark.accepted).bind(2, mark.kiosk.text()).bind(3, mark.incarnation.text()).run());
    return transaction.commit();
}

Result<void> restore_backup(std::string const& from, HubStoreOptions const& to, Random& random)
{
    {
        auto backup = TRY(open_copy({from, to.vfs}, sqlite::OpenMode::ReadOnly));
        TRY_DO(backup.check(sqlite::CheckDepth::Thorough));
        TRY_DO(copy_whole(backup, to));
    }
    auto database = TRY(open_copy(to, sqlite::OpenMode::ReadWrite));
    auto transaction = TRY(sqlite::Transaction::begin(database));
    TRY_DO(begin_new_life(database, random));
    auto channels = TRY(database.prepare("SELECT channel FROM channels"));
    auto renew = TRY(database.prepare("UPDATE channels SET epoch = ? WHERE channel = ?"));
    std::vector<std::string> names;
    while (TRY(channels.step())) names.emplace_back(channels.text(0));
    for (auto const& name : names) TRY(renew.bind(1, random.hex64()).bind(2, name).run());
    return transaction.commit();
}

} // namespace yizhan
