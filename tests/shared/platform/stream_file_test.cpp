#include "shared/platform/files.h"
#include "shared/platform/stream_file.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("stream file: it appears whole or not at all", "[platform]")
{
    test::TempDir folder;
    SystemFiles files;
    auto const path = folder / "events.csv";
    REQUIRE(files.write_durably(path, "old"));
    {
        auto file = StreamFile::create(path);
        REQUIRE(file);
        REQUIRE(file->write("half"));
    }
    CHECK(files.read(path) == std::string{"old"});
    auto file = StreamFile::create(path);
    REQUIRE(file);
    REQUIRE(file->write("first,"));
    REQUIRE(file->write("second"));
    REQUIRE(file->finish());
    CHECK(files.read(path) == std::string{"first,second"});
    CHECK(StreamFile::create(folder / "nowhere" / "x").error().code == ErrorCode::NotFound);
}
