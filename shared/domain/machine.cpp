#include "shared/domain/machine.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<SessionEnd, 6> session_ends{{{{SessionEnd::Collected, "collected"}, {SessionEnd::Early, "early"},
    {SessionEnd::Undone, "undone"}, {SessionEnd::Forgotten, "forgotten"}, {SessionEnd::Broken, "broken"},
    {SessionEnd::ByVolunteer, "by_volunteer"}}}};

constexpr NameTable<TicketEnd, 3> ticket_ends{
    {{{TicketEnd::Started, "started"}, {TicketEnd::GivenUp, "given_up"}, {TicketEnd::Missed, "missed"}}}};

} // namespace

std::string_view name(SessionEnd end) { return session_ends.name_of(end); }
std::optional<SessionEnd> session_end_of(std::string_view name) { return session_ends.value_of(name); }
std::string_view name(TicketEnd end) { return ticket_ends.name_of(end); }
std::optional<TicketEnd> ticket_end_of(std::string_view name) { return ticket_ends.value_of(name); }

} // namespace yizhan
