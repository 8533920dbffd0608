// All files of a folder, read once into memory: what a program serves is then a fixed map, and no request reaches the
// disk.
#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace yizhan {

struct TreeFile {
    std::string path; // below the folder, with '/', without one in front
    std::string content;
};

struct TreeLimits {
    std::size_t files = 500;
    std::size_t bytes = 64U << 20; // all together
};

// Regular files only: links are passed over, so nothing outside the folder is ever read. Ordered by path. NotFound,
// TooLarge, Io.
Result<std::vector<TreeFile>> read_file_tree(std::filesystem::path const& folder, TreeLimits const& limits = {});

} // namespace yizhan
