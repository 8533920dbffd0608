#include "server/api/gates.h"

#include "shared/protocol/http_signature.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::string_view kiosk_prefix = "/v1/kiosks/";

// The kiosk that the path names and only that one; where it names none, the one whose key it is.
std::optional<KnownKiosk> claimed(KioskDirectory const& directory, Exchange const& exchange, std::string_view key_id)
{
    if (!exchange.request.path.starts_with(kiosk_prefix)) return directory.find_by_key_id(key_id);
    auto const id = KioskId::parse(exchange.capture);
    auto known = id ? directory.find(*id) : std::nullopt;
    return known && known->key.key_id() == key_id ? std::move(known) : std::nullopt;
}

// Of scheme://host[:port]; empty where it is something else.
std::string_view host_of(std::string_view origin)
{
    auto const scheme_end = origin.find("://");
    return scheme_end == std::string_view::npos ? std::string_view{} : origin.substr(scheme_end + 3);
}

} // namespace

std::string_view session_token(HttpRequest const& request)
{
    for (auto const& [name, value] : request.fields) {
        if (name != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            auto pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            while (pair.starts_with(' ')) pair.remove_prefix(1);
            if (pair.starts_with(session_cookie) && pair.substr(session_cookie.size()).starts_with('='))
                return pair.substr(session_cookie.size() + 1);
        }
    }
    return {};
}

void Gates::enter(HttpRoute const& route, ExchangePtr const& exchange)
{
    if (route.caller == Caller::Anyone) return route.handle(exchange);
    auto const most = route.caller == Caller::Staff ? staff_body_bytes : small_body_bytes;
    if (route.caller != Caller::Kiosk && exchange->request.body.size() > most)
        return exchange->answer(problem_of(ErrorCode::TooLarge));
    bool const of_kiosk = route.caller == Caller::Kiosk || route.caller == Caller::JoiningKiosk;
    auto& executor = of_kiosk ? m_hub.machine.offload : m_hub.machine.executor;
    executor.post([this, &route, exchange] {
        switch (route.caller) {
        case Caller::Anyone:
        case Caller::Phone:
            return route.handle(exchange);
        case Caller::Kiosk:
            check_kiosk(exchange);
            return exchange->kiosk ? route.handle(exchange) : void();
        case Caller::JoiningKiosk:
            check_joining(exchange);
            return exchange->joining ? route.handle(exchange) : void();
        case Caller::Newcomer:
            return is_same_origin(exchange->request) ? route.handle(exchange)
                                                     : exchange->answer(problem_of(ErrorCode::Refused));
        case Caller::Staff:
            return pass_staff(route, exchange) ? route.handle(exchange) : void();
        case Caller::Operator:
            return pass_operator(exchange) ? route.handle(exchange)
                                           : exchange->answer(problem_of(ErrorCode::Unauthorised));
        }
    });
}

void Gates::check_kiosk(ExchangePtr const& exchange)
{
    std::optional<KnownKiosk> kiosk;
    auto const verified = verify_request(exchange->request, [&](std::string_view key_id) -> std::optional<VerifyKey> {
        kiosk = claimed(m_hub.directory, *exchange, key_id);
        return kiosk ? std::optional{kiosk->key} : std::nullopt;
    });
    // InvalidInput: the signature is good, the body is another one.
    if (verified || verified.error().code == ErrorCode::InvalidInput) exchange->sign_with(m_hub.signer);
    if (!verified) return exchange->answer(verified.error());
    exchange->kiosk = std::move(kiosk);
}

void Gates::check_joining(ExchangePtr const& exchange)
{
    auto const request = decode_join_request(exchange->request.body);
    // Who sends no request that could be signed is as unknown as one who does not sign.
    if (!request) return exchange->answer(Error{ErrorCode::Unauthorised, request.error().cause});
    auto const key = VerifyKey::from_bytes(request->verify_key);
    if (!key) return exchange->answer(Error{ErrorCode::Unauthorised, key.error().cause});
    auto const verified = verify_request(exchange->request,
        [&](std::string_view key_id) { return key_id == key->key_id() ? std::optional{*key} : std::nullopt; });
    if (verified || verified.error().code == ErrorCode::InvalidInput) exchange->sign_with(m_hub.signer);
    if (!verified) return exchange->answer(verified.error());
    exchange->joining = *request;
}

bool Gates::pass_staff(HttpRoute const& route, ExchangePtr const& exchange)
{
    auto const& request = exchange->request;
    exchange->staff = m_sessions.find(session_token(request), m_hub.machine.clock.mono());
    if (!exchange->staff) {
        exchange->answer(problem_of(ErrorCode::Unauthorised));
        return false;
    }
    auto const& wanted = route.roles;
    bool const may
        = wanted.empty() || std::ranges::any_of(wanted, [&](Role role) { return exchange->staff->roles.has(role); });
    if (may && (request.method == "GET" || is_same_origin(request))) return true;
    exchange->answer(problem_of(ErrorCode::Refused));
    return false;
}

bool Gates::pass_operator(ExchangePtr const& exchange) const
{
    static constexpr std::string_view scheme = "Bearer ";
    auto const field = find_field(exchange->request.fields, "authorization");
    if (!field || !field->starts_with(scheme) || m_hub.settings.operator_secret == Hash{}) return false;
    return same_bytes(blake2b(as_bytes(field->substr(scheme.size()))), m_hub.settings.operator_secret);
}

// A page of another site can make a browser send a cookie, but neither our field nor a false origin.
bool Gates::is_same_origin(HttpRequest const& request) const
{
    if (find_field(request.fields, "x-requested-with") != "yizhan") return false;
    if (auto const site = find_field(request.fields, "sec-fetch-site")) return site == "same-origin";
    auto const origin = find_field(request.fields, "origin");
    if (!origin) return false;
    // Behind a proxy the Host may be the proxy's business; the URL that everybody is told is ours.
    auto const& url = m_hub.settings.public_url;
    return host_of(*origin) == request.authority || *origin == url.substr(0, url.find('/', url.find("://") + 3));
}

} // namespace yizhan
