#include "server/services/offer_desk.h"

#include "server/services/feed_rows.h"
#include "shared/domain/name_table.h"

#include <algorithm>
#include <limits>

namespace yizhan {
namespace {

using Kind = OfferFault::Kind;

constexpr NameTable<Kind, 4> fault_names{{{{Kind::UnknownAmenity, "unknown_amenity"}, {Kind::NotTimed, "not_timed"},
    {Kind::HasMachines, "has_machines"}, {Kind::BarcodeTaken, "barcode_taken"}}}};

Result<bool> has_machines(FeedStore& feeds, StationId const& station, AmenityId const& amenity)
{
    auto const machines = TRY(rows_in<Machine>(feeds, station_channel(station), FeedKind::Machine));
    return std::any_of(machines.begin(), machines.end(), [&](auto const& each) { return each.amenity == amenity; });
}

std::string subject(StationId const& station, std::string const& id) { return station.text() + " " + id; }

} // namespace

std::string_view name(OfferFault::Kind kind) { return fault_names.name_of(kind); }

Result<void> OfferDesk::must_exist(StationId const& station)
{
    auto const row = TRY(m_ports.feeds.find(station_channel(station), FeedKind::Station, station.text()));
    if (!row) return fail(ErrorCode::NotFound, "no such station");
    return {};
}

Result<void> OfferDesk::keep(
    std::string const& channel, FeedRow const& row, std::string const& by, std::string_view action, std::string subject)
{
    TRY_DO(m_ports.feeds.put(channel, {&row, 1}));
    return m_ports.audit.add({m_ports.clock.wall(), by, std::string{action}, std::move(subject)});
}

Result<OfferDesk::StationOffer> OfferDesk::offer(StationId const& station)
{
    TRY_DO(must_exist(station));
    StationOffer found;
    found.amenities = TRY(rows_in<Amenity>(m_ports.feeds, station_channel(station), FeedKind::Amenity));
    found.machines = TRY(rows_in<Machine>(m_ports.feeds, station_channel(station), FeedKind::Machine));
    auto const by_order = [](auto const& a, auto const& b) { return a.order < b.order; };
    std::stable_sort(found.amenities.begin(), found.amenities.end(), by_order);
    std::stable_sort(found.machines.begin(), found.machines.end(), by_order);
    return found;
}

Result<OfferDesk::Faults> OfferDesk::put(StationId const& station, Amenity const& amenity, std::string const& by)
{
    Faults faults;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        TRY_DO(must_exist(station));
        if (amenity.kind != AmenityKind::Timed && TRY(has_machines(m_ports.feeds, station, amenity.id))) {
            faults.push_back({Kind::HasMachines, amenity.id.text()});
            return {};
        }
        return keep(station_channel(station), amenity, by, "put_amenity", subject(station, amenity.id.text()));
    }));
    return faults;
}

Result<OfferDesk::Faults> OfferDesk::put(StationId const& station, Machine const& machine, std::string const& by)
{
    Faults faults;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        TRY_DO(must_exist(station));
        auto const channel = station_channel(station);
        auto const of = TRY(row_in<Amenity>(m_ports.feeds, channel, FeedKind::Amenity, machine.amenity.text()));
        if (!of) faults.push_back({Kind::UnknownAmenity, machine.amenity.text()});
        if (of && of->kind != AmenityKind::Timed) faults.push_back({Kind::NotTimed, machine.amenity.text()});
        if (!faults.empty()) return {};
        return keep(channel, machine, by, "put_machine", subject(station, machine.id.text()));
    }));
    return faults;
}

Result<OfferDesk::Faults> OfferDesk::remove(StationId const& station, AmenityId const& amenity, std::string const& by)
{
    Faults faults;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        auto const channel = station_channel(station);
        if (!TRY(m_ports.feeds.find(channel, FeedKind::Amenity, amenity.text())))
            return fail(ErrorCode::NotFound, "no such amenity");
        if (TRY(has_machines(m_ports.feeds, station, amenity))) {
            faults.push_back({Kind::HasMachines, amenity.text()});
            return {};
        }
        return keep(channel, RemovedRow{FeedKind::Amenity, amenity.text()}, by, "remove_amenity",
            subject(station, amenity.text()));
    }));
    return faults;
}

