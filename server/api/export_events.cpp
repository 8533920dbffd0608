#include "server/api/export_events.h"

#include "server/api/csv_cells.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::size_t events_a_step = 1'000;
constexpr std::string_view csv_head = "\xEF\xBB\xBFposition,received_at,occurred_at,station,kiosk,incarnation,sequence,"
                                      "id,type,member,card,visit,occupation,"
                                      "assurance,reason,amenity,use,unreadable\r\n";

std::string json_line(StoredEvent const& stored)
{
    JsonDocument document;
    if (document.parse_object(stored.bytes)) return stored.bytes + "\n";
    JsonWriter json;
    json.member("unreadable", to_base64(as_bytes(stored.bytes)));
    json.member("position", static_cast<std::int64_t>(stored.position));
    json.member("received_at", format_rfc3339(stored.received_at));
    return json.finish() + "\n";
}

// The columns that belong to the kind of event.
struct Details {
    std::string member, card, visit, occupation, assurance, reason, amenity, use;
};

template <class IdType> std::string text_of(std::optional<IdType> const& id) { return id ? id->text() : std::string{}; }

struct DetailsOf {
    Details operator()(CheckedIn const& in) const
    {
        auto const occupation = in.occupation ? name(*in.occupation) : std::string_view{};
        return {text_of(in.member), text_of(in.card), in.visit.text(), std::string{occupation},
            std::string{name(in.assurance)}, {}, {}, {}};
    }
    Details operator()(CheckInRefused const& refused) const
    {
        return {{}, text_of(refused.card), {}, {}, {}, std::string{name(refused.reason)}, {}, {}};
    }
    Details operator()(AmenityUsed const& used) const
    {
        return {text_of(used.member), {}, text_of(used.visit), {}, {}, {}, used.amenity.text(), used.use.text()};
    }
    Details operator()(AmenityUseUndone const& undone) const
    {
        return {{}, {}, {}, {}, {}, {}, undone.amenity.text(), undone.use.text()};
    }
    Details operator()(HelpCalled const& called) const
    {
        return {{}, {}, {}, {}, {}, called.after ? std::string{name(*called.after)} : std::string{}, {}, {}};
    }
    Details operator()(KioskStarted const& started) const
    {
        return {{}, {}, {}, {}, {}, std::string{name(started.reason)}, {}, {}};
    }
    Details operator()(ApplicationSubmitted const& e) const
    {
        return {e.member.text(), e.card.text(), {}, std::string{name(e.applicant.occupation)}, {}, {}, {}, {}};
    }
    Details operator()(ApplicationWithdrawn const& e) const { return because(name(e.reason)); }
    Details operator()(ApplicationSentBack const& e) const { return because(name(e.reason)); }
    Details operator()(ApplicationRefused const& e) const { return because(name(e.reason)); }
    Details operator()(ApplicationApproved const& e) const { return {e.member.text(), e.card.text()}; }
    Details operator()(CardReissued const& e) const { return of_card(e.member, e.card, e.reason); }
    Details operator()(CardRevoked const& e) const { return of_card(e.member, e.card, e.reason); }
    Details operator()(MemberMerged const& e) const { return {e.kept.text()}; }
    Details operator()(VolunteerSignedIn const& e) const { return {e.volunteer.text()}; }
    Details operator()(VolunteerSignedOut const& e) const { return {e.volunteer.text()}; }
    Details operator()(VolunteerRefused const& e) const
    {
        return {{}, text_of(e.card), {}, {}, {}, std::string{name(e.reason)}, {}, {}};
    }
    Details operator()(auto const&) const { return {}; }

private:
    static Details because(std::string_view reason) { return {{}, {}, {}, {}, {}, std::string{reason}, {}, {}}; }
    static Details of_card(MemberId const& member, CardId const& card, RevocationReason reason)
    {
        return {member.text(), card.text(), {}, {}, {}, std::string{name(reason)}, {}, {}};
    }
};

std::string csv_line(StoredEvent const& stored)
{
    auto out = fmt::format("{}", stored.position);
    add_csv_cell(out, format_rfc3339(stored.received_at));
    add_csv_cell(out, format_rfc3339(stored.occurred_at));
    auto const event = decode_event(stored.bytes);
    if (!event) {
        out.append(14, ',');
        add_csv_cell(out, stored.bytes);
        return out + "\r\n";
    }
    auto const details = std::visit(DetailsOf{}, event->body);
    auto const sequence = std::to_string(event->sequence);
    auto const type = type_name(event->body);
    for (std::string_view const cell :
        {std::string_view{event->station.text()}, std::string_view{event->kiosk.text()},
            std::string_view{event->incarnation.text()}, std::string_view{sequence}, std::string_view{event->id.text()},
            std::string_view{type}, std::string_view{details.member}, std::string_view{details.card},
            std::string_view{details.visit}, std::string_view{details.occupation}, std::string_view{details.assurance},
            std::string_view{details.reason}, std::string_view{details.amenity}, std::string_view{details.use}})
        add_csv_cell(out, cell);
    return out + ",\r\n";
}

} // namespace

Result<std::uint64_t> export_events(EventStore& events, ExportFormat format, ExportSink const& sink)
{
    if (format == ExportFormat::Csv) TRY_DO(sink(csv_head));
    std::uint64_t after = 0;
    std::uint64_t count = 0;
    for (;;) {
        auto const step = TRY(events.read(after, events_a_step));
        if (step.empty()) return count;
        std::string piece;
        for (auto const& stored : step) piece += format == ExportFormat::Csv ? csv_line(stored) : json_line(stored);
        TRY_DO(sink(piece));
        count += step.size();
        after = step.back().position;
    }
}

} // namespace yizhan
