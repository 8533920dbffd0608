#include "server/api/staff_offers.h"

#include "server/api/campaign_body.h"
#include "server/api/row_bodies.h"
#include "server/api/staff_answers.h"

#include <algorithm>

namespace yizhan {
namespace {

// STATION '/' ID
template <class IdType> struct AtStation {
    StationId station;
    IdType id;
};
template <class IdType> Result<AtStation<IdType>> at_station(std::string_view captured)
{
    auto const slash = captured.find('/');
    if (slash == std::string_view::npos) return fail(ErrorCode::InvalidInput, "path");
    auto station = TRY(StationId::parse(captured.substr(0, slash)));
    auto id = TRY(IdType::parse(captured.substr(slash + 1)));
    return AtStation<IdType>{std::move(station), std::move(id)};
}

template <class Fault> std::vector<NamedFault> named(std::vector<Fault> const& faults)
{
    std::vector<NamedFault> out;
    for (auto const& fault : faults) out.push_back({name(fault.kind), fault.which});
    return out;
}

void answer_faults(Exchange& exchange, Result<OfferDesk::Faults> const& done)
{
    if (!done) return exchange.answer(done.error());
    exchange.answer(done->empty() ? HttpResponse{204, {}, {}} : with_faults(named(*done)));
}

template <class Row> void answer_rows(Exchange& exchange, std::string_view key, Result<std::vector<Row>> const& rows)
{
    if (!rows) return exchange.answer(rows.error());
    exchange.answer(json_response("{\"" + std::string{key} + "\":" + rows_json(*rows) + "}"));
}

} // namespace

void StaffOffers::offers(ExchangePtr const& exchange) { answer(*exchange, offers_json(exchange->request)); }

Result<std::string> StaffOffers::offers_json(HttpRequest const& request)
{
    auto const station = TRY(id_asked<StationId>(request, "station"));
    OfferDesk::StationOffer offer;
    if (station) offer = TRY(m_hub.services.offers.offer(*station));
    JsonWriter json{4'096};
    json.begin_array("stations");
    for (auto const& known : TRY(m_hub.ports.feeds.stations())) {
        json.begin_object();
        json.member("id", known.id.text());
        json.member("name", known.name);
        json.end_object();
    }
    json.end_array();
    auto out = json.finish();
    out.pop_back();
    return out + ",\"amenities\":" + rows_json(offer.amenities) + ",\"machines\":" + rows_json(offer.machines) + "}";
}

void StaffOffers::put_amenity(ExchangePtr const& exchange)
{
    auto const at = at_station<AmenityId>(exchange->capture);
    if (!at) return exchange->answer(at.error());
    auto const row = read_body<Amenity>(FeedKind::Amenity, at->id.text(), exchange->request.body);
    if (!row) return exchange->answer(row.error());
    if (auto const named = must_be_named(row->name, "name"); !named) return exchange->answer(named.error());
    answer_faults(*exchange, m_hub.services.offers.put(at->station, *row, exchange->staff->name));
}

void StaffOffers::remove_amenity(ExchangePtr const& exchange)
{
    auto const at = at_station<AmenityId>(exchange->capture);
    if (!at) return exchange->answer(at.error());
    answer_faults(*exchange, m_hub.services.offers.remove(at->station, at->id, exchange->staff->name));
}

void StaffOffers::put_machine(ExchangePtr const& exchange)
{
    auto const at = at_station<MachineId>(exchange->capture);
    if (!at) return exchange->answer(at.error());
    auto const row = read_body<Machine>(FeedKind::Machine, at->id.text(), exchange->request.body);
    if (!row) return exchange->answer(row.error());
    if (auto const named = must_be_named(row->name, "name"); !named) return exchange->answer(named.error());
    answer_faults(*exchange, m_hub.services.offers.put(at->station, *row, exchange->staff->name));
}

void StaffOffers::remove_machine(ExchangePtr const& exchange)
{
    auto const at = at_station<MachineId>(exchange->capture);
    if (!at) return exchange->answer(at.error());
    answer_empty(*exchange, m_hub.services.offers.remove(at->station, at->id, exchange->staff->name));
}

void StaffOffers::goods(ExchangePtr const& exchange) { answer_rows(*exchange, "goods", m_hub.services.offers.goods()); }

void StaffOffers::put_goods(ExchangePtr const& exchange)
{
    auto const row = read_body<Goods>(FeedKind::Goods, exchange->capture, exchange->request.body);
    if (!row) return exchange->answer(row.error());
    if (auto const named = must_be_named(row->name, "name"); !named) return exchange->answer(named.error());
    answer_faults(*exchange, m_hub.services.offers.put(*row, exchange->staff->name));
}

void StaffOffers::services(ExchangePtr const& exchange)
{
    answer_rows(*exchange, "services", m_hub.services.offers.services());
}

void StaffOffers::put_service(ExchangePtr const& exchange)
{
    auto const row = read_body<ServiceEntry>(FeedKind::Service, exchange->capture, exchange->request.body);
    if (!row) return exchange->answer(row.error());
    if (auto const named = must_be_named(row->title, "title"); !named) return exchange->answer(named.error());
    answer_empty(*exchange, m_hub.services.offers.put(*row, exchange->staff->name));
}

void StaffOffers::campaigns(ExchangePtr const& exchange)
{
    answer_rows(*exchange, "campaigns", m_hub.services.offers.campaigns());
}

Result<OfferDesk::CampaignPut> StaffOffers::keep_campaign(Exchange const& exchange)
{
    auto& desk = m_hub.services.offers;
    auto const wanted = TRY(read_campaign_body(exchange.capture, exchange.request.body));
    auto row = wanted;
    row.revision = std::max(1, wanted.revision);
    if (auto const strict = checked(row); !strict) {
        // No station could read it. What is wrong with it is said where it has a name.
        OfferDesk::CampaignPut out;
        out.faults = TRY(desk.faults_of(row));
        if (out.faults.empty()) return tl::unexpected(strict.error());
        return out;
    }
    return desk.put(wanted, exchange.staff->name);
}

void StaffOffers::put_campaign(ExchangePtr const& exchange)
{
    auto const kept = keep_campaign(*exchange);
    if (!kept) return exchange->answer(kept.error());
    if (!kept->faults.empty()) return exchange->answer(with_faults(named(kept->faults)));
    if (kept->changed_meanwhile) return exchange->answer(changed_meanwhile());
    // What was taken is judged by other terms now.
    m_hub.commits.committed_elsewhere();
    JsonWriter json;
    json.member("revision", std::int64_t{kept->revision});
    exchange->answer(json_response(json.finish()));
}

void StaffOffers::end_campaign(ExchangePtr const& exchange)
{
    auto const id = CampaignId::parse(exchange->capture);
    if (!id) return exchange->answer(id.error());
    auto const revision = m_hub.services.offers.end(*id, exchange->staff->name);
    if (!revision) return exchange->answer(revision.error());
    m_hub.commits.committed_elsewhere();
    JsonWriter json;
    json.member("revision", std::int64_t{*revision});
    exchange->answer(json_response(json.finish()));
}

} // namespace yizhan
