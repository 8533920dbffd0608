// Errors and statements: the half of sqlite.h that deals with one result code or one row at a time.

#include "shared/platform/sqlite.h"

#include <cerrno>
#include <fmt/format.h>
#include <sqlite3.h>

namespace yizhan::sqlite {
namespace {

ErrorCode code_of(int result_code)
{
    switch (result_code & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return ErrorCode::Io;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Conflict;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

Error error_of(int result_code, std::string_view doing)
{
    return {code_of(result_code), fmt::format("{}: {} ({})", doing, ::sqlite3_errstr(result_code), result_code)};
}

Error error_of(sqlite3* database, int result_code, std::string_view doing)
{
    Error error = error_of(result_code, doing);
    if (error.code != ErrorCode::Io) return error;
    // SQLite itself keeps the errno of statements, but not that of a COMMIT: the VFS is asked.
    sqlite3_vfs* vfs = nullptr;
    if (::sqlite3_file_control(database, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) != SQLITE_OK || !vfs
        || !vfs->xGetLastError)
        return error;
    int const system_errno = vfs->xGetLastError(vfs, 0, nullptr);
    if (system_errno == EROFS) error.code = ErrorCode::ReadOnly;
    if (system_errno == ENOSPC || system_errno == EDQUOT) error.code = ErrorCode::DiskFull;
    return error;
}

Statement::Statement(Statement&& other) noexcept : m_statement{std::exchange(other.m_statement, nullptr)} { }

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        ::sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
    }
    return *this;
}

Statement::~Statement() { ::sqlite3_finalize(m_statement); }

namespace {
// A wrong index is a bug; a lack of memory shows as a failed step.
void check_bind([[maybe_unused]] int result_code)
{
    assert(result_code == SQLITE_OK || result_code == SQLITE_NOMEM || result_code == SQLITE_TOOBIG);
}
} // namespace

Statement& Statement::bind_integer(int at, std::int64_t value)
{
    check_bind(::sqlite3_bind_int64(m_statement, at, value));
    return *this;
}

Statement& Statement::bind(int at, std::string_view text)
{
    char const* const data = text.data() ? text.data() : ""; // an empty view is an empty text, not NULL
    check_bind(::sqlite3_bind_text64(m_statement, at, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int at, ByteView blob)
{
    void const* const data = blob.data() ? static_cast<void const*>(blob.data()) : "";
    check_bind(::sqlite3_bind_blob64(m_statement, at, data, blob.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind_null(int at)
{
    check_bind(::sqlite3_bind_null(m_statement, at));
    return *this;
}

Result<bool> Statement::step()
{
    int const result_code = ::sqlite3_step(m_statement);
    if (result_code == SQLITE_ROW) return true;
    ::sqlite3_reset(m_statement);
    if (result_code == SQLITE_DONE) return false;
    return tl::unexpected(error_of(::sqlite3_db_handle(m_statement), result_code, "step"));
}

Result<std::int64_t> Statement::run()
{
    while (TRY(step())) { }
    return std::int64_t{::sqlite3_changes64(::sqlite3_db_handle(m_statement))};
}

void Statement::reset() { ::sqlite3_reset(m_statement); }

std::int64_t Statement::integer(int column) const { return ::sqlite3_column_int64(m_statement, column); }

std::string_view Statement::text(int column) const
{
    auto const* const data = reinterpret_cast<char const*>(::sqlite3_column_text(m_statement, column));
    return data ? std::string_view{data, static_cast<std::size_t>(::sqlite3_column_bytes(m_statement, column))}
                : std::string_view{};
}

ByteView Statement::blob(int column) const
{
    auto const* const data = static_cast<std::uint8_t const*>(::sqlite3_column_blob(m_statement, column));
    return data ? ByteView{data, static_cast<std::size_t>(::sqlite3_column_bytes(m_statement, column))} : ByteView{};
}

bool Statement::is_null(int column) const { return ::sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

} // namespace yizhan::sqlite
