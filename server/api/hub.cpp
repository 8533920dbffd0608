#include "server/api/hub.h"

#include "server/enrollment/district_setup.h"
#include "shared/protocol/json_writing.h"

namespace yizhan {
namespace {

// A handler of the table from a method of the object that answers.
template <class Object, class Method> auto to(Object& object, Method method)
{
    return [&object, method](ExchangePtr const& exchange) { (object.*method)(exchange); };
}

// Said, where everybody may: a route that names none was forgotten.
std::vector<Role> every_role() { return {Role::Figures, Role::Enrollment, Role::District, Role::Services}; }

Problem not_with_this_method()
{
    auto problem = problem_of(ErrorCode::Unsupported);
    problem.status = 405;
    return problem;
}

} // namespace

Hub::Hub(HubPorts ports, HubMachine machine, HubSettings settings, SigningKey key, WebPages pages)
    : m_context{ports, machine, std::move(settings), std::move(key)}, m_projector{machine.executor,
                                                                          {ports.projections, ports.feeds, ports.work,
                                                                              machine.clock, m_context.settings.zone},
                                                                          [this] { return m_context.commits.busy(); }},
      m_clerk{machine.executor, m_context.desks.clerk, [this] { return m_context.commits.busy(); }},
      m_pages{std::move(pages)}, m_sessions{machine.random}, m_gates{m_context, m_sessions}, m_kiosks{m_context},
      m_tickets{m_context}, m_phone{m_context}, m_choices{m_context}, m_phone_joining{m_context}, m_cards{m_context},
      m_staff_session{m_context, m_sessions}, m_staff{m_context}, m_applications{m_context}, m_members{m_context},
      m_district{m_context}, m_offers{m_context}, m_stock{m_context}, m_points{m_context}, m_usage{m_context},
      m_requests{m_context}, m_phone_services{m_context}, m_table{all_routes()}
{
    m_context.catch_up = [this] { return catch_up(); };
    m_context.commits.on_committed([this] {
        m_projector.wake();
        m_clerk.wake();
    });
}

Result<std::unique_ptr<Hub>> Hub::open(
    HubPorts ports, HubMachine machine, HubSettings settings, SigningKey key, WebPages pages)
{
    auto hub = std::unique_ptr<Hub>{new Hub{ports, machine, std::move(settings), std::move(key), std::move(pages)}};
    TRY_DO(hub->start());
    return hub;
}

Result<void> Hub::start()
{
    TRY_DO(load(m_context.directory, m_context.ports.kiosks));
    for (auto const& kiosk : TRY(m_context.ports.kiosks.health())) {
        if (kiosk.last && kiosk.last_heard) m_context.learn_clock(kiosk.id, *kiosk.last, *kiosk.last_heard);
    }
    TRY_DO(prepare_joining());
    m_context.machine.executor.post([this] {
        m_projector.wake();
        m_clerk.wake();
    });
    return {};
}

// What stations and phones need before anybody can join.
Result<void> Hub::prepare_joining()
{
    auto& ports = m_context.ports;
    auto const now = m_context.machine.clock.wall();
    return ports.work.run([&]() -> Result<void> {
        TRY_DO(put_keys_and_consent(ports.feeds, ports.keys, now));
        TRY_DO(drop_past_pickups(ports.feeds, now));
        TRY_DO(put_station_names(ports.feeds));
        for (auto const& kiosk : TRY(ports.kiosks.kiosks())) TRY_DO(certify_kiosk(ports.feeds, ports.keys, kiosk, now));
        return {};
    });
}

// A command waits for the figures, but not for a whole rebuild of them.
Result<void> Hub::catch_up()
{
    static constexpr int most_steps = 64;
    for (int step = 0; step < most_steps; ++step) {
        if (TRY(m_projector.step()) == Progress::CaughtUp) return {};
    }
    return {};
}

void Hub::handle(HttpRequest request, Reply reply)
{
    auto const exchange = std::make_shared<Exchange>(std::move(request), std::move(reply));
    auto match = m_table.find(exchange->request.method, exchange->request.path);
    if (match.route != nullptr) {
        exchange->capture = std::move(match.capture);
        return m_gates.enter(*match.route, exchange);
    }
    if (match.allowed.empty()) return exchange->answer(problem_of(ErrorCode::NotFound));
    auto response = to_response(not_with_this_method());
    set_field(response.fields, "allow", std::move(match.allowed));
    exchange->answer(std::move(response));
}

void Hub::health(ExchangePtr const& exchange)
{
    m_context.machine.executor.post([this, exchange] {
        auto const events = m_context.ports.events.event_count();
        if (!events) return exchange->answer(events.error());
        JsonWriter json;
        json.flag("ok", true);
        json.member("log_epoch", m_context.ports.events.log_epoch());
        json.member("events", static_cast<std::int64_t>(*events));
        exchange->answer(json_response(json.finish()));
    });
}

std::vector<HttpRoute> Hub::all_routes()
{
    std::vector<HttpRoute> routes{
        {"GET", "/", Caller::Anyone, to(m_pages, &WebPages::desk)},
        {"GET", "/c/*", Caller::Anyone, to(m_pages, &WebPages::phone)},
        {"GET", "/k/*", Caller::Anyone, to(m_pages, &WebPages::phone)},
        {"GET", "/phone-worker.js", Caller::Anyone, to(m_pages, &WebPages::file)},
        {"GET", "/assets/*", Caller::Anyone, to(m_pages, &WebPages::file)},
        {"GET", "/v1/health", Caller::Anyone, to(*this, &Hub::health)},

        {"POST", "/v1/join", Caller::JoiningKiosk, to(m_tickets, &JoinTickets::join)},
        {"POST", "/v1/kiosks/*/events", Caller::Kiosk, to(m_kiosks, &KioskRoutes::upload)},
        {"POST", "/v1/kiosks/*/heartbeat", Caller::Kiosk, to(m_kiosks, &KioskRoutes::heartbeat)},
        {"GET", "/v1/feeds/*", Caller::Kiosk, to(m_kiosks, &KioskRoutes::feed)},
    };
    add_phone_routes(routes);
    add_staff_routes(routes);
    add_joining_routes(routes);
    add_service_routes(routes);
    return routes;
}

void Hub::add_phone_routes(std::vector<HttpRoute>& routes)
{
    auto const add = [&](HttpRoute route) { routes.push_back(std::move(route)); };
    add({"GET", "/v1/phone/link", Caller::Phone, to(m_phone, &PhoneRoutes::link)});
    add({"POST", "/v1/phone/check-ins", Caller::Phone, to(m_phone, &PhoneRoutes::check_in)});
    add({"GET", "/v1/phone/enrollment", Caller::Phone, to(m_choices, &PhoneChoices::enrollment)});
    add({"GET", "/v1/phone/places", Caller::Anyone, to(m_choices, &PhoneChoices::places)});
    add({"POST", "/v1/phone/proposals", Caller::Anyone, to(m_choices, &PhoneChoices::proposals)});
    add({"POST", "/v1/phone/applications", Caller::Phone, to(m_phone_joining, &PhoneJoining::apply)});
    add({"GET", "/v1/phone/claim", Caller::Phone, to(m_cards, &PhoneCards::offer)});
    add({"POST", "/v1/phone/cards", Caller::Phone, to(m_cards, &PhoneCards::claim)});
    add({"POST", "/v1/phone/cards/renewal", Caller::Phone, to(m_cards, &PhoneCards::renew)});
    using Services = PhoneServices;
    add({"GET", "/v1/phone/services", Caller::Anyone, to(m_phone_services, &Services::list)});
    add({"POST", "/v1/phone/service-requests", Caller::Phone, to(m_phone_services, &Services::ask)});
    add({"POST", "/v1/phone/service-requests/standing", Caller::Phone, to(m_phone_services, &Services::standing)});
    add({"POST", "/v1/phone/service-requests/withdrawal", Caller::Phone, to(m_phone_services, &Services::withdraw)});
}

void Hub::add_staff_routes(std::vector<HttpRoute>& routes)
{
    using Session = StaffSessionRoutes;
    auto const add = [&](HttpRoute route) { routes.push_back(std::move(route)); };
    add({"POST", "/v1/staff/session", Caller::Newcomer, to(m_staff_session, &Session::sign_in)});
    add({"GET", "/v1/staff/session", Caller::Staff, to(m_staff_session, &Session::show)});
    add({"DELETE", "/v1/staff/session", Caller::Staff, to(m_staff_session, &Session::sign_out)});
    auto const figures = Role::Figures;
    add({"GET", "/v1/staff/today", Caller::Staff, to(m_staff, &StaffQueries::today), {figures}});
    add({"GET", "/v1/staff/check-ins", Caller::Staff, to(m_staff, &StaffQueries::check_ins), {figures}});
    add({"GET", "/v1/staff/kiosks", Caller::Staff, to(m_staff, &StaffQueries::kiosks), {figures, Role::District}});
    add({"GET", "/v1/staff/quarantine", Caller::Staff, to(m_staff, &StaffQueries::quarantine), {figures}});
    add({"POST", "/v1/staff/join-tickets", Caller::Staff, to(m_tickets, &JoinTickets::make), {Role::District}});

    add({"POST", "/v1/operator/join-tickets", Caller::Operator, to(m_tickets, &JoinTickets::make)});
    add({"POST", "/v1/operator/accounts", Caller::Operator, to(m_staff_session, &Session::set_password)});
    add({"POST", "/v1/operator/enrollment-key", Caller::Operator,
        to(m_district, &StaffDistrict::rotate_enrollment_key)});
}

// Who may change something may read it; names of unions and stations are for everybody who lists people or things.
void Hub::add_joining_routes(std::vector<HttpRoute>& routes)
{
    using Applications = StaffApplications;
    using Members = StaffMembers;
    using District = StaffDistrict;
    auto const add = [&](std::vector<Role> roles, std::string_view method, std::string_view pattern, auto handle) {
        routes.push_back({method, pattern, Caller::Staff, std::move(handle), std::move(roles)});
    };
    std::vector const enrollment{Role::Enrollment};
    add(enrollment, "GET", "/v1/staff/applications", to(m_applications, &Applications::list));
    add(enrollment, "POST", "/v1/staff/applications/decisions", to(m_applications, &Applications::decide));
    add(enrollment, "POST", "/v1/staff/applications/*/open", to(m_applications, &Applications::open));
    add(enrollment, "GET", "/v1/staff/applications/*/form.pdf", to(m_applications, &Applications::print));
    add(enrollment, "POST", "/v1/staff/members/*/card", to(m_members, &Members::card));
    add({Role::Enrollment, Role::District, Role::Services}, "GET", "/v1/staff/members", to(m_members, &Members::list));

    std::vector const read{Role::Figures, Role::District};
    add(every_role(), "GET", "/v1/staff/unions", to(m_district, &District::unions));
    add(read, "GET", "/v1/staff/places", to(m_district, &District::places));
    add(read, "GET", "/v1/staff/routing-rules", to(m_district, &District::rules));
    add(read, "GET", "/v1/staff/volunteers", to(m_members, &Members::volunteers));

    std::vector const district{Role::District};
    add(district, "PUT", "/v1/staff/unions/*", to(m_district, &District::put_union));
    add(district, "PUT", "/v1/staff/employers/*", to(m_district, &District::put_employer));
    add(district, "PUT", "/v1/staff/communities/*", to(m_district, &District::put_community));
    add(district, "PUT", "/v1/staff/routing-rules", to(m_district, &District::put_rules));
    add(district, "POST", "/v1/staff/members/merge", to(m_members, &Members::merge));
    add(district, "POST", "/v1/staff/volunteers", to(m_members, &Members::appoint));
    add(district, "DELETE", "/v1/staff/volunteers/*", to(m_members, &Members::dismiss));
    add(district, "GET", "/v1/staff/audit", to(m_district, &District::audit));
    add(district, "POST", "/v1/staff/kiosks/*/revoke", to(m_district, &District::revoke_kiosk));
}

void Hub::add_service_routes(std::vector<HttpRoute>& routes)
{
    using Offers = StaffOffers;
    auto const add = [&](std::vector<Role> roles, std::string_view method, std::string_view pattern, auto handle) {
        routes.push_back({method, pattern, Caller::Staff, std::move(handle), std::move(roles)});
    };
    std::vector const read{Role::Figures, Role::Services};
    add(every_role(), "GET", "/v1/staff/offers", to(m_offers, &Offers::offers));
    add(read, "GET", "/v1/staff/goods", to(m_offers, &Offers::goods));
    add(read, "GET", "/v1/staff/campaigns", to(m_offers, &Offers::campaigns));
    add(read, "GET", "/v1/staff/services", to(m_offers, &Offers::services));
    add(read, "GET", "/v1/staff/stock", to(m_stock, &StaffStock::standing));
    add(read, "GET", "/v1/staff/stock/movements", to(m_stock, &StaffStock::movements));
    add(read, "GET", "/v1/staff/exceptions", to(m_stock, &StaffStock::exceptions));
    add(read, "GET", "/v1/staff/usage", to(m_usage, &StaffUsage::usage));
    add(read, "GET", "/v1/staff/usage.csv", to(m_usage, &StaffUsage::csv));
    add(read, "GET", "/v1/staff/usage.xlsx", to(m_usage, &StaffUsage::workbook));

    std::vector const services{Role::Services};
    add(services, "PUT", "/v1/staff/stations/*/amenities/*", to(m_offers, &Offers::put_amenity));
    add(services, "DELETE", "/v1/staff/stations/*/amenities/*", to(m_offers, &Offers::remove_amenity));
    add(services, "PUT", "/v1/staff/stations/*/machines/*", to(m_offers, &Offers::put_machine));
    add(services, "DELETE", "/v1/staff/stations/*/machines/*", to(m_offers, &Offers::remove_machine));
    add(services, "PUT", "/v1/staff/goods/*", to(m_offers, &Offers::put_goods));
    add(services, "PUT", "/v1/staff/services/*", to(m_offers, &Offers::put_service));
    add(services, "PUT", "/v1/staff/campaigns/*", to(m_offers, &Offers::put_campaign));
    add(services, "POST", "/v1/staff/campaigns/*/end", to(m_offers, &Offers::end_campaign));
    add(services, "POST", "/v1/staff/stock/movements", to(m_stock, &StaffStock::move));
    add(services, "GET", "/v1/staff/members/*/points", to(m_points, &StaffPoints::standing));
    add(services, "POST", "/v1/staff/members/*/points", to(m_points, &StaffPoints::move));
    add(services, "POST", "/v1/staff/exceptions/*/settle", to(m_stock, &StaffStock::settle));
    add(services, "GET", "/v1/staff/service-requests", to(m_requests, &StaffRequests::list));
    add(services, "POST", "/v1/staff/service-requests/*/advance", to(m_requests, &StaffRequests::advance));
}

} // namespace yizhan
