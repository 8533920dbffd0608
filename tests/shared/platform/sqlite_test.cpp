#include "shared/platform/sqlite.h"
#include "tests/support/temp_dir.h"

#include <array>
#include <fstream>
#include <iterator>

using namespace yizhan;
using sqlite::CheckDepth;
using sqlite::Database;
using sqlite::OpenMode;
using sqlite::Transaction;

namespace {

Database open_at(std::filesystem::path const& path, sqlite::OpenOptions options = {})
{
    auto database = Database::open(path.string(), options);
    REQUIRE(database);
    return std::move(*database);
}

std::string content_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("a database opens with WAL and synchronous=FULL, and with one connection only", "[sqlite]")
{
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    CHECK(database.integer("PRAGMA synchronous") == 2);
    CHECK(database.integer("PRAGMA foreign_keys") == 1);
    CHECK(database.integer("PRAGMA secure_delete") == 1);
    CHECK(database.integer("PRAGMA temp_store") == 2);
    REQUIRE(database.execute("CREATE TABLE t(x)"));
    CHECK(std::filesystem::exists(dir / "a.db-wal"));
    CHECK_FALSE(std::filesystem::exists(dir / "a.db-shm"));
    auto second = Database::open((dir / "a.db").string(), {.mode = OpenMode::ReadWrite});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::Busy);
}

TEST_CASE("bound values come back as they went in", "[sqlite]")
{
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    REQUIRE(database.execute("CREATE TABLE t(i INTEGER, s TEXT, b BLOB, n TEXT, e TEXT, o INTEGER)"));
    std::string const text{"a\0b", 3};
    Bytes const blob{0, 1, 255};
    auto insert = database.prepare("INSERT INTO t VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    REQUIRE(insert);
    insert->bind(1, std::int64_t{-9}).bind(2, text).bind(3, blob).bind(4, std::optional<std::string_view>{});
    insert->bind(5, std::string_view{}).bind(6, std::optional<std::uint32_t>{7});
    CHECK(insert->run() == 1);

    auto select = database.prepare("SELECT * FROM t");
    REQUIRE(select);
    REQUIRE(select->step() == true);
    CHECK(select->integer(0) == -9);
    CHECK(select->text(1) == text);
    CHECK(Bytes(select->blob(2).begin(), select->blob(2).end()) == blob);
    CHECK(select->is_null(3));
    CHECK_FALSE(select->is_null(4));
    CHECK(select->text(4).empty());
    CHECK(select->integer(5) == 7);
    CHECK(select->step() == false);
}

TEST_CASE("a statement runs again after done and after an error", "[sqlite]")
{
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    REQUIRE(database.execute("CREATE TABLE t(x INTEGER PRIMARY KEY)"));
    auto insert = database.prepare("INSERT INTO t VALUES(?1)");
    REQUIRE(insert);
    REQUIRE(insert->bind(1, 1).run());
    auto const twice = insert->run();
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::Conflict);
    CHECK(insert->bind(1, 2).run() == 1);
    CHECK(database.integer("SELECT count(*) FROM t") == 2);
}

