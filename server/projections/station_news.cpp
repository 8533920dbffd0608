#include "server/projections/station_news.h"

#include "server/ingest/roster.h"
#include "shared/domain/entitlement.h"

#include <algorithm>

namespace yizhan {
namespace {

std::vector<std::string> ids_in(std::string const& key)
{
    std::vector<std::string> ids;
    for (std::size_t from = 0; from <= key.size();) {
        auto const to = std::min(key.find('/', from), key.size());
        ids.push_back(key.substr(from, to - from));
        from = to + 1;
    }
    return ids;
}

// From the beginning of the period before the running one.
UtcMs matters_since(Campaign const& campaign, UtcMs now, ZoneMinutes zone)
{
    if (campaign.period == Period::Once) return UtcMs{0};
    auto const running = period_span(campaign.period, now, zone);
    return period_span(campaign.period, running.from - Millis{1}, zone).from;
}

} // namespace

Result<void> StationNews::tell(std::vector<Due> const& due)
{
    m_rows.clear();
    m_channels.clear();
    m_campaigns.clear();
    for (auto const& each : due) TRY_DO(look_at(each));
    return put_all();
}

Result<void> StationNews::look_at(Due const& due)
{
    auto const key = ids_in(due.key);
    switch (due.kind) {
    case DueKind::StockPart:
        return stock_part(key);
    case DueKind::Stock:
        return stock(key);
    case DueKind::CampaignPart:
        return campaign_part(key);
    case DueKind::Campaign:
        return campaign(key);
    case DueKind::CampaignEdited:
        return campaign_edited(key);
    case DueKind::MemberTakings:
        return member_takings(key);
    case DueKind::Points:
        return points(key);
    case DueKind::Session:
        return session(key);
    case DueKind::Request:
        return request(key);
    }
    return {};
}

Result<void> StationNews::stock_part(Ids const& key)
{
    StockPartKey const of{
        StationId::make(key[0]), GoodsId::make(key[1]), KioskId::make(key[2]), IncarnationId::make(key[3])};
    auto const sum = TRY(m_ports.ledger.stock_part(of));
    if (!sum) return {};
    return show(station_channel(of.station),
        StockPart{of.goods, of.kiosk, of.incarnation, sum->through, sum->units, sum->coming, sum->is_kept});
}

Result<void> StationNews::stock(Ids const& key)
{
    auto const station = StationId::make(key[0]);
    auto const goods = GoodsId::make(key[1]);
    auto const balance = TRY(m_ports.ledger.stock(station, goods));
    return judged(ExceptionKind::StockNegative, station.text() + "/" + goods.text(),
        judge_stock(station, goods, balance.value, balance.since));
}

Result<void> StationNews::campaign_part(Ids const& key)
{
    auto const id = CampaignId::make(key[0]);
    auto const row_key = key[0] + "/" + key[1] + "/" + key[2];
    auto const known = TRY(known_campaign(id));
    if (!known || !known->total || is_long_over(*known))
        return hide(district_channel(), FeedKind::CampaignPart, row_key);
    CampaignPart row{id, {}, KioskId::make(key[1]), IncarnationId::make(key[2]), 0, 0};
    // A kiosk that moved has a sum at each of its stations; it is shown where it was last.
    for (auto const& [of, sum] : TRY(m_ports.ledger.campaign(id)).parts) {
        if (of.kiosk != row.kiosk || of.incarnation != row.incarnation) continue;
        if (row.station.empty() || sum.through > row.through) row.station = of.station;
        row.through = std::max(row.through, sum.through);
        row.takings += sum.takings;
    }
    if (row.station.empty()) return {};
    return show(district_channel(), row);
}

Result<void> StationNews::campaign(Ids const& key)
{
    auto const id = CampaignId::make(key[0]);
    auto const terms = TRY(m_ports.ledger.terms(id));
    if (terms.empty()) return {};
    auto const sums = TRY(m_ports.ledger.campaign(id));
    CampaignTakings takings{sums.newest_revision, {}};
    for (auto const& [of, sum] : sums.parts) takings.by_station[of.station] += sum.takings;
    auto const findings = judge_campaign(terms, takings);
    TRY_DO(judged(ExceptionKind::CampaignOver, id.text(), findings));
    return judged(ExceptionKind::ShareOver, id.text(), findings);
}

// A total came or went, or its end: every part is to be shown, or none.
Result<void> StationNews::campaign_edited(Ids const& key)
{
    TRY_DO(campaign(key));
    if (!TRY(known_campaign(CampaignId::make(key[0])))) return drop_campaign(CampaignId::make(key[0]));
    for (auto const& [of, sum] : TRY(m_ports.ledger.campaign(CampaignId::make(key[0]))).parts)
        TRY_DO(campaign_part({key[0], of.kiosk.text(), of.incarnation.text()}));
    return {};
}

Result<void> StationNews::member_takings(Ids const& key)
{
    MemberTakings row{CampaignId::make(key[0]), MemberId::make(key[1]), {}};
    auto const all = TRY(m_ports.ledger.takings(row.campaign, row.member));
    auto const known = TRY(known_campaign(row.campaign));
    if (known && !is_long_over(*known)) {
        auto const since = matters_since(*known, m_ports.clock.wall(), m_ports.zone);
        for (auto const& taking : all) {
            if (taking.known.at >= since && row.takings.size() < max_known_takings) row.takings.push_back(taking.known);
        }
    }
    auto const row_key = feed_key(row);
    if (row.takings.empty())
        TRY_DO(hide(district_channel(), FeedKind::MemberTakings, row_key));
    else
        TRY_DO(show(district_channel(), row));
    return person_over(row.campaign, row.member);
}

// All records of a person together, under whom they are now.
Result<void> StationNews::person_over(CampaignId const& campaign, MemberId const& member)
{
    auto const records = TRY(m_ports.ledger.records_of(member));
    std::vector<StandingTaking> standing;
    for (auto const& record : records) {
        for (auto const& taking : TRY(m_ports.ledger.takings(campaign, record))) {
            if (taking.came_in && !taking.known.undone) standing.push_back({taking.known.at, taking.revision});
        }
    }
    std::vector<Finding> found;
    if (!standing.empty()) {
        auto const terms = TRY(m_ports.ledger.terms(campaign));
        found = judge_person(terms, records.front(), standing, m_ports.zone);
    }
    for (auto const& record : records) {
        TRY_DO(judged(ExceptionKind::PersonOver, campaign.text() + "/" + record.text(), found));
        found.clear(); // those of the others are this one's now
    }
    return {};
}

Result<void> StationNews::points(Ids const& key)
{
    auto member = TRY(find_member(m_ports.feeds, MemberId::make(key[0])));
    if (!member) return {}; // looked at again once there is somebody to tell it of
    auto const moved = TRY(m_ports.ledger.points_to_apply(member->id));
    if (moved.value != 0) {
        member->points += moved.value;
        FeedRow const row = *member;
        TRY_DO(m_ports.ledger.points_applied(member->id));
        TRY_DO(m_ports.feeds.put(district_channel(), {&row, 1}));
    }
    auto found = judge_points(member->id, member->points, moved.since);
    for (auto const& record : TRY(m_ports.ledger.records_of(member->id))) {
        TRY_DO(judged(ExceptionKind::PointsNegative, record.text(), found));
        found.clear();
    }
    return {};
}

Result<void> StationNews::session(Ids const& key)
{
    auto const known = TRY(m_ports.ledger.session(SessionId::make(key[0])));
    if (!known) return {};
    auto const& row = known->session;
    auto const over = row.started_at + Millis{row.minutes * 60'000LL} + session_is_forgotten;
    bool const runs = row.minutes > 0 && !known->ended_at && m_ports.clock.wall() < over;
    auto const channel = station_channel(known->station);
    TRY_DO(runs ? show(channel, row) : hide(channel, FeedKind::MachineSession, key[0]));
    return machine_twice(*known);
}

Result<void> StationNews::machine_twice(LedgerSession const& session)
{
    constexpr Millis longest{12 * 60 * 60 * 1000}; // 720 minutes
    auto const from = session.session.started_at - longest;
    auto const before = session.session.started_at + longest;
    std::vector<JudgedSession> judged_sessions;
    for (auto const& near :
        TRY(m_ports.ledger.sessions(session.station, session.session.machine, from - longest, before + longest))) {
        auto const& row = near.session;
        if (near.undone || row.minutes == 0) continue;
        auto const planned = row.started_at + Millis{row.minutes * 60'000LL};
        judged_sessions.push_back({row.session, row.kiosk, row.started_at, near.ended_at.value_or(planned)});
    }
    auto const findings = judge_machine(session.station, session.session.machine, judged_sessions, from, before);
    return judged(ExceptionKind::MachineTwice, session.station.text() + "/" + session.session.machine.text(), findings,
        from, before);
}

Result<void> StationNews::request(Ids const& key)
{
    auto const record = TRY(m_ports.requests.find_request(RequestId::make(key[0])));
    if (!record) return {};
    return show(station_channel(record->station), record->standing);
}

// What was found stands; what stood and was not found again has vanished.
Result<void> StationNews::judged(
    ExceptionKind kind, std::string const& subject, std::vector<Finding> const& findings, UtcMs from, UtcMs before)
{
    std::set<ExceptionId> found;
    for (auto const& finding : findings) {
        if (finding.kind != kind) continue;
        TRY_DO(m_ports.ledger.keep(finding, m_ports.clock.wall()));
        found.insert(finding.id);
    }
    for (auto const& id : TRY(m_ports.ledger.standing(kind, subject, from, before))) {
        if (!found.contains(id)) TRY_DO(m_ports.ledger.vanish(id, m_ports.clock.wall()));
    }
    return {};
}

} // namespace yizhan
