#include "server/store/backup.h"

#include "server/store/meta_table.h"

#include <filesystem>

namespace yizhan {
namespace {

struct CopiedMark {
    std::string kiosk;
    std::string incarnation;
    std::int64_t accepted = 0;
};

Result<void> copy_into(sqlite::Database& database, std::string const& path)
{
    std::error_code error;
    if (std::filesystem::exists(path, error)) return fail(ErrorCode::Conflict, "something is there already");
    auto copy = TRY(database.prepare("VACUUM INTO ?"));
    TRY(copy.bind(1, std::string_view{path}).run());
    return {};
}

// Opening for writing turns the copy to WAL, and folding the WAL in again syncs the file: it is on the medium then.
Result<sqlite::Database> open_copy(HubStoreOptions const& to)
{
    sqlite::OpenOptions options;
    options.mode = sqlite::OpenMode::ReadWrite;
    options.vfs = to.vfs;
    return sqlite::Database::open(to.path, options);
}

Result<std::vector<CopiedMark>> marks_of(sqlite::Database& copy)
{
    std::vector<CopiedMark> marks;
    auto query = TRY(copy.prepare("SELECT kiosk, incarnation, accepted FROM streams"));
    while (TRY(query.step()))
        marks.push_back({std::string{query.text(0)}, std::string{query.text(1)}, query.integer(2)});
    return marks;
}

Result<std::vector<CopiedMark>> verify_copy(HubStoreOptions const& to, std::int64_t events_expected)
{
    auto copy = TRY(open_copy(to));
    TRY_DO(write_meta(copy, "backup", "verified"));
    TRY_DO(copy.checkpoint());
    TRY_DO(copy.check(sqlite::CheckDepth::Thorough));
    auto const events = TRY(copy.integer("SELECT count(*) FROM events"));
    if (events != events_expected) return fail(ErrorCode::Corrupt, "the copy holds another number of events");
    auto marks = TRY(marks_of(copy));
    TRY_DO(copy.execute("PRAGMA journal_mode=DELETE")); // one file, readable also where nothing may be written
    return marks;
}

Result<void> raise_safe(sqlite::Database& database, std::vector<CopiedMark> const& marks)
{
    auto transaction = TRY(sqlite::Transaction::begin(database));
    auto raise = TRY(database.prepare(
        "UPDATE streams SET safe = max(safe, ?) WHERE kiosk = ? AND incarnation = ? AND accepted >= ?1"));
    for (auto const& mark : marks)
        TRY(raise.bind(1, mark.accepted).bind(2, mark.kiosk).bind(3, mark.incarnation).run());
    return transaction.commit();
}

} // namespace

Result<void> back_up_database(sqlite::Database& database, HubStoreOptions const& to)
{
    auto const events = TRY(database.integer("SELECT count(*) FROM events"));
    TRY_DO(copy_into(database, to.path));
    auto const marks = TRY(verify_copy(to, events));
    return raise_safe(database, marks);
}

Result<void> restore_backup(std::string const& from, HubStoreOptions const& to, Random& random)
{
    {
        sqlite::OpenOptions options;
        options.mode = sqlite::OpenMode::ReadOnly;
        options.vfs = to.vfs;
        auto backup = TRY(sqlite::Database::open(from, options));
        TRY_DO(backup.check(sqlite::CheckDepth::Thorough));
        TRY_DO(copy_into(backup, to.path));
    }
    auto database = TRY(open_copy(to));
    auto transaction = TRY(sqlite::Transaction::begin(database));
    TRY_DO(begin_new_life(database, random));
    auto channels = TRY(database.prepare("SELECT channel FROM channels"));
    auto renew = TRY(database.prepare("UPDATE channels SET epoch = ? WHERE channel = ?"));
    std::vector<std::string> names;
    while (TRY(channels.step())) names.emplace_back(channels.text(0));
    for (auto const& name : names) TRY(renew.bind(1, random.hex64()).bind(2, name).run());
    TRY_DO(transaction.commit());
    return database.checkpoint();
}

} // namespace yizhan
