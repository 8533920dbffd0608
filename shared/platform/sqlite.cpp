#include "shared/platform/sqlite.h"

#include <charconv>
#include <fmt/format.h>
#include <sqlite3.h>

namespace yizhan::sqlite {
namespace {

int flags_of(OpenMode mode)
{
    int const common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case OpenMode::ReadWriteCreate:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case OpenMode::ReadOnly:
        break;
    }
    return common | SQLITE_OPEN_READONLY;
}

void set_up_connection(sqlite3* database)
{
    ::sqlite3_busy_timeout(database, 2000);
    // Hostile file contents must reach no code of ours or SQLite's that the schema did not ask for.
    ::sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    ::sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    ::sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    ::sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
}

Result<std::string> first_text(Database& database, std::string_view sql)
{
    auto statement = TRY(database.prepare(sql));
    if (!TRY(statement.step())) return fail(ErrorCode::NotFound, "the pragma gave no row");
    return std::string{statement.text(0)};
}

Error error_of_finding(std::string_view finding)
{
    // A page that the disk did not give just now is reported like damage, with the result code of the reading.
    constexpr std::string_view unread = "error code=";
    if (auto const at = finding.find(unread); at != std::string_view::npos) {
        int result_code = 0;
        std::from_chars(finding.data() + at + unread.size(), finding.data() + finding.size(), result_code);
        if ((result_code & 0xFF) == SQLITE_IOERR) return error_of(result_code, "integrity check");
    }
    return {ErrorCode::Corrupt, fmt::format("integrity check: {}", finding)};
}

Result<void> set_pragmas(Database& database, OpenOptions const& options)
{
    // The locking mode comes first: WAL then keeps its index in memory and needs no shared file.
    TRY_DO(database.execute(options.exclusive ? "PRAGMA locking_mode=EXCLUSIVE" : "PRAGMA locking_mode=NORMAL"));
    TRY_DO(database.execute("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;"
                            "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA synchronous=FULL"));
    TRY_DO(database.execute(fmt::format(
        "PRAGMA cache_size=-{}; PRAGMA wal_autocheckpoint={}", options.cache_kib, options.checkpoint_pages)));
    bool const writable = ::sqlite3_db_readonly(database.handle(), "main") == 0;
    auto const mode = TRY(first_text(database, writable ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode"));
    if (writable && mode != "wal") return fail(ErrorCode::Unsupported, "the database does not take WAL");
    if (TRY(database.integer("PRAGMA synchronous")) < 2)
        return fail(ErrorCode::Unsupported, "the database does not take synchronous=FULL");
    return {};
}

} // namespace

// --- Database --------------------------------------------------------------------------------------------------------

Result<Database> Database::open(std::string const& path, OpenOptions const& options)
{
    sqlite3* handle = nullptr;
    int const result_code = ::sqlite3_open_v2(
        path.c_str(), &handle, flags_of(options.mode), options.vfs.empty() ? nullptr : options.vfs.c_str());
    Database database{handle};
    if (result_code != SQLITE_OK) return tl::unexpected(error_of(handle, result_code, "open"));
    set_up_connection(handle);
    if (auto set = set_pragmas(database, options); !set) {
        database.keep_log_on_close();
        return tl::unexpected(set.error());
    }
    return database;
}

Database::Database(Database&& other) noexcept : m_database{std::exchange(other.m_database, nullptr)} { }

Database& Database::operator=(Database&& other) noexcept
{
    if (this != &other) {
        ::sqlite3_close_v2(m_database);
        m_database = std::exchange(other.m_database, nullptr);
    }
    return *this;
}

Database::~Database() { ::sqlite3_close_v2(m_database); }

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    int const result_code = ::sqlite3_prepare_v3(
        m_database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    // The message speaks of the SQL text, which holds no values: those are bound.
    if (result_code != SQLITE_OK)
        return tl::unexpected(error_of(result_code, fmt::format("prepare: {}", ::sqlite3_errmsg(m_database))));
    assert(statement != nullptr);
    return Statement{statement};
}

Result<void> Database::execute(std::string_view sql)
{
    int const result_code = ::sqlite3_exec(m_database, std::string{sql}.c_str(), nullptr, nullptr, nullptr);
    if (result_code != SQLITE_OK) return tl::unexpected(error_of(m_database, result_code, "execute"));
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    auto statement = TRY(prepare(sql));
    if (!TRY(statement.step())) return fail(ErrorCode::NotFound, "no row");
    return statement.integer(0);
}

Result<void> Database::checkpoint() { return checkpoint_as(SQLITE_CHECKPOINT_TRUNCATE); }

Result<void> Database::fold_in() { return checkpoint_as(SQLITE_CHECKPOINT_PASSIVE); }

Result<void> Database::checkpoint_as(int mode)
{
    int const result_code = ::sqlite3_wal_checkpoint_v2(m_database, "main", mode, nullptr, nullptr);
    if (result_code != SQLITE_OK) return tl::unexpected(error_of(m_database, result_code, "checkpoint"));
    return {};
}

Result<void> Database::check(CheckDepth depth)
{
    auto const finding
        = first_text(*this, depth == CheckDepth::Quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)");
    if (!finding) return tl::unexpected(finding.error());
    if (*finding == "ok") return {};
    return tl::unexpected(error_of_finding(*finding));
}

void Database::keep_log_on_close() { ::sqlite3_db_config(m_database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

// --- Transaction -----------------------------------------------------------------------------------------------------

Result<Transaction> Transaction::begin(Database& database)
{
    bool const inner = ::sqlite3_get_autocommit(database.handle()) == 0;
    TRY_DO(database.execute(inner ? "SAVEPOINT part" : "BEGIN IMMEDIATE"));
    return Transaction{database, inner};
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database{std::exchange(other.m_database, nullptr)}, m_inner{other.m_inner}
{
}

Transaction::~Transaction()
{
    // A failure has already rolled back where autocommit is on again; a rollback that fails leaves nothing to be done
    // here.
    if (m_database && ::sqlite3_get_autocommit(m_database->handle()) == 0)
        static_cast<void>(m_database->execute(m_inner ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK"));
}

Result<void> Transaction::commit()
{
    TRY_DO(m_database->execute(m_inner ? "RELEASE part" : "COMMIT"));
    m_database = nullptr;
    return {};
}

Result<void> migrate(Database& database, std::span<std::string_view const> steps)
{
    auto const version = TRY(database.integer("PRAGMA user_version"));
    if (version < 0 || std::cmp_greater(version, steps.size())) {
        return fail(
            ErrorCode::Unsupported, fmt::format("schema {} is newer than this program's {}", version, steps.size()));
    }
    for (auto next = static_cast<std::size_t>(version); next < steps.size(); ++next) {
        auto transaction = TRY(Transaction::begin(database));
        TRY_DO(database.execute(steps[next]));
        TRY_DO(database.execute(fmt::format("PRAGMA user_version={}", next + 1)));
        TRY_DO(transaction.commit());
    }
    return {};
}

} // namespace yizhan::sqlite
