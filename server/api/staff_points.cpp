#include "server/api/staff_points.h"

#include "server/api/row_bodies.h"
#include "server/api/staff_answers.h"
#include "server/ingest/roster.h"
#include "shared/protocol/amenity_event_data.h"

namespace yizhan {
namespace {

constexpr std::size_t usual_lines = 50;
constexpr std::size_t max_reason = 200; // characters
constexpr std::int64_t any_number = 1'000'000'000'000'000;

Result<PointsMoved> read_points(std::string_view member, std::string_view body, std::string const& by)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    PointsMoved out;
    out.movement = TRY(read_movement_id(json));
    out.member = TRY(MemberId::parse(member));
    out.points = TRY(json.integer("points", -any_number, any_number));
    out.reason = TRY(json.bilingual("reason", max_reason));
    TRY_DO(must_be_named(out.reason, "reason"));
    out.by = by;
    return out;
}

void add_line(JsonWriter& json, PointsLine const& line)
{
    json.begin_object();
    json.member("id", line.id);
    json.member("at", format_rfc3339(line.at));
    json.member("station", line.station.text());
    json.member("points", line.points);
    json.member("reason", name(line.reason));
    if (line.campaign) json.member("campaign", line.campaign->text());
    if (!line.why.zh.empty()) json.member("why", line.why);
    if (!line.by.empty()) json.member("by", line.by);
    json.end_object();
}

} // namespace

void StaffPoints::standing(ExchangePtr const& exchange)
{
    answer(*exchange, standing_json(exchange->capture, exchange->request));
}

Result<std::string> StaffPoints::standing_json(std::string_view id, HttpRequest const& request)
{
    // What was granted a moment ago is in the sum.
    TRY_DO(m_hub.catch_up());
    auto const asked = TRY(MemberId::parse(id));
    auto const member = TRY(find_member(m_hub.ports.feeds, asked));
    if (!member) return fail(ErrorCode::NotFound, "no such member");
    std::optional<LedgerCursor> before;
    if (auto const place = TRY(place_asked(request))) before = LedgerCursor{place->at, place->id};
    auto const limit = TRY(limit_asked(request, usual_lines, max_listed));
    auto const lines = TRY(m_hub.ports.use.stock.points_lines(member->id, before, limit));
    JsonWriter json{8'192};
    json.member("as_of", format_rfc3339(m_hub.machine.clock.wall()));
    json.member("member", member->id.text());
    if (member->number) json.member("number", member->number->text());
    json.member("name", member->masked_name);
    json.member("points", member->points);
    json.begin_array("movements");
    for (auto const& line : lines) add_line(json, line);
    json.end_array();
    if (lines.size() == limit) json.member("next", text_of({lines.back().at, lines.back().id}));
    return json.finish();
}

void StaffPoints::move(ExchangePtr const& exchange)
{
    auto const movement = read_points(exchange->capture, exchange->request.body, exchange->staff->name);
    if (!movement) return exchange->answer(movement.error());
    answer_empty(*exchange, m_hub.services.stock.move(*movement));
    m_hub.commits.committed_elsewhere();
}

} // namespace yizhan
