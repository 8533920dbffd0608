#include "server/enrollment/duplicates.h"

#include "server/ingest/roster.h"
#include "shared/domain/name_table.h"

#include <set>

namespace yizhan {
namespace {

using Likeness = ApplicationStore::Likeness;
constexpr NameTable<Likeness, 3> names{
    {{{Likeness::Document, "document"}, {Likeness::Phone, "phone"}, {Likeness::NameAndTail, "name_and_tail"}}}};

// Refused and withdrawn ones are nobody's record any more.
bool says_something(ApplicationState state)
{
    return state == ApplicationState::Submitted || state == ApplicationState::SentBack
        || state == ApplicationState::Approved;
}

} // namespace

std::string_view name(Likeness why) { return names.name_of(why); }

Result<std::vector<Duplicate>> find_duplicates(
    DeskPorts const& ports, MemberId const& applicant, FormCheck const& check)
{
    std::vector<Duplicate> found;
    auto const own = TRY(find_member(ports.feeds, applicant));
    std::set<MemberId> seen{own ? own->id : applicant};
    for (auto const& like : TRY(ports.applications.like(check))) {
        if (!says_something(like.line.state)) continue;
        auto member = TRY(find_member(ports.feeds, like.line.member));
        if (member && seen.insert(member->id).second) found.push_back({std::move(*member), like.why});
    }
    if (check.masked_name.empty() || check.tail.empty()) return found;
    for (auto& member : TRY(ports.members.search({check.masked_name, check.tail, {}, 20}))) {
        // The search is by the beginning of a name.
        if (member.masked_name == check.masked_name && seen.insert(member.id).second)
            found.push_back({std::move(member), Likeness::NameAndTail});
    }
    return found;
}

} // namespace yizhan
