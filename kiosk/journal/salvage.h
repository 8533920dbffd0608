// Getting events out of a database that SQLite refuses: row by row from whatever pages can still be read, without the
// header, the schema or the inner pages. An event counts only if its hash fits its bytes and the bytes decode.
#pragma once

#include "kiosk/journal/page_source.h"

#include "shared/domain/events.h"

#include <functional>
#include <string_view>

namespace yizhan::journal {

struct SalvagedEvent {
    Event event;
    EventHash hash{};
    std::string_view envelope; // verbatim
};

// May give the same event many times, and two events for one place where a failed commit left its trace: the first one
// is then the one to believe.
void for_each_salvageable(PageSource const& pages, std::function<void(SalvagedEvent const&)> const& visit);

} // namespace yizhan::journal
