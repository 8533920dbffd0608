#include "server/services/request_office.h"

#include "server/ingest/roster.h"
#include "server/services/feed_rows.h"
#include "server/services/own_facts.h"

namespace yizhan {

Result<RequestCode> RequestOffice::fresh_code()
{
    for (int tries = 0; tries < 100; ++tries) {
        std::array<std::uint8_t, 5> bits{};
        m_ports.random.fill(bits);
        auto code = RequestCode::of_bits(bits);
        if (!TRY(m_figures.requests.find_request(code))) return code;
    }
    return fail(ErrorCode::Internal, "no request code is free");
}

Result<ServiceRequested> RequestOffice::wanted(PhoneAsking const& asking)
{
    auto const entry
        = TRY(row_in<ServiceEntry>(m_ports.feeds, district_channel(), FeedKind::Service, asking.service.text()));
    if (!entry) return fail(ErrorCode::NotFound, "no such service");
    if (!entry->offered || !entry->requestable) return fail(ErrorCode::Refused, "this service is not asked for");
    ServiceRequested body;
    body.request = asking.request;
    body.service = asking.service;
    body.code = TRY(fresh_code());
    body.by_phone = true;
    if (asking.member) {
        auto const member = TRY(find_member(m_ports.feeds, *asking.member));
        if (!member) return fail(ErrorCode::Refused, "a card of nobody");
        body.by.member = member->id;
        body.by.union_id = member->union_id;
    }
    return body;
}

Result<RequestOffice::Asked> RequestOffice::ask(PhoneAsking const& asking)
{
    // Sent again after the service was taken off the list: what was answered once stays answered.
    if (auto const known = TRY(m_figures.requests.find_request(asking.request)))
        return Asked{known->standing.code, known->standing.service};
    std::optional<Asked> asked;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        auto const body = TRY(wanted(asking));
        auto const station = asking.station.value_or(desk_station());
        auto const fact = TRY(record_own_fact(m_ports, EventId::make(asking.request.text()), station, body));
        auto const* const kept = std::get_if<ServiceRequested>(&fact.body);
        if (kept == nullptr) return fail(ErrorCode::Conflict, "another fact has this id");
        asked = Asked{kept->code, kept->service};
        return {};
    }));
    return std::move(*asked);
}

Result<RequestState> RequestOffice::advance(
    RequestId const& request, RequestState wanted, Bilingual const& note, std::string const& by)
{
    auto state = wanted;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        auto const known = TRY(m_figures.requests.find_request(request));
        if (!known) return fail(ErrorCode::NotFound, "no such request");
        auto const next = next_request_state(known->standing.state, wanted);
        if (!next) return fail(ErrorCode::Conflict, "the step does not fit");
        state = *next;
        auto const& clock = m_ports.clock;
        TRY(record_own_fact(m_ports, new_event_id(clock.wall(), m_ports.random), known->station,
            ServiceAdvanced{request, wanted, note, by}));
        return m_ports.audit.add({clock.wall(), by, "advance_request", request.text()});
    }));
    return state;
}

Result<RequestStanding> RequestOffice::withdraw(RequestCode const& code)
{
    auto const known = TRY(m_figures.requests.find_request(code));
    if (!known) return fail(ErrorCode::NotFound, "no such request");
    auto standing = known->standing;
    auto const next = next_request_state(standing.state, RequestState::Withdrawn);
    if (!next) return standing;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        TRY(record_own_fact(m_ports, fact_id(standing.id.text() + "\nwithdrawn"), known->station,
            ServiceAdvanced{standing.id, RequestState::Withdrawn, {}, {}}));
        return {};
    }));
    standing.state = *next;
    standing.note = {};
    standing.since = m_ports.clock.wall();
    return standing;
}

Result<RequestOffice::Titled> RequestOffice::titled(ServiceId const& service)
{
    auto entry = TRY(row_in<ServiceEntry>(m_ports.feeds, district_channel(), FeedKind::Service, service.text()));
    if (!entry) return Titled{};
    return Titled{std::move(entry->title), std::move(entry->ask)};
}

} // namespace yizhan
