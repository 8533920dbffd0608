// SQLite without exceptions and without surprises: every call gives a Result, statements are cached by the owner, text
// is bound by copy unless said otherwise. One Database = one connection = one thread at a time.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <cassert>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace yizhan::sqlite {

// Maps a result code: FULL -> DiskFull, READONLY -> ReadOnly, CORRUPT and NOTADB -> Corrupt, IOERR and CANTOPEN -> Io,
// BUSY and LOCKED -> Busy, CONSTRAINT -> Conflict, NOMEM and others -> Internal. The cause names the code, never a
// value.
Error error_of(int result_code, std::string_view doing);
// The same for a call that just failed on `database`: an I/O error that the system calls a full or a read-only disk is
// named so.
Error error_of(sqlite3* database, int result_code, std::string_view doing);

class Statement {
public:
    Statement() = default;
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    // Parameters count from 1, columns from 0. Bindings last until bound again; a wrong index is a bug (assert).
    // An unsigned value over INT64_MAX is a bug (assert).
    Statement& bind(int at, std::integral auto value)
    {
        assert(std::in_range<std::int64_t>(value));
        return bind_integer(at, static_cast<std::int64_t>(value));
    }
    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, ByteView blob);
    Statement& bind_null(int at);
    // Binds what the optional holds, or NULL.
    template <class T> Statement& bind(int at, std::optional<T> const& value)
    {
        return value ? bind(at, *value) : bind_null(at);
    }

    // True: a row is there. False: done. After done or an error the statement is reset and can run again.
    Result<bool> step();
    // For statements without rows: steps to done. Gives the number of changed rows.
    Result<std::int64_t> run();
    void reset();

    std::int64_t integer(int column) const;
    std::string_view text(int column) const; // valid until the next step, reset or bind
    ByteView blob(int column) const; // likewise
    bool is_null(int column) const;

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* statement) : m_statement{statement} { }
    Statement& bind_integer(int at, std::int64_t value);
    sqlite3_stmt* m_statement = nullptr;
};

// Quick leaves out that each index agrees with its table.
enum class CheckDepth { Quick, Thorough };

enum class OpenMode { ReadWriteCreate, ReadWrite, ReadOnly };

struct OpenOptions {
    OpenMode mode = OpenMode::ReadWriteCreate;
    std::string vfs; // empty: the system's
    bool exclusive = true; // locking_mode=EXCLUSIVE: no second connection, no -shm file
    int cache_kib = 8192;
    int checkpoint_pages = 1000; // wal_autocheckpoint
};

// Opens with WAL, synchronous=FULL, foreign_keys, temp_store=MEMORY, secure_delete, trusted_schema=OFF, no loadable
// extensions, and checks by reading them back that journal mode and synchronous are what was asked (Unsupported if
// not). A file that only lets itself be read opens; each write then fails with ReadOnly. The Database must stay where
// it is while a Transaction on it lives; statements may outlive it and then fail.
class Database {
public:
    // On an error the files are left as they are.
    static Result<Database> open(std::string const& path, OpenOptions const& options = {});
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    Result<Statement> prepare(std::string_view sql); // one statement; persistent
    Result<void> execute(std::string_view sql); // any number of statements, no rows wanted
    Result<std::int64_t> integer(std::string_view sql); // one row, one integer column; NotFound without a row
    Result<void> checkpoint(); // TRUNCATE: the WAL is folded in and emptied
    Result<void> fold_in(); // PASSIVE: what the WAL holds goes into the database, so that no commit has to do it
    // PRAGMA quick_check or integrity_check; Corrupt with the first finding.
    Result<void> check(CheckDepth depth);
    // Closing then leaves file and log as they are, for somebody who must look at them first.
    void keep_log_on_close();
    sqlite3* handle() const { return m_database; }

private:
    Result<void> checkpoint_as(int mode);
    explicit Database(sqlite3* database) : m_database{database} { }
    sqlite3* m_database = nullptr;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope uncommitted. After a failed commit the outcome is
// unknown, not 'no': the caller must look before it says anything. One begun inside another is a part of that one: it
// is kept only if the outer one commits.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<void> commit();

private:
    Transaction(Database& database, bool inner) : m_database{&database}, m_inner{inner} { }
    Database* m_database;
    bool m_inner = false;
};

// Runs the steps that user_version says are missing, each in its own transaction that also sets user_version. A
// database newer than `steps` is Unsupported and left untouched.
Result<void> migrate(Database& database, std::span<std::string_view const> steps);

} // namespace yizhan::sqlite
