#include "server/api/join_tickets.h"

#include "server/api/qr_rows.h"
#include "server/api/staff_answers.h"
#include "server/enrollment/district_setup.h"
#include "shared/platform/log.h"
#include "shared/protocol/join_ticket.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"
#include "shared/protocol/sealed_box.h"

#include <algorithm>

namespace yizhan {
namespace {

std::shared_ptr<Secret const> fresh_secret(Random& random)
{
    return std::make_shared<Secret const>(Secret::generate([&](auto out) { random.fill(out); }));
}

Result<StationId> station_in(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    return json.id<StationId>("station");
}

Problem join_problem(Error const& error)
{
    if (error.code == ErrorCode::Conflict)
        return problem_with(ErrorCode::Conflict,
            {"这个入网码已经用过了，请重新生成一个。", "This joining code has been used. Please make a new one."});
    if (error.code == ErrorCode::NotFound)
        return problem_with(ErrorCode::NotFound,
            {"这个入网码已经失效，请重新生成一个。", "This joining code is no longer good. Please make a new one."},
            410);
    return problem_of(error.code);
}

} // namespace

void JoinTickets::make(ExchangePtr const& exchange)
{
    auto const station = station_in(exchange->request.body);
    if (!station) return exchange->answer(station.error());
    auto const made = make_for(*station);
    if (!made) return exchange->answer(made.error());
    auto const rows = qr_rows(made->ticket);
    if (!rows) return exchange->answer(rows.error());
    log::info("join_ticket.made",
        {{"station", *station}, {"by", exchange->staff ? exchange->staff->account.text() : "operator"}});
    JsonWriter json;
    json.member("ticket", made->ticket);
    json.member("expires_at", format_rfc3339(made->expires_at));
    add_qr(json, *rows);
    exchange->answer(json_response(json.finish()));
}

Result<JoinTickets::Made> JoinTickets::make_for(StationId const& station)
{
    auto const stations = TRY(m_hub.ports.feeds.stations());
    auto const is_it = [&](Station const& known) { return known.id == station; };
    if (std::none_of(stations.begin(), stations.end(), is_it)) return fail(ErrorCode::NotFound, "no such station");
    JoinTicket ticket{{}, m_hub.key.verify_key(), m_hub.settings.public_url};
    m_hub.machine.random.fill(ticket.code);
    auto const expires_at = m_hub.machine.clock.wall() + ticket_lifetime;
    auto text = TRY(format_join_ticket(ticket));
    TRY_DO(m_hub.ports.kiosks.add_ticket(hash_of_code(ticket.code), station, expires_at));
    return Made{std::move(text), expires_at};
}

void JoinTickets::join(ExchangePtr const& exchange)
{
    m_hub.machine.executor.post([this, exchange] {
        if (auto const pause = m_tries.take(exchange->request.peer, m_hub.machine.clock.mono()))
            return exchange->answer_later(*pause);
        auto const reply = admit(*exchange->joining);
        if (!reply) {
            log::warning("kiosk.join_refused", {{"code", reply.error().code}});
            return exchange->answer(join_problem(reply.error()));
        }
        log::info("kiosk.joined", {{"kiosk", reply->kiosk}, {"station", reply->station}});
        exchange->answer(json_response(encode(*reply)));
    });
}

Result<JoinReply> JoinTickets::admit(JoinRequest const& request)
{
    auto& random = m_hub.machine.random;
    auto const now = m_hub.machine.clock.wall();
    auto const key = TRY(VerifyKey::from_bytes(request.verify_key));
    auto fresh_id = KioskId::make("k-" + random.hex64().substr(0, 10));
    JoinAttempt const attempt{
        hash_of_code(request.code), key, request.machine, request.kiosk, std::move(fresh_id), fresh_secret(random)};
    auto const kiosk = TRY(m_hub.ports.kiosks.join(attempt, now));
    TRY_DO(certify_kiosk(m_hub.ports.feeds, m_hub.ports.keys, kiosk, now));
    m_hub.directory.put(kiosk);
    JoinReply reply;
    reply.hub_time = now;
    reply.kiosk = kiosk.id;
    reply.station = kiosk.station;
    reply.sealed_check_in_key = TRY(seal_for(kiosk.key, kiosk.check_in_key->bytes()));
    for (auto const& row : TRY(m_hub.ports.feeds.rows(district_channel(), FeedKind::IssuerKey))) {
        if (auto const* const issuer = std::get_if<IssuerKeyRow>(&row)) reply.issuer_keys.push_back(*issuer);
    }
    return reply;
}

} // namespace yizhan