TEST_CASE("a transaction that goes out of scope uncommitted leaves nothing", "[sqlite]")
{
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    REQUIRE(database.execute("CREATE TABLE t(x)"));
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction);
        REQUIRE(database.execute("INSERT INTO t VALUES(1)"));
    }
    CHECK(database.integer("SELECT count(*) FROM t") == 0);
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction);
        REQUIRE(database.execute("INSERT INTO t VALUES(1)"));
        REQUIRE(transaction->commit());
    }
    CHECK(database.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a transaction inside another is kept only with it", "[sqlite]")
{
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    REQUIRE(database.execute("CREATE TABLE t(x)"));
    for (bool const keep : {false, true}) {
        auto outer = Transaction::begin(database);
        REQUIRE(outer);
        {
            auto given_up = Transaction::begin(database);
            REQUIRE(given_up);
            REQUIRE(database.execute("INSERT INTO t VALUES(1)"));
        }
        auto inner = Transaction::begin(database);
        REQUIRE(inner);
        REQUIRE(database.execute("INSERT INTO t VALUES(2)"));
        REQUIRE(inner->commit());
        if (keep) REQUIRE(outer->commit());
    }
    CHECK(database.integer("SELECT count(*) FROM t") == 1);
    CHECK(database.integer("SELECT x FROM t") == 2);
}

TEST_CASE("migration runs the missing steps only, one transaction each", "[sqlite]")
{
    using namespace std::string_view_literals;
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    std::array const first{"CREATE TABLE a(x)"sv};
    std::array const both{"CREATE TABLE a(x)"sv, "CREATE TABLE b(x); INSERT INTO b VALUES(1)"sv};
    std::array const broken{
        "CREATE TABLE a(x)"sv, "CREATE TABLE b(x); INSERT INTO b VALUES(1)"sv, "CREATE TABLE c(x); nonsense"sv};
    REQUIRE(sqlite::migrate(database, first));
    REQUIRE(sqlite::migrate(database, both));
    REQUIRE(sqlite::migrate(database, both));
    CHECK(database.integer("SELECT count(*) FROM b") == 1);
    CHECK_FALSE(sqlite::migrate(database, broken));
    CHECK(database.integer("PRAGMA user_version") == 2);
    CHECK_FALSE(database.integer("SELECT count(*) FROM c"));
}

TEST_CASE("a database that is newer than the program is refused and not touched", "[sqlite]")
{
    using namespace std::string_view_literals;
    test::TempDir const dir;
    std::array const one{"CREATE TABLE a(x)"sv};
    {
        auto database = open_at(dir / "a.db");
        REQUIRE(database.execute("CREATE TABLE future(x); PRAGMA user_version=2"));
    }
    auto const before = content_of(dir / "a.db");
    {
        auto database = open_at(dir / "a.db");
        auto const refused = sqlite::migrate(database, one);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Unsupported);
    }
    CHECK(content_of(dir / "a.db") == before);
}

TEST_CASE(
    "a file that is no database is Corrupt, a folder that is missing is Io, and no cause holds a value", "[sqlite]")
{
    test::TempDir const dir;
    std::ofstream{dir / "a.db"} << std::string(8192, 'x');
    auto const garbage = Database::open((dir / "a.db").string());
    REQUIRE_FALSE(garbage);
    CHECK(garbage.error().code == ErrorCode::Corrupt);
    auto const nowhere = Database::open((dir / "none/a.db").string());
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::Io);

    auto database = open_at(dir / "b.db");
    REQUIRE(database.execute("CREATE TABLE t(x UNIQUE)"));
    auto insert = database.prepare("INSERT INTO t VALUES(?1)");
    REQUIRE(insert->bind(1, std::string_view{"MARKER"}).run());
    auto const twice = insert->run();
    REQUIRE_FALSE(twice);
    CHECK(twice.error().cause.find("MARKER") == std::string::npos);
}

TEST_CASE("the integrity check names damage", "[sqlite]")
{
    test::TempDir const dir;
    {
        auto database = open_at(dir / "a.db");
        REQUIRE(database.execute("CREATE TABLE t(x); CREATE INDEX i ON t(x)"));
        REQUIRE(database.execute("WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k+1 FROM n WHERE k<2000) INSERT "
                                 "INTO t SELECT k FROM n"));
        REQUIRE(database.check(CheckDepth::Thorough));
    }
    {
        std::fstream file{dir / "a.db", std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(3 * 4096);
        file << std::string(4096, '\xA5');
    }
    auto database = open_at(dir / "a.db");
    auto const quick = database.check(CheckDepth::Quick);
    REQUIRE_FALSE(quick);
    CHECK(quick.error().code == ErrorCode::Corrupt);
}

TEST_CASE("a checkpoint folds the write-ahead log in and empties it", "[sqlite]")
{
    test::TempDir const dir;
    auto database = open_at(dir / "a.db");
    REQUIRE(database.execute("CREATE TABLE t(x)"));
    CHECK(std::filesystem::file_size(dir / "a.db-wal") > 0);
    REQUIRE(database.checkpoint());
    CHECK(std::filesystem::file_size(dir / "a.db-wal") == 0);
}
