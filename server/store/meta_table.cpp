#include "server/store/meta_table.h"

namespace yizhan {

Result<std::string> read_meta(sqlite::Database& database, std::string_view key)
{
    auto statement = TRY(database.prepare("SELECT value FROM meta WHERE key = ?"));
    statement.bind(1, key);
    if (!TRY(statement.step())) return fail(ErrorCode::NotFound, std::string{key});
    return std::string{statement.text(0)};
}

Result<void> write_meta(sqlite::Database& database, std::string_view key, std::string_view value)
{
    auto statement
        = TRY(database.prepare("INSERT INTO meta VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"));
    TRY(statement.bind(1, key).bind(2, value).run());
    return {};
}

Result<void> begin_new_life(sqlite::Database& database, Random& random)
{
    TRY_DO(write_meta(database, meta_log_epoch, random.hex64()));
    return write_meta(database, meta_own_incarnation, random.hex64());
}

} // namespace yizhan
