#include "kiosk/journal/opening.h"

#include "kiosk/journal/application_rows.h"
#include "kiosk/journal/own_rows.h"
#include "kiosk/journal/salvage.h"
#include "kiosk/journal/schema.h"

#include "shared/platform/log.h"

#include <fmt/format.h>

namespace yizhan::journal {
namespace {

using std::filesystem::path;

constexpr int set_aside_max = 1000;
constexpr std::array<std::string_view, 2> companions{"-wal", "-journal"};

path database_path(StoreOptions const& options) { return options.folder / "kiosk.db"; }
path damaged_path(StoreOptions const& options, int number)
{
    return options.folder / fmt::format("kiosk.damaged-{}.db", number);
}

path companion(path file, std::string_view suffix)
{
    file += suffix;
    return file;
}

// How many databases have been set aside so far.
int count_set_aside(StoreOptions const& options, FileStore const& files)
{
    int number = 0;
    while (number < set_aside_max && files.exists(damaged_path(options, number + 1))) ++number;
    return number;
}

Result<void> move_companions(StoreOptions const& options, FileStore& files, int number)
{
    for (auto const suffix : companions) {
        auto const from = companion(database_path(options), suffix);
        if (files.exists(from)) TRY_DO(files.move_durably(from, companion(damaged_path(options, number), suffix)));
    }
    return {};
}

// The database first, then its companions: SQLite would take a log without its database for rubbish and delete it.
Result<void> set_aside(StoreOptions const& options, FileStore& files)
{
    int const number = count_set_aside(options, files) + 1;
    log::error("journal.set_aside", {{"number", number}});
    TRY_DO(files.move_durably(database_path(options), damaged_path(options, number)));
    return move_companions(options, files, number);
}

// A power cut between the two moves leaves a log without its database: it belongs to the newest one that was set aside.
Result<void> finish_setting_aside(StoreOptions const& options, FileStore& files)
{
    if (files.exists(database_path(options))) return {};
    int const number = count_set_aside(options, files);
    if (number == 0) return {};
    return move_companions(options, files, number);
}

Result<void> check_not_emptied(StoreOptions const& options)
{
    auto const database = RawFile::open(database_path(options), RawFileKind::Database, options.vfs);
    auto const write_ahead
        = RawFile::open(companion(database_path(options), "-wal"), RawFileKind::WriteAheadLog, options.vfs);
    // SQLite would delete the log of an empty database.
    if (database && database->size() == 0 && write_ahead && write_ahead->size() > 0)
        return fail(ErrorCode::Corrupt, "an empty database with a log");
    return {};
}

// Opens what is there, or makes it, up to the newest schema.
Result<std::unique_ptr<Connection>> connect(StoreOptions const& options, sqlite::CheckDepth depth)
{
    TRY_DO(check_not_emptied(options));
    sqlite::OpenOptions open;
    open.vfs = options.vfs;
    open.checkpoint_pages = options.checkpoint_pages;
    open.cache_kib = options.cache_kib;
    auto connection = std::make_unique<Connection>(TRY(sqlite::Database::open(database_path(options).string(), open)));
    auto sound = sqlite::migrate(connection->database(), schema_steps());
    if (sound) sound = connection->database().check(depth);
    if (!sound) {
        connection->database().keep_log_on_close();
        return tl::unexpected(sound.error());
    }
    return connection;
}

Result<void> keep_salvaged(
    Connection& connection, StoreOptions const& options, SalvagedEvent const& salvaged, std::int64_t& kept)
{
    auto const& event = salvaged.event;
    if (event.kiosk != options.kiosk) return {};
    auto const ordinal = TRY(ordinal_of(connection, event.incarnation));
    EventRow const row{
        place_of(ordinal, event.sequence), event.id, event.moment.clock.wall, salvaged.hash, salvaged.envelope};
    if (TRY(insert_event(connection, row)) == Insertion::AlreadyThere) return {};
    ++kept;
    return count_event(connection, event.body, event.moment.occurred_at(), options.zone, 1);
}

Result<std::int64_t> salvage_one(Connection& connection, StoreOptions const& options, int number)
{
    auto const file = damaged_path(options, number);
    auto database = RawFile::open(file, RawFileKind::Database, options.vfs);
    auto write_ahead = RawFile::open(companion(file, "-wal"), RawFileKind::WriteAheadLog, options.vfs);
    PageSource const pages{database ? std::optional{std::move(*database)} : std::nullopt,
        write_ahead ? std::optional{std::move(*write_ahead)} : std::nullopt};
    std::int64_t kept = 0;
    Result<void> outcome;
    for_each_salvageable(pages, [&](SalvagedEvent const& salvaged) {
        if (outcome) outcome = keep_salvaged(connection, options, salvaged, kept);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return kept;
}

// Each database that was set aside is salvaged once into the one in use, in one transaction with the note of it, so
// that a power cut at any moment only puts it off.
Result<void> salvage_pending(Connection& connection, StoreOptions const& options, FileStore const& files)
{
    for (int number = 1; number <= count_set_aside(options, files); ++number) {
        {
            auto done = TRY(connection.query("SELECT 1 FROM salvaged WHERE number = ?1"));
            if (TRY(done->bind(1, number).step())) continue;
        }
        auto transaction = TRY(sqlite::Transaction::begin(connection.database()));
        auto const events = TRY(salvage_one(connection, options, number));
        TRY_DO(reproject(connection));
        TRY_DO(reproject_own(connection, options));
        auto note = TRY(connection.query("INSERT INTO salvaged(number, events) VALUES(?1, ?2)"));
        TRY_DO(note->bind(1, number).bind(2, events).run());
        TRY_DO(transaction.commit());
        log::warning("journal.salvaged", {{"number", number}, {"events", events}});
    }
    return {};
}

struct Ready {
    LogState log;
    StartReason reason = StartReason::Boot;
};

Result<Ready> make_ready(Connection& connection, StoreOptions const& options, FileStore const& files, Random& random)
{
    auto reason = StartReason::Boot;
    TRY_DO(salvage_pending(connection, options, files));
    if (!TRY(current_ordinal(connection))) {
        reason = count_set_aside(options, files) > 0 ? StartReason::SetAside : StartReason::NewJournal;
        auto transaction = TRY(sqlite::Transaction::begin(connection.database()));
        TRY_DO(begin_incarnation(connection, random));
        TRY_DO(transaction.commit());
    }
    return Ready{TRY(load_log(connection)), reason};
}

Result<Opened> open_once(StoreOptions const& options, FileStore const& files, Random& random, sqlite::CheckDepth depth)
{
    auto connection = TRY(connect(options, depth));
    auto ready = make_ready(*connection, options, files, random);
    if (!ready) {
        connection->database().keep_log_on_close();
        return tl::unexpected(ready.error());
    }
    return Opened{std::move(connection), std::move(ready->log), ready->reason};
}

} // namespace

Result<Opened> open_database(StoreOptions const& options, FileStore& files, Random& random, sqlite::CheckDepth depth)
{
    TRY_DO(finish_setting_aside(options, files));
    auto opened = open_once(options, files, random, depth);
    if (opened || opened.error().code != ErrorCode::Corrupt) return opened;
    log::error("journal.damaged", {{"cause", opened.error().cause}});
    TRY_DO(set_aside(options, files));
    return open_once(options, files, random, depth);
}

} // namespace yizhan::journal
