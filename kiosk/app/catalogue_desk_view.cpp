// What the catalogue's desk shows.
#include "kiosk/app/catalogue_desk.h"

#include "kiosk/app/enrollment_places.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_found = 6;

bool is_for(ServiceEntry const& entry, LifeSituation situation)
{
    return std::find(entry.situations.begin(), entry.situations.end(), situation) != entry.situations.end();
}

} // namespace

CatalogueScreen CatalogueDesk::view(Attendance const& who)
{
    CatalogueScreen screen;
    screen.volunteer = who.on_duty != nullptr;
    screen.not_recorded = m_not_recorded;
    if (!m_places.empty())
        screen.page = std::visit([&](auto const& place) { return page(place, who); }, m_places.back());
    return screen;
}

CatalogueDesk::Page CatalogueDesk::page(Fields const&, Attendance const&) const
{
    CataloguePage page;
    for (auto const field : all_service_fields()) {
        auto const services = std::count_if(
            m_services.begin(), m_services.end(), [field](ServiceEntry const& one) { return one.field == field; });
        page.fields.push_back({field, static_cast<int>(services)});
    }
    for (auto const situation : all_life_situations()) {
        bool const any = std::any_of(
            m_services.begin(), m_services.end(), [situation](auto const& one) { return is_for(one, situation); });
        if (any) page.situations.push_back(situation);
    }
    return page;
}

CatalogueDesk::Page CatalogueDesk::page(List const& place, Attendance const&) const
{
    ServiceListPage page{place.field, place.situation, {}};
    std::copy_if(m_services.begin(), m_services.end(), std::back_inserter(page.services), [&](ServiceEntry const& one) {
        return place.field ? one.field == *place.field : place.situation && is_for(one, *place.situation);
    });
    return page;
}

CatalogueDesk::Page CatalogueDesk::page(Search const&, Attendance const&) const
{
    ServiceSearchPage page;
    if (!m_query) return page;
    page.query = m_query->view();
    for (auto const* found : find_services(m_services, place_query(*m_query), most_found)) page.found.push_back(*found);
    return page;
}

CatalogueDesk::Page CatalogueDesk::page(Entry const& place, Attendance const& who) const
{
    ServicePage page;
    if (auto const* service = find(place.service)) page.service = *service;
    page.can_request = page.service.requestable && !page.service.id.empty();
    if (who.visit != nullptr && who.visit->member) page.surname = surname_of(who.visit->member->masked_name);
    return page;
}

CatalogueDesk::Page CatalogueDesk::page(Requested const& place, Attendance const&) const
{
    RequestedPage page{{}, place.code.shown(), {}};
    if (auto const* service = find(place.service)) {
        page.title = service->title;
        page.ask = service->ask;
    }
    return page;
}

CatalogueDesk::Page CatalogueDesk::page(Follow const& place, Attendance const&) const
{
    return FollowPage{place.typed, place.not_found};
}

CatalogueDesk::Page CatalogueDesk::page(Standing const& place, Attendance const&) const
{
    StandingPage page;
    auto const found = m_ports.amenities->catalogue.find_request(place.code);
    if (!found || !*found) return FollowPage{place.code.text(), true};
    auto const& standing = (*found)->standing;
    if (auto const* service = find(standing.service)) page.title = service->title;
    page.state = standing.state;
    page.note = standing.note;
    page.since = to_local(standing.since, m_zone);
    page.sent = (*found)->sent;
    page.can_withdraw = !is_ended(standing.state);
    return page;
}

} // namespace yizhan
