#include "shared/platform/files.h"
#include "shared/platform/lock_file.h"

#include "tests/support/temp_dir.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace yizhan;

TEST_CASE("a durable write replaces the whole file, private to its owner, and leaves nothing beside it", "[files]")
{
    test::TempDir const dir;
    SystemFiles files;
    auto const path = dir / "key";
    REQUIRE(files.write_durably(path, "a longer first content"));
    REQUIRE(files.write_durably(path, "second"));
    CHECK(files.read(path) == std::string{"second"});
    struct stat status { };
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(std::distance(std::filesystem::directory_iterator{dir.path()}, {}) == 1);
}

TEST_CASE("a small file is at most 1 MiB, both ways", "[files]")
{
    test::TempDir const dir;
    SystemFiles files;
    std::string const largest(small_file_bytes_max, 'x');
    REQUIRE(files.write_durably(dir / "a", largest));
    CHECK(files.read(dir / "a") == largest);
    auto const over = files.write_durably(dir / "a", largest + "x");
    REQUIRE_FALSE(over);
    CHECK(over.error().code == ErrorCode::TooLarge);
    CHECK(files.read(dir / "a") == largest);
    auto const endless = files.read("/dev/zero");
    REQUIRE_FALSE(endless);
    CHECK(endless.error().code == ErrorCode::TooLarge);
}

TEST_CASE("what cannot be read or written is named by kind", "[files]")
{
    test::TempDir const dir;
    SystemFiles files;
    CHECK(files.read(dir / "none").error().code == ErrorCode::NotFound);
    CHECK(files.write_durably(dir / "none/a", "x").error().code == ErrorCode::NotFound);
    CHECK(files.read(dir.path()).error().code == ErrorCode::Io);
    CHECK(files.write_durably("/dev/full/a", "x").error().code == ErrorCode::Io);
}

TEST_CASE("a failed durable write leaves the old file whole", "[files]")
{
    test::TempDir const dir;
    SystemFiles files;
    REQUIRE(files.write_durably(dir / "key", "old"));
    std::filesystem::create_directory(dir / "key.new"); // the place beside is taken
    CHECK_FALSE(files.write_durably(dir / "key", "new"));
    CHECK(files.read(dir / "key") == std::string{"old"});
}

TEST_CASE("a move gives the new name and never covers a file", "[files]")
{
    test::TempDir const dir;
    SystemFiles files;
    REQUIRE(files.write_durably(dir / "a", "1"));
    REQUIRE(files.write_durably(dir / "b", "2"));
    CHECK(files.move_durably(dir / "a", dir / "b").error().code == ErrorCode::Conflict);
    REQUIRE(files.move_durably(dir / "a", dir / "c"));
    CHECK_FALSE(files.exists(dir / "a"));
    CHECK(files.read(dir / "b") == std::string{"2"});
    CHECK(files.read(dir / "c") == std::string{"1"});
    CHECK(files.move_durably(dir / "a", dir / "d").error().code == ErrorCode::NotFound);
}

TEST_CASE("a data folder has one process; the lock goes with it", "[files]")
{
    test::TempDir const dir;
    {
        auto const first = LockFile::acquire(dir.path());
        REQUIRE(first);
        pid_t const child = ::fork();
        if (child == 0) {
            auto const second = LockFile::acquire(dir.path());
            ::_exit(!second && second.error().code == ErrorCode::Busy ? 0 : 1);
        }
        int status = -1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    CHECK(LockFile::acquire(dir.path()));
    CHECK(LockFile::acquire(dir / "none").error().code == ErrorCode::NotFound);
}
