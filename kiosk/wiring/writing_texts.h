// The tables of names that the pinyin engine is tuned with, read from assets/writing. One that cannot be read is said
// in the log and left empty: the engine then knows less, and writes all the same.
#pragma once

#include "kiosk/writing/writing_engines.h"
#include "shared/platform/files.h"

#include <filesystem>

namespace yizhan {

WritingEngines::Texts writing_texts(FileStore& files, std::filesystem::path const& folder);

} // namespace yizhan