Result<void> OfferDesk::remove(StationId const& station, MachineId const& machine, std::string const& by)
{
    return m_ports.work.run([&]() -> Result<void> {
        auto const channel = station_channel(station);
        if (!TRY(m_ports.feeds.find(channel, FeedKind::Machine, machine.text())))
            return fail(ErrorCode::NotFound, "no such machine");
        return keep(channel, RemovedRow{FeedKind::Machine, machine.text()}, by, "remove_machine",
            subject(station, machine.text()));
    });
}

Result<std::vector<Goods>> OfferDesk::goods()
{
    return rows_in<Goods>(m_ports.feeds, district_channel(), FeedKind::Goods);
}

Result<OfferDesk::Faults> OfferDesk::put(Goods const& wanted, std::string const& by)
{
    Faults faults;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        for (auto const& each : TRY(goods())) {
            // One beep, one thing: whoever scans it must not have to choose.
            if (wanted.barcode && each.id != wanted.id && each.barcode == wanted.barcode)
                faults.push_back({Kind::BarcodeTaken, each.id.text()});
        }
        if (!faults.empty()) return {};
        return keep(district_channel(), wanted, by, "put_goods", wanted.id.text());
    }));
    return faults;
}

Result<std::vector<ServiceEntry>> OfferDesk::services()
{
    auto found = TRY(rows_in<ServiceEntry>(m_ports.feeds, district_channel(), FeedKind::Service));
    std::stable_sort(found.begin(), found.end(),
        [](auto const& a, auto const& b) { return a.field != b.field ? a.field < b.field : a.order < b.order; });
    return found;
}

Result<void> OfferDesk::put(ServiceEntry const& entry, std::string const& by)
{
    return m_ports.work.run(
        [&]() -> Result<void> { return keep(district_channel(), entry, by, "put_service", entry.id.text()); });
}

Result<std::vector<Campaign>> OfferDesk::campaigns()
{
    auto found = TRY(rows_in<Campaign>(m_ports.feeds, district_channel(), FeedKind::Campaign));
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    return found;
}

Result<std::optional<Campaign>> OfferDesk::find(CampaignId const& id)
{
    return row_in<Campaign>(m_ports.feeds, district_channel(), FeedKind::Campaign, id.text());
}

Result<KnownThings> OfferDesk::known_things()
{
    KnownThings known;
    for (auto const& each : TRY(goods())) known.goods.push_back(each.id);
    for (auto const& each : TRY(rows_in<Union>(m_ports.feeds, district_channel(), FeedKind::Union)))
        known.unions.push_back(each.id);
    for (auto const& each : TRY(m_ports.feeds.stations())) known.stations.push_back(each.id);
    return known;
}

Result<std::vector<CampaignFault>> OfferDesk::faults_of(Campaign const& campaign)
{
    return check_campaign(campaign, TRY(known_things()));
}

Result<OfferDesk::CampaignPut> OfferDesk::put(Campaign wanted, std::string const& by)
{
    CampaignPut out;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        auto const before = TRY(find(wanted.id));
        out.revision = before ? before->revision : 0;
        if (wanted.revision != out.revision) {
            out.changed_meanwhile = true;
            return {};
        }
        if (out.revision == std::numeric_limits<int>::max()) return fail(ErrorCode::TooLarge, "campaign: revision");
        wanted.ended = before && before->ended;
        wanted.revision = out.revision + 1;
        out.faults = TRY(faults_of(wanted));
        if (!out.faults.empty()) return {};
        out.revision = wanted.revision;
        return keep(district_channel(), wanted, by, "put_campaign", wanted.id.text());
    }));
    return out;
}

Result<int> OfferDesk::end(CampaignId const& id, std::string const& by)
{
    int revision = 0;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        auto campaign = TRY(find(id));
        if (!campaign) return fail(ErrorCode::NotFound, "no such campaign");
        revision = campaign->revision;
        if (campaign->ended) return {};
        campaign->ended = true;
        revision = ++campaign->revision;
        return keep(district_channel(), *campaign, by, "end_campaign", id.text());
    }));
    return revision;
}

Result<void> put_station_names(FeedStore& feeds)
{
    std::vector<FeedRow> rows;
    for (auto const& station : TRY(feeds.stations())) {
        FeedRow row = StationName{station.id, station.name};
        if (TRY(feeds.find(district_channel(), FeedKind::StationName, station.id.text())) != row)
            rows.push_back(std::move(row));
    }
    if (rows.empty()) return {};
    return feeds.put(district_channel(), rows);
}

} // namespace yizhan
