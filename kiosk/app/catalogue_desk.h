// The catalogue of services at the kiosk: find one by field, situation or letters, ask for it, follow it by code.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/attendance.h"
#include "kiosk/app/enrollment_intents.h"
#include "kiosk/app/kiosk_ports.h"

#include <optional>
#include <variant>
#include <vector>

namespace yizhan {

class CatalogueDesk {
public:
    // REQUIRES: ports.amenities. Writing works where ports.enrollment has its engines; letters always do.
    CatalogueDesk(KioskPorts const& ports, ZoneMinutes zone);

    void reload();
    void open();
    void hide() { m_places.clear(); }
    bool is_showing() const { return !m_places.empty(); }
    void apply(AmenityIntent const& intent, Attendance const& who);
    void apply(EnrollmentIntent const& intent, Attendance const& who); // Write, EraseLast
    void back();
    CatalogueScreen view(Attendance const& who);

private:
    // Where somebody is, and by which way they came: back leads along it.
    struct Fields { };
    struct List {
        std::optional<ServiceField> field;
        std::optional<LifeSituation> situation;
    };
    struct Search { };
    struct Entry {
        ServiceId service;
    };
    struct Requested {
        ServiceId service;
        RequestCode code;
    };
    struct Follow {
        std::string typed;
        bool not_found = false;
    };
    struct Standing {
        RequestCode code;
    };
    using Place = std::variant<Fields, List, Search, Entry, Requested, Follow, Standing>;
    using Page = decltype(CatalogueScreen::page);

    void on(intent::OpenServiceField const& wanted, Attendance const& who);
    void on(intent::OpenSituation const& wanted, Attendance const& who);
    void on(intent::OpenServiceSearch const& wanted, Attendance const& who);
    void on(intent::OpenService const& wanted, Attendance const& who);
    void on(intent::RequestService const& wanted, Attendance const& who);
    void on(intent::OpenFollow const& wanted, Attendance const& who);
    void on(intent::PressCode const& wanted, Attendance const& who);
    void on(intent::WithdrawRequest const& wanted, Attendance const& who);
    void on(auto const&, Attendance const&) { } // of other desks

    void go(Place place) { m_places.push_back(std::move(place)); }
    bool record(EventBody body);
    ServiceEntry const* find(ServiceId const& id) const;
    void look_up(Follow& follow);

    Page page(Fields const& place, Attendance const& who) const;
    Page page(List const& place, Attendance const& who) const;
    Page page(Search const& place, Attendance const& who) const;
    Page page(Entry const& place, Attendance const& who) const;
    Page page(Requested const& place, Attendance const& who) const;
    Page page(Follow const& place, Attendance const& who) const;
    Page page(Standing const& place, Attendance const& who) const;

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    std::vector<ServiceEntry> m_services;
    std::vector<Place> m_places; // none: hidden
    std::optional<WritingField> m_query;
    bool m_not_recorded = false;
};

} // namespace yizhan
