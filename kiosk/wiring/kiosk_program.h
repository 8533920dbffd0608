// The verbs of yizhan-kiosk. Each gives the program's exit code, and says on stderr what went wrong and what to do.
#pragma once

#include "kiosk/wiring/kiosk_config.h"

#include <filesystem>
#include <optional>
#include <string>

namespace yizhan {

int run_kiosk(KioskConfig const& config, std::optional<std::filesystem::path> picture);
int join_hub(KioskConfig const& config, std::string const& ticket);
int rebuild_counts(KioskConfig const& config);
int print_journal(KioskConfig const& config); // every event that is kept, one a line, as it was written

} // namespace yizhan
