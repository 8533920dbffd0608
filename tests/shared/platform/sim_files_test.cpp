// The simulated small files keep the promise of the real ones at every step of a write.
#include "tests/support/sim_files.h"

using namespace yizhan;
using test::CrashDisk;
using test::DiskOperation;
using test::Repeat;
using test::Restart;
using test::SimFiles;

TEST_CASE("a power cut at any step of a durable write leaves the old content or the new", "[files][crash-disk]")
{
    bool old_seen = false;
    bool new_seen = false;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        for (std::uint64_t cut = 1;; ++cut) {
            CrashDisk disk{seed};
            SimFiles files{disk};
            REQUIRE(files.write_durably("key", "old"));
            disk.cut_power_at(cut);
            bool const acknowledged = files.write_durably("key", "new").has_value();
            bool const was_cut = disk.is_dead();
            disk.restart(Restart::PowerCut);
            auto const content = files.read("key");
            REQUIRE(content);
            CAPTURE(seed, cut, *content);
            if (acknowledged) REQUIRE(*content == "new");
            REQUIRE((*content == "old" || *content == "new"));
            old_seen = old_seen || *content == "old";
            new_seen = new_seen || *content == "new";
            if (!was_cut) break;
        }
    }
    CHECK(old_seen);
    CHECK(new_seen);
}

TEST_CASE(
    "an I/O error or a full disk at any step is named, and the old content or the new is there", "[files][crash-disk]")
{
    for (auto const operation : {DiskOperation::Write, DiskOperation::Sync}) {
        for (std::uint64_t at = 1;; ++at) {
            CrashDisk disk{at};
            SimFiles files{disk};
            REQUIRE(files.write_durably("key", "old"));
            disk.fail_at(operation, at, Repeat::Once);
            auto const written = files.write_durably("key", "new");
            if (!disk.has_failed(operation)) {
                CHECK(written);
                break;
            }
            REQUIRE_FALSE(written);
            CHECK(written.error().code == ErrorCode::Io);
            disk.restart(Restart::PowerCut);
            auto const content = files.read("key");
            CHECK((content == std::string{"old"} || content == std::string{"new"}));
        }
    }
    CrashDisk disk{1};
    SimFiles files{disk};
    REQUIRE(files.write_durably("key", "old"));
    disk.set_capacity(disk.used_bytes() + 2);
    CHECK(files.write_durably("key", "new").error().code == ErrorCode::DiskFull);
    CHECK(files.read("key") == std::string{"old"});
    disk.heal();
    REQUIRE(files.write_durably("key", "new"));
    CHECK(files.read("key") == std::string{"new"});
    CHECK(files.read("none").error().code == ErrorCode::NotFound);
    CHECK(files.move_durably("none", "other").error().code == ErrorCode::NotFound);
    REQUIRE(files.write_durably("other", "2"));
    CHECK(files.move_durably("key", "other").error().code == ErrorCode::Conflict);
    REQUIRE(files.move_durably("key", "third"));
    CHECK_FALSE(files.exists("key"));
}
