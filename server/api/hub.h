// The hub as one value: a request goes in, an answer comes out, also with no socket anywhere. It knows the rooms behind
// it only by their ports, and owns what belongs to a running hub: the group commit, the projector, sessions, limits.
#pragma once

#include "server/api/gates.h"
#include "server/api/hub_context.h"
#include "server/api/join_tickets.h"
#include "server/api/kiosk_routes.h"
#include "server/api/phone_cards.h"
#include "server/api/phone_choices.h"
#include "server/api/phone_joining.h"
#include "server/api/phone_routes.h"
#include "server/api/phone_services.h"
#include "server/api/route_table.h"
#include "server/api/staff_applications.h"
#include "server/api/staff_district.h"
#include "server/api/staff_members.h"
#include "server/api/staff_offers.h"
#include "server/api/staff_points.h"
#include "server/api/staff_queries.h"
#include "server/api/staff_requests.h"
#include "server/api/staff_session_routes.h"
#include "server/api/staff_stock.h"
#include "server/api/staff_usage.h"
#include "server/api/web_pages.h"
#include "server/enrollment/clerk_actor.h"
#include "server/projections/projector.h"

#include <memory>

namespace yizhan {

class Hub {
public:
    // Reads the known kiosks. Ports and machine outlive the hub; the hub outlives the executors' last task.
    static Result<std::unique_ptr<Hub>> open(
        HubPorts ports, HubMachine machine, HubSettings settings, SigningKey key, WebPages pages);
    Hub(Hub const&) = delete;
    Hub& operator=(Hub const&) = delete;

    // From any thread. `reply` is called once, from any thread of the machine.
    void handle(HttpRequest request, Reply reply);

    std::vector<HttpRoute> const& routes() const { return m_table.routes(); }
    VerifyKey const& verify_key() const { return m_context.key.verify_key(); }

private:
    Hub(HubPorts ports, HubMachine machine, HubSettings settings, SigningKey key, WebPages pages);
    Result<void> start();
    void health(ExchangePtr const& exchange);
    Result<void> prepare_joining();
    Result<void> catch_up();
    std::vector<HttpRoute> all_routes();
    void add_phone_routes(std::vector<HttpRoute>& routes);
    void add_staff_routes(std::vector<HttpRoute>& routes);
    void add_joining_routes(std::vector<HttpRoute>& routes);
    void add_service_routes(std::vector<HttpRoute>& routes);

    HubContext m_context;
    Projector m_projector;
    ClerkActor m_clerk;
    WebPages m_pages;
    Sessions m_sessions;
    Gates m_gates;
    KioskRoutes m_kiosks;
    JoinTickets m_tickets;
    PhoneRoutes m_phone;
    PhoneChoices m_choices;
    PhoneJoining m_phone_joining;
    PhoneCards m_cards;
    StaffSessionRoutes m_staff_session;
    StaffQueries m_staff;
    StaffApplications m_applications;
    StaffMembers m_members;
    StaffDistrict m_district;
    StaffOffers m_offers;
    StaffStock m_stock;
    StaffPoints m_points;
    StaffUsage m_usage;
    StaffRequests m_requests;
    PhoneServices m_phone_services;
    RouteTable m_table;
};

} // namespace yizhan
