#include "shared/platform/file_tree.h"
#include "shared/platform/files.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace yizhan;

TEST_CASE("file tree: every regular file is read, links and folders are not", "[platform]")
{
    test::TempDir folder;
    SystemFiles files;
    std::filesystem::create_directories(folder / "assets" / "deep");
    REQUIRE(files.write_durably(folder / "index.html", "page"));
    REQUIRE(files.write_durably(folder / "assets" / "deep" / "a.js", std::string(200'000, 'a')));
    std::filesystem::create_symlink("/etc/passwd", folder / "assets" / "outside");
    std::filesystem::create_directory_symlink("/etc", folder / "etc");
    auto const tree = read_file_tree(folder.path());
    REQUIRE(tree);
    REQUIRE(tree->size() == 2);
    CHECK(tree->at(0).path == "assets/deep/a.js");
    CHECK(tree->at(0).content.size() == 200'000);
    CHECK(tree->at(1).path == "index.html");
    CHECK(tree->at(1).content == "page");
}

TEST_CASE("file tree: too many, too large and not there are told apart", "[platform]")
{
    test::TempDir folder;
    SystemFiles files;
    REQUIRE(files.write_durably(folder / "a", "12345"));
    REQUIRE(files.write_durably(folder / "b", "12345"));
    CHECK(read_file_tree(folder.path(), {2, 10}));
    CHECK(read_file_tree(folder.path(), {1, 100}).error().code == ErrorCode::TooLarge);
    CHECK(read_file_tree(folder.path(), {2, 9}).error().code == ErrorCode::TooLarge);
    CHECK(read_file_tree(folder / "nowhere").error().code == ErrorCode::NotFound);
}
