// Is the disk model any good? It must lose nothing where SQLite promises durability, and catch every configuration that
// is known not to keep that promise. Only then does a passing test on it mean something.
#include "tests/support/crash_disk.h"
#include "tests/support/crash_vfs.h"

#include <fmt/format.h>
#include <memory>
#include <sqlite3.h>

using namespace yizhan;
using test::CrashDisk;
using test::CrashVfs;
using test::DiskOperation;
using test::DiskStatus;
using test::Repeat;
using test::Restart;
using test::SyncHonesty;

namespace {

struct Configuration {
    std::string name;
    std::string pragmas;
    SyncHonesty honesty = SyncHonesty::Honest;
};

struct Tally {
    int acknowledged = 0;
    int seeds_with_loss = 0;
    int seeds_with_damage = 0;
    std::uint64_t fingerprint = 0;
};

struct Close {
    void operator()(sqlite3* database) const { ::sqlite3_close_v2(database); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

Connection connect(CrashVfs const& vfs, Configuration const& configuration)
{
    sqlite3* raw = nullptr;
    ::sqlite3_open_v2("k.db", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.name().c_str());
    Connection connection{raw};
    ::sqlite3_exec(raw, configuration.pragmas.c_str(), nullptr, nullptr, nullptr);
    return connection;
}

// The integer that a query gives; -1 where it fails.
int query(sqlite3* database, char const* sql)
{
    sqlite3_stmt* statement = nullptr;
    int value = -1;
    if (::sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK
        && ::sqlite3_step(statement) == SQLITE_ROW) {
        value = ::sqlite3_column_int(statement, 0);
    }
    ::sqlite3_finalize(statement);
    return value;
}

bool is_whole(sqlite3* database)
{
    return query(database, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check='ok'") == 1;
}

// Inserts row after row until the power fails or 60 are in; gives the last row that SQLite said was committed.
int insert_rows(sqlite3* database, CrashDisk& disk, int last)
{
    for (int row = last + 1; row <= last + 60; ++row) {
        auto const sql = fmt::format(
            "INSERT INTO events VALUES({}, randomblob(16), hex(zeroblob({})))", row, disk.random().below(200));
        if (::sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return row - 1;
    }
    return last + 60;
}

void run_seed(std::uint64_t seed, Configuration const& configuration, Tally& tally)
{
    CrashDisk disk{seed, seed % 2 == 0 ? 512U : 4096U};
    CrashVfs const vfs{disk, "self-test"};
    {
        auto const connection = connect(vfs, configuration);
        ::sqlite3_exec(connection.get(),
            "CREATE TABLE events(seq INTEGER PRIMARY KEY, hash BLOB, body TEXT); CREATE INDEX by_hash ON events(hash)",
            nullptr, nullptr, nullptr);
    }
    disk.sync_names();
    disk.set_honesty(configuration.honesty);
    int acknowledged = 0;
    for (int life = 0; life < 3; ++life) {
        disk.cut_power_at(1 + disk.random().below(300));
        {
            auto const connection = connect(vfs, configuration);
            int const last = insert_rows(connection.get(), disk, acknowledged);
            tally.acknowledged += last - acknowledged;
            acknowledged = last;
            disk.cut_power_now();
        }
        disk.restart(Restart::PowerCut);
        auto const connection = connect(vfs, configuration);
        int const rows = query(connection.get(), "SELECT count(*) FROM events");
        tally.fingerprint = (tally.fingerprint ^ static_cast<std::uint64_t>(rows)) * 1'099'511'628'211U;
        if (rows < 0 || !is_whole(connection.get())) {
            ++tally.seeds_with_damage;
            return;
        }
        if (rows < acknowledged) {
            ++tally.seeds_with_loss;
            return;
        }
        acknowledged = rows; // one that was in doubt may be there
    }
}

Tally run_seeds(Configuration const& configuration, std::uint64_t seeds)
{
    Tally tally;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) run_seed(seed, configuration, tally);
    return tally;
}

std::string const exclusive = "PRAGMA locking_mode=EXCLUSIVE;";
std::string const wal = exclusive + "PRAGMA journal_mode=WAL;PRAGMA wal_autocheckpoint=8;";

} // namespace

TEST_CASE("a configuration that promises durability loses nothing and stays whole", "[crash-disk]")
{
    auto const configuration = GENERATE(values<Configuration>({
        {"WAL, FULL", wal + "PRAGMA synchronous=FULL"},
        {"TRUNCATE, FULL", exclusive + "PRAGMA journal_mode=TRUNCATE;PRAGMA synchronous=FULL"},
        {"PERSIST, FULL", exclusive + "PRAGMA journal_mode=PERSIST;PRAGMA synchronous=FULL"},
        {"DELETE, EXTRA", "PRAGMA journal_mode=DELETE;PRAGMA synchronous=EXTRA"},
    }));
    CAPTURE(configuration.name);
    auto const tally = run_seeds(configuration, 300);
    CHECK(tally.acknowledged > 3000);
    CHECK(tally.seeds_with_loss == 0);
    CHECK(tally.seeds_with_damage == 0);
}

TEST_CASE("a configuration that is known to lose acknowledged rows is caught", "[crash-disk]")
{
    auto const configuration = GENERATE(values<Configuration>({
        {"WAL, NORMAL", wal + "PRAGMA synchronous=NORMAL"},
        {"DELETE, FULL", "PRAGMA journal_mode=DELETE;PRAGMA synchronous=FULL"},
        {"TRUNCATE, OFF", exclusive + "PRAGMA journal_mode=TRUNCATE;PRAGMA synchronous=OFF"},
        {"TRUNCATE, FULL, lying sync", exclusive + "PRAGMA journal_mode=TRUNCATE;PRAGMA synchronous=FULL",
            SyncHonesty::Lying},
        {"WAL, FULL, lying sync", wal + "PRAGMA synchronous=FULL", SyncHonesty::Lying},
    }));
    CAPTURE(configuration.name);
    auto const tally = run_seeds(configuration, 100);
    CHECK(tally.seeds_with_loss + tally.seeds_with_damage > 20);
}

TEST_CASE("a seed gives the same history each time", "[crash-disk]")
{
    Configuration const configuration{"WAL, FULL", wal + "PRAGMA synchronous=FULL"};
    CHECK(run_seeds(configuration, 30).fingerprint == run_seeds(configuration, 30).fingerprint);
}

TEST_CASE("what was synced survives a cut; what was not may not; a killed process loses nothing", "[crash-disk]")
{
    int dropped = 0;
    int torn = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CrashDisk disk{seed, 512};
        CrashDisk::Handle file;
        REQUIRE(disk.create("a", file) == DiskStatus::Ok);
        REQUIRE(disk.write(file, 0, as_bytes("safe")) == DiskStatus::Ok);
        REQUIRE(disk.sync(file) == DiskStatus::Ok);
        REQUIRE(disk.sync_names() == DiskStatus::Ok);
        std::string const late(2048, 'x');
        REQUIRE(disk.write(file, 4, as_bytes(late)) == DiskStatus::Ok);
        disk.restart(Restart::ProcessKilled);
        CHECK(disk.content("a") == "safe" + late);
        disk.restart(Restart::PowerCut);
        CHECK(disk.content("a").substr(0, 4) == "safe");
        dropped += disk.content("a") == "safe" ? 1 : 0;
        torn += disk.content("a") != "safe" && disk.content("a") != "safe" + late ? 1 : 0;
        CHECK(disk.write(file, 0, as_bytes("old life")) == DiskStatus::IoError);
    }
    CHECK(dropped > 5);
    CHECK(torn > 5);
}

TEST_CASE("a name that was not synced may vanish, and one that was removed may come back", "[crash-disk]")
{
    int vanished = 0;
    int came_back = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CrashDisk disk{seed};
        disk.put("old", "1");
        CrashDisk::Handle file;
        REQUIRE(disk.create("new", file) == DiskStatus::Ok);
        REQUIRE(disk.remove("old") == DiskStatus::Ok);
        CHECK_FALSE(disk.exists("old"));
        disk.restart(Restart::PowerCut);
        vanished += disk.exists("new") ? 0 : 1;
        came_back += disk.exists("old") ? 1 : 0;
    }
    CHECK(vanished > 20);
    CHECK(came_back > 20);
}

TEST_CASE("a failed sync loses its writes for good, though reads show them until the cut", "[crash-disk]")
{
    int lost = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        CrashDisk disk{seed};
        disk.put("a", "old");
        CrashDisk::Handle file;
        REQUIRE(disk.open("a", file) == DiskStatus::Ok);
        REQUIRE(disk.write(file, 0, as_bytes("new")) == DiskStatus::Ok);
        disk.fail_at(DiskOperation::Sync, 1, Repeat::Once);
        CHECK(disk.sync(file) == DiskStatus::IoError);
        CHECK(disk.sync(file) == DiskStatus::Ok); // and means nothing
        CHECK(disk.content("a") == "new");
        disk.restart(Restart::PowerCut);
        lost += disk.content("a") == "new" ? 0 : 1;
    }
    CHECK(lost > 10);
}

