// A catalogue of services as a file that people write: assets/catalogue/services.json, or one that staff hand in.
// Strict where a feed is lenient: a person who mistypes a name or writes too much is told so, and nothing is cut
// silently.
#pragma once

#include "shared/domain/service_catalogue.h"
#include "shared/platform/files.h"

namespace yizhan::demo {

inline constexpr std::size_t catalogue_entries_max = 500;

// {"services": [{"id", "field", "order", "icon", "title": {"zh", "en"}, "summary", "who", "bring", "where", "how_long",
// "ask", "initials", "situations": [], "requestable", "offered"?}]}; without "offered" a service is. All of the file or
// nothing: InvalidInput names the entry by its place from 1 and, where it has one, its id, and the member that is
// missing, unknown, twice there, too long or holds what nobody can see. TooLarge over catalogue_entries_max.
Result<std::vector<ServiceEntry>> parse_catalogue(std::string_view text);

// The same of a file; NotFound, TooLarge (over 1 MiB), Io.
Result<std::vector<ServiceEntry>> read_catalogue(FileStore const& files, std::filesystem::path const& path);

} // namespace yizhan::demo
