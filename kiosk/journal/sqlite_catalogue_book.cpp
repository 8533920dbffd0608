#include "kiosk/journal/sqlite_catalogue_book.h"

#include "kiosk/journal/schema.h"
#include "kiosk/journal/stored_row.h"

#include <algorithm>
#include <tuple>

namespace yizhan::journal {
namespace {

using std::string_view;

static_assert(sequence_bits == 40, "the shift in the statements below");

// What this kiosk's own events say of a request. Of one that was asked for elsewhere only the step that was taken here.
struct OwnRequest {
    std::optional<ServiceId> service;
    RequestId id;
    RequestState state = RequestState::Asked;
    UtcMs since;
    bool sent = false;
};

Result<std::optional<OwnRequest>> own_request(Connection& connection, char const* sql, string_view key)
{
    auto query = TRY(connection.query(sql));
    if (!TRY(query->bind(1, key).step())) return std::optional<OwnRequest>{};
    auto const id = RequestId::parse(query->text(0));
    auto const state = request_state_of(query->text(2));
    if (!id || !state) return std::optional<OwnRequest>{};
    OwnRequest own;
    own.id = *id;
    if (auto service = ServiceId::parse(query->text(1))) own.service = std::move(*service);
    own.state = *state;
    own.since = {query->integer(3)};
    own.sent = static_cast<std::int64_t>(sequence_of(query->integer(4))) <= query->integer(5);
    return std::optional{std::move(own)};
}

Result<std::optional<RequestStanding>> standing_with(
    Connection& connection, std::string const& channel, RequestCode const& code)
{
    auto query = TRY(connection.query("SELECT row FROM request_standings WHERE code = ?1 AND channel = ?2"));
    if (!TRY(query->bind(1, string_view{code.text()}).bind(2, string_view{channel}).step()))
        return std::optional<RequestStanding>{};
    return row_of<RequestStanding>(query->text(0));
}

// The hub's word counts, unless something was said here that it has not heard yet.
KnownRequest with_own(RequestStanding hub, std::optional<OwnRequest> const& own)
{
    bool const ahead = own && is_ended(own->state) && next_request_state(hub.state, own->state) == own->state;
    KnownRequest known{std::move(hub), true};
    if (ahead) {
        known.standing.state = own->state;
        known.standing.since = own->since;
        known.sent = own->sent;
    }
    return known;
}

} // namespace

Result<std::vector<ServiceEntry>> SqliteCatalogueBook::services()
{
    return m_session.read([](Connection& connection) -> Result<std::vector<ServiceEntry>> {
        auto query = TRY(connection.query("SELECT row FROM services ORDER BY id"));
        auto services = TRY(rows_of<ServiceEntry>(query));
        std::erase_if(services, [](ServiceEntry const& one) { return !one.offered; });
        std::stable_sort(services.begin(), services.end(), [](ServiceEntry const& one, ServiceEntry const& other) {
            return std::tie(one.field, one.order) < std::tie(other.field, other.order);
        });
        return services;
    });
}

Result<std::optional<KnownRequest>> SqliteCatalogueBook::find_request(RequestCode const& code)
{
    return m_session.read([&](Connection& connection) -> Result<std::optional<KnownRequest>> {
        auto const channel = station_channel(m_session.options().station);
        if (auto hub = TRY(standing_with(connection, channel, code))) {
            auto const own = TRY(own_request(connection,
                "SELECT id, service, state, since_ms, last_place, (SELECT delivered FROM incarnations WHERE ordinal ="
                " last_place >> 40) FROM own_requests WHERE id = ?1",
                hub->id.text()));
            return std::optional{with_own(std::move(*hub), own)};
        }
        auto const own = TRY(own_request(connection,
            "SELECT id, service, state, since_ms, last_place, (SELECT delivered FROM incarnations WHERE ordinal ="
            " last_place >> 40) FROM own_requests WHERE code = ?1",
            code.text()));
        if (!own || !own->service) return std::optional<KnownRequest>{};
        return std::optional{KnownRequest{{own->id, code, *own->service, own->state, {}, own->since}, own->sent}};
    });
}

} // namespace yizhan::journal
