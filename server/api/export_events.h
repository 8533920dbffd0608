// All events of the log, one line each, oldest first, for taking home.
//   json  the event as its kiosk wrote it: a CloudEvents envelope. What no one could read stands as
//         {"unreadable":BASE64,"position":N,"received_at":…}.
//   csv   UTF-8 with a byte order mark, so that spreadsheets read it; a cell that a spreadsheet would take for a
//   formula
//         begins with an apostrophe.
#pragma once

#include "server/ingest/event_store.h"

#include <functional>

namespace yizhan {

enum class ExportFormat { Json, Csv };

// Takes a piece of the file; an error ends the export.
using ExportSink = std::function<Result<void>(std::string_view piece)>;

Result<std::uint64_t> export_events(EventStore& events, ExportFormat format, ExportSink const& sink);

} // namespace yizhan
