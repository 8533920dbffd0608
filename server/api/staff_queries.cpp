#include "server/api/staff_queries.h"

#include "server/api/staff_answers.h"
#include "server/ingest/roster.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace yizhan {
namespace {

constexpr std::size_t usual_rows = 50;

void add_tally(JsonWriter& json, std::string_view total_of, std::string_view by,
    std::map<std::string, std::int64_t> const& tally, std::array<std::int64_t, 24> const* by_hour)
{
    json.begin_object(total_of);
    auto const add = [](std::int64_t sum, auto const& entry) { return sum + entry.second; };
    json.member("total", std::accumulate(tally.begin(), tally.end(), std::int64_t{0}, add));
    json.begin_object(by);
    for (auto const& [key, count] : tally) json.member(key, count);
    json.end_object();
    if (by_hour != nullptr) {
        json.begin_array("by_hour");
        for (auto const count : *by_hour) json.element(count);
        json.end_array();
    }
    json.end_object();
}

std::string_view state_of(KioskHealth const& kiosk, UtcMs now)
{
    if (!kiosk.last_heard) return "never";
    auto const age = now - *kiosk.last_heard;
    if (age < StaffQueries::late_after) return "ok";
    return age < StaffQueries::silent_after ? "late" : "silent";
}

void add_beat(JsonWriter& json, Heartbeat const& beat)
{
    json.member("unsent", beat.unsent);
    json.member("oldest_unsent_ms", beat.oldest_unsent_ms);
    json.member("disk_free_bytes", beat.disk_free_bytes);
    if (beat.clock_offset) json.member("clock_offset_ms", beat.clock_offset->count());
    json.member("version", beat.version);
    json.member("storage", beat.storage);
    json.member("scanner", beat.scanner);
}

} // namespace

void StaffQueries::today(ExchangePtr const& exchange)
{
    auto const station = id_asked<StationId>(exchange->request, "station");
    if (!station) return exchange->answer(station.error());
    answer(*exchange, today_json(*station));
}

void StaffQueries::check_ins(ExchangePtr const& exchange)
{
    auto const station = id_asked<StationId>(exchange->request, "station");
    auto const limit = limit_asked(exchange->request, usual_rows, max_rows);
    if (!station || !limit) return exchange->answer(problem_of(ErrorCode::InvalidInput));
    answer(*exchange, check_ins_json(*station, *limit));
}

void StaffQueries::kiosks(ExchangePtr const& exchange) { answer(*exchange, kiosks_json()); }

void StaffQueries::quarantine(ExchangePtr const& exchange)
{
    auto const limit = limit_asked(exchange->request, usual_rows, max_rows);
    if (!limit) return exchange->answer(limit.error());
    answer(*exchange, quarantine_json(*limit));
}

Result<std::string> StaffQueries::today_json(std::optional<StationId> const& station)
{
    auto const now = m_hub.machine.clock.wall();
    auto const day = local_day(now, m_hub.settings.zone);
    auto const figures = TRY(m_hub.ports.figures.day(day, station));
    auto const stations = TRY(m_hub.ports.feeds.stations());
    JsonWriter json{4'096};
    json.member("as_of", format_rfc3339(now));
    json.member("day", format_day(day));
    std::vector<StationId> counted;
    json.begin_array("stations");
    for (auto const& known : stations) {
        json.begin_object();
        json.member("id", known.id.text());
        json.member("name", known.name);
        json.end_object();
        if (!station || known.id == *station) counted.push_back(known.id);
    }
    json.end_array();
    add_tally(json, "check_ins", "by_assurance", figures.check_ins_by_assurance, &figures.check_ins_by_hour);
    add_tally(json, "refusals", "by_reason", figures.refusals_by_reason, nullptr);
    json.begin_array("amenities");
    for (auto const& amenity : TRY(amenities_of(counted))) {
        auto const uses = figures.amenity_uses.find(amenity.id);
        json.begin_object();
        json.member("id", amenity.id.text());
        json.member("name", amenity.name);
        json.member("uses", uses == figures.amenity_uses.end() ? std::int64_t{0} : uses->second);
        json.end_object();
    }
    json.end_array();
    json.member("help_calls", figures.help_calls);
    return json.finish();
}

Result<std::vector<Amenity>> StaffQueries::amenities_of(std::vector<StationId> const& stations)
{
    std::vector<Amenity> out;
    std::set<AmenityId> seen;
    for (auto const& station : stations) {
        for (auto const& row : TRY(m_hub.ports.feeds.rows(station_channel(station), FeedKind::Amenity))) {
            auto const* const amenity = std::get_if<Amenity>(&row);
            if (amenity != nullptr && seen.insert(amenity->id).second) out.push_back(*amenity);
        }
    }
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    return out;
}

Result<std::string> StaffQueries::check_ins_json(std::optional<StationId> const& station, std::size_t limit)
{
    JsonWriter json{16'384};
    json.begin_array("check_ins");
    for (auto const& row : TRY(m_hub.ports.figures.recent_check_ins(station, limit))) {
        json.begin_object();
        json.member("at", format_rfc3339(row.at));
        json.member("station", row.station.text());
        json.member("kiosk", row.kiosk.text());
        json.member("assurance", name(row.assurance));
        if (row.occupation) json.member("occupation", name(*row.occupation));
        auto const member = row.member ? TRY(find_member(m_hub.ports.feeds, *row.member)) : std::nullopt;
        if (member) {
            if (member->number) json.member("number", member->number->text());
            json.member("name", member->masked_name);
        }
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

Result<std::string> StaffQueries::kiosks_json()
{
    auto const now = m_hub.machine.clock.wall();
    std::map<StationId, Bilingual> names;
    for (auto& station : TRY(m_hub.ports.feeds.stations())) names.emplace(station.id, std::move(station.name));
    JsonWriter json{16'384};
    json.member("as_of", format_rfc3339(now));
    json.begin_array("kiosks");
    for (auto const& kiosk : TRY(m_hub.ports.kiosks.health())) {
        json.begin_object();
        json.member("id", kiosk.id.text());
        json.begin_object("station");
        json.member("id", kiosk.station.text());
        json.member("name", names[kiosk.station]);
        json.end_object();
        json.member("state", state_of(kiosk, now));
        if (kiosk.revoked_at) json.flag("revoked", true);
        if (kiosk.last_heard) json.member("last_heard", format_rfc3339(*kiosk.last_heard));
        add_beat(json, kiosk.last.value_or(Heartbeat{}));
        json.member("accepted", static_cast<std::int64_t>(kiosk.accepted));
        json.begin_array("alarms");
        for (auto const& alarm : kiosk.alarms) json.element(std::string_view{alarm});
        json.end_array();
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

Result<std::string> StaffQueries::quarantine_json(std::size_t limit)
{
    JsonWriter json{8'192};
    json.begin_array("events");
    for (auto const& event : TRY(m_hub.ports.events.quarantine(limit))) {
        json.begin_object();
        json.member("kiosk", event.kiosk.text());
        json.member("sequence", static_cast<std::int64_t>(event.sequence));
        json.member("reason", event.reason);
        json.member("received_at", format_rfc3339(event.received_at));
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

} // namespace yizhan
