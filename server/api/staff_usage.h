// The use of services as staff read it and take it home: figures, a month as CSV and as a workbook. A month is gathered
// station by station, so that kiosks and phones are served in between. On the hub's executor; the workbook elsewhere.
#pragma once

#include "server/api/hub_context.h"
#include "server/paper/usage_workbook.h"

#include <map>
#include <memory>

namespace yizhan {

class StaffUsage {
public:
    static constexpr std::int32_t max_days = 800;

    explicit StaffUsage(HubContext& hub) : m_hub{hub} { }

    void usage(ExchangePtr const& exchange);
    void csv(ExchangePtr const& exchange);
    void workbook(ExchangePtr const& exchange);

private:
    enum class Format { Csv, Workbook };
    struct Report {
        Format format = Format::Csv;
        std::string name; // 2026-11
        UsageMonth month;
        std::vector<Station> stations;
        std::map<CampaignId, Bilingual> campaigns;
        std::string csv;
        std::size_t done = 0; // stations
    };
    using ReportPtr = std::shared_ptr<Report>;

    Result<std::string> usage_json(HttpRequest const& request);
    Result<std::map<std::string, Bilingual>> names(UsageBy by);
    Result<std::map<AmenityId, Bilingual>> amenity_names(StationId const& station);
    void report(ExchangePtr const& exchange, Format format);
    Result<ReportPtr> begin(HttpRequest const& request, Format format);
    void go_on(ExchangePtr const& exchange, ReportPtr const& report);
    Result<void> gather(Report& report, Station const& station);
    void finish(ExchangePtr const& exchange, ReportPtr const& report);

    HubContext& m_hub;
};

} // namespace yizhan