TEST_CASE("the disk fills up, refuses to be written, and fails the counted operation", "[crash-disk]")
{
    CrashDisk disk{1};
    CrashDisk::Handle file;
    REQUIRE(disk.create("a", file) == DiskStatus::Ok);
    disk.set_capacity(4);
    CHECK(disk.write(file, 0, as_bytes("1234")) == DiskStatus::Ok);
    CHECK(disk.write(file, 4, as_bytes("5")) == DiskStatus::NoSpace);
    CHECK(disk.write(file, 0, as_bytes("abcd")) == DiskStatus::Ok);
    disk.set_access(test::Access::ReadOnly);
    CHECK(disk.write(file, 0, as_bytes("x")) == DiskStatus::ReadOnly);
    disk.heal();
    disk.fail_at(DiskOperation::Write, 2, Repeat::Once);
    CHECK(disk.write(file, 0, as_bytes("1")) == DiskStatus::Ok);
    CHECK(disk.write(file, 0, as_bytes("2")) == DiskStatus::IoError);
    CHECK(disk.write(file, 0, as_bytes("3")) == DiskStatus::Ok);
    CHECK(disk.has_failed(DiskOperation::Write));
    disk.fail_at(DiskOperation::Read, 1, Repeat::Always);
    std::array<std::uint8_t, 1> out{};
    std::size_t got = 0;
    CHECK(disk.read(file, 0, out, got) == DiskStatus::IoError);
    CHECK(disk.read(file, 0, out, got) == DiskStatus::IoError);

    CrashDisk clone{2};
    clone.copy_image_from(disk);
    clone.flip_bit("a", 0, 1);
    CHECK(disk.content("a") == "3bcd");
    CHECK(clone.content("a") == "1bcd");
}
