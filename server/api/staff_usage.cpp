#include "server/api/staff_usage.h"

#include "server/api/staff_answers.h"
#include "server/api/usage_report.h"
#include "shared/domain/calendar_day.h"

#include <algorithm>

namespace yizhan {
namespace {

struct Days {
    std::int32_t first = 0;
    std::int32_t last = 0;
};

Result<Days> month_asked(std::string_view text)
{
    Days days;
    days.first = TRY(parse_day(std::string{text} + "-01"));
    auto const first = calendar_day(days.first);
    auto const last = first.year() / first.month() / std::chrono::last;
    days.last = static_cast<std::int32_t>(std::chrono::sys_days{last}.time_since_epoch().count());
    return days;
}

Result<UsageQuestion> question_of(HttpRequest const& request)
{
    UsageQuestion question;
    question.from_day = TRY(parse_day(query_parameter(request.query, "from").value_or("")));
    question.to_day = TRY(parse_day(query_parameter(request.query, "to").value_or("")));
    if (question.to_day < question.from_day || question.to_day - question.from_day > StaffUsage::max_days)
        return fail(ErrorCode::InvalidInput, "from, to: out of range");
    auto const by = usage_by_of(query_parameter(request.query, "by").value_or("station"));
    if (!by) return fail(ErrorCode::InvalidInput, "by: unknown name");
    question.by = *by;
    question.station = TRY(id_asked<StationId>(request, "station"));
    question.union_id = TRY(id_asked<UnionId>(request, "union"));
    return question;
}

void add_late(JsonWriter& json, std::vector<LateArrivals> const& late)
{
    json.begin_array("late");
    for (auto const& each : late) {
        json.begin_object();
        json.member("station", each.station.text());
        json.member("day", format_day(each.day));
        json.member("events", each.events);
        json.member("last_arrived_at", format_rfc3339(each.last_arrived_at));
        json.end_object();
    }
    json.end_array();
}

template <class IdType> Bilingual name_in(std::map<IdType, Bilingual> const& names, std::string const& id)
{
    auto const key = IdType::parse(id);
    auto const found = key ? names.find(*key) : names.end();
    // What was taken off the list since is still called by its id.
    return found == names.end() ? Bilingual{id, {}} : found->second;
}

} // namespace

void StaffUsage::usage(ExchangePtr const& exchange) { answer(*exchange, usage_json(exchange->request)); }

Result<std::map<AmenityId, Bilingual>> StaffUsage::amenity_names(StationId const& station)
{
    std::map<AmenityId, Bilingual> out;
    for (auto& row : TRY(m_hub.ports.feeds.rows(station_channel(station), FeedKind::Amenity))) {
        if (auto* const amenity = std::get_if<Amenity>(&row)) out.emplace(amenity->id, std::move(amenity->name));
    }
    return out;
}

Result<std::map<std::string, Bilingual>> StaffUsage::names(UsageBy by)
{
    std::map<std::string, Bilingual> out;
    auto const stations = TRY(m_hub.ports.feeds.stations());
    if (by == UsageBy::Station) {
        for (auto const& station : stations) out.emplace(station.id.text(), station.name);
    } else if (by == UsageBy::Amenity) {
        for (auto const& station : stations) {
            for (auto& [id, name] : TRY(amenity_names(station.id))) out.try_emplace(id.text(), std::move(name));
        }
    } else if (by == UsageBy::Campaign) {
        for (auto& campaign : TRY(m_hub.services.offers.campaigns()))
            out.emplace(campaign.id.text(), std::move(campaign.name));
    } else if (by == UsageBy::Union) {
        for (auto& each : TRY(m_hub.desks.district.unions())) out.emplace(each.id.text(), std::move(each.name));
        out.emplace("", Bilingual{"没有工会", "No union"});
    }
    return out;
}

Result<std::string> StaffUsage::usage_json(HttpRequest const& request)
{
    auto const question = TRY(question_of(request));
    auto const rows = TRY(m_hub.ports.use.usage.usage(question));
    auto const names = TRY(this->names(question.by));
    JsonWriter json{8'192};
    json.member("as_of", format_rfc3339(m_hub.machine.clock.wall()));
    json.begin_array("rows");
    for (auto const& row : rows) {
        auto const named = names.find(row.key);
        json.begin_object();
        json.member("key", row.key);
        json.member("name", named == names.end() ? Bilingual{row.key, row.key} : named->second);
        json.member("uses", row.uses);
        json.member("takings", row.takings);
        json.member("units", row.units);
        json.member("cost_fen", row.cost_fen);
        json.end_object();
    }
    json.end_array();
    add_late(json, TRY(m_hub.ports.use.usage.late(question.from_day, question.to_day, question.station)));
    return json.finish();
}

void StaffUsage::csv(ExchangePtr const& exchange) { report(exchange, Format::Csv); }

void StaffUsage::workbook(ExchangePtr const& exchange) { report(exchange, Format::Workbook); }

void StaffUsage::report(ExchangePtr const& exchange, Format format)
{
    auto const begun = begin(exchange->request, format);
    if (!begun) return exchange->answer(begun.error());
    go_on(exchange, *begun);
}

Result<StaffUsage::ReportPtr> StaffUsage::begin(HttpRequest const& request, Format format)
{
    auto out = std::make_shared<Report>();
    out->format = format;
    out->name = query_parameter(request.query, "month").value_or("");
    auto const days = TRY(month_asked(out->name));
    out->month.first_day = days.first;
    out->month.last_day = days.last;
    out->month.as_of = m_hub.machine.clock.wall();
    out->month.zone = m_hub.settings.zone;
    out->stations = TRY(m_hub.ports.feeds.stations());
    for (auto& campaign : TRY(m_hub.services.offers.campaigns()))
        out->campaigns.emplace(campaign.id, std::move(campaign.name));
    out->csv = usage_csv_head();
    return out;
}

void StaffUsage::go_on(ExchangePtr const& exchange, ReportPtr const& report)
{
    if (report->done == report->stations.size()) return finish(exchange, report);
    if (auto const done = gather(*report, report->stations[report->done]); !done) return exchange->answer(done.error());
    ++report->done;
    m_hub.machine.executor.post([this, exchange, report] { go_on(exchange, report); });
}

Result<void> StaffUsage::gather(Report& report, Station const& station)
{
    auto& usage = m_hub.ports.use.usage;
    auto const& month = report.month;
    auto const items = TRY(usage.items(station.id, month.first_day, month.last_day));
    auto const amenities = TRY(amenity_names(station.id));
    auto const name_of = [&](UsageItem const& item) {
        return item.is_campaign ? name_in(report.campaigns, item.id) : name_in(amenities, item.id);
    };
    auto const late = TRY(usage.late(month.first_day, month.last_day, station.id));
    if (report.format == Format::Csv)
        report.csv += usage_csv_lines(station, items, late, name_of, month.as_of);
    else
        report.month.stations.push_back(station_usage(station.name, items, late, name_of));
    return {};
}

void StaffUsage::finish(ExchangePtr const& exchange, ReportPtr const& report)
{
    auto const head = [&](std::string_view type, std::string_view ending) {
        return HttpFields{{"content-type", std::string{type}},
            {"content-disposition", "attachment; filename=\"usage-" + report->name + std::string{ending} + "\""}};
    };
    if (report->format == Format::Csv)
        return exchange->answer({200, head("text/csv; charset=utf-8", ".csv"), std::move(report->csv)});
    auto fields = head("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    m_hub.machine.offload.post([exchange, report, fields = std::move(fields)] {
        auto made = usage_workbook(report->month);
        if (!made) return exchange->answer(made.error());
        exchange->answer({200, fields, std::move(*made)});
    });
}

} // namespace yizhan
