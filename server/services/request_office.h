// Services that people ask for, on a phone or through staff: asking, moving on, withdrawing. Each is an event of the
// hub itself, in one unit of work. On the hub's executor.
#pragma once

#include "server/enrollment/desk_ports.h"
#include "server/projections/service_figures.h"

#include <optional>
#include <string>

namespace yizhan {

// Who asks on a phone: somebody at a station, or a card's owner anywhere.
struct PhoneAsking {
    RequestId request; // a UUID of the phone: the same again is the same request
    ServiceId service;
    std::optional<StationId> station; // whose code was scanned
    std::optional<MemberId> member; // whose card it was
};

class RequestOffice {
public:
    RequestOffice(DeskPorts const& ports, ServiceFigures const& figures) : m_ports{ports}, m_figures{figures} { }

    struct Asked {
        RequestCode code;
        ServiceId service;
    };
    // NotFound: no such service. Refused: it is not offered, or not asked for this way. Conflict: the id is another
    // fact's.
    Result<Asked> ask(PhoneAsking const& asking);

    // By staff. NotFound. Conflict: the step does not fit.
    Result<RequestState> advance(
        RequestId const& request, RequestState wanted, Bilingual const& note, std::string const& by);
    // By whoever has the code. NotFound. One that has ended stays as it is.
    Result<RequestStanding> withdraw(RequestCode const& code);

    // As the page in a phone says it.
    struct Titled {
        Bilingual title;
        Bilingual ask;
    };
    Result<Titled> titled(ServiceId const& service);

private:
    Result<RequestCode> fresh_code();
    Result<ServiceRequested> wanted(PhoneAsking const& asking);

    DeskPorts m_ports;
    ServiceFigures m_figures;
};

} // namespace yizhan
