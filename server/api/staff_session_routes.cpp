#include "server/api/staff_session_routes.h"

#include "server/api/gates.h"
#include "shared/platform/log.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

struct NameAndPassword {
    std::string name;
    std::string password;
    std::optional<Roles> roles; // of the operator's
};

Result<NameAndPassword> read_name_and_password(std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    NameAndPassword out;
    out.name = TRY(json.text("name"));
    out.password = TRY(json.text("password"));
    if (json.has("roles")) {
        out.roles = Roles{};
        for (auto const text : TRY(json.texts("roles", 8))) {
            auto const role = role_of(text);
            if (!role) return fail(ErrorCode::InvalidInput, "roles: unknown name");
            out.roles = out.roles->with(*role);
        }
    }
    if (out.name.size() > 128 || out.password.size() > 128) return fail(ErrorCode::TooLarge, "name or password");
    return out;
}

HttpResponse named(std::string_view name, Roles const& roles)
{
    JsonWriter json;
    json.member("name", name);
    json.begin_array("roles");
    for (auto const role : names(roles)) json.element(role);
    json.end_array();
    return json_response(json.finish());
}

} // namespace

StaffSessionRoutes::StaffSessionRoutes(HubContext& hub, Sessions& sessions)
    : m_hub{hub}, m_sessions{sessions}, m_sign_in{hub.ports.accounts, hub.machine.random, hub.settings.password_cost,
                                            hub.machine.executor, hub.machine.hashing}
{
}

void StaffSessionRoutes::sign_in(ExchangePtr const& exchange)
{
    auto claim = read_name_and_password(exchange->request.body);
    if (!claim) return exchange->answer(claim.error());
    if (auto const pause = too_often(exchange->request.peer, claim->name)) {
        log::warning("staff.sign_in_too_often");
        return exchange->answer_later(*pause);
    }
    m_sign_in.check(claim->name, std::move(claim->password), [this, exchange](Result<StaffIdentity> const& who) {
        if (!who) {
            log::warning("staff.sign_in_refused", {{"code", who.error().code}});
            if (who.error().code == ErrorCode::Busy) return exchange->answer_later(Millis{2'000});
            if (who.error().code != ErrorCode::Unauthorised) return exchange->answer(who.error());
            return exchange->answer(problem_with(ErrorCode::Unauthorised,
                {"用户名或密码不对，请再试一次。", "Name or password is not right. Please try once more."}));
        }
        // Whatever session this browser had before is over: nobody goes on under another name.
        m_sessions.close(session_token(exchange->request));
        auto const token = m_sessions.open(*who, m_hub.machine.clock.mono());
        log::info("staff.signed_in", {{"account", who->account}});
        auto response = named(who->name, who->roles);
        set_field(response.fields, "set-cookie", cookie(token, Sessions::lifetime));
        exchange->answer(std::move(response));
    });
}

void StaffSessionRoutes::show(ExchangePtr const& exchange) const
{
    exchange->answer(named(exchange->staff->name, exchange->staff->roles));
}

void StaffSessionRoutes::sign_out(ExchangePtr const& exchange)
{
    m_sessions.close(session_token(exchange->request));
    log::info("staff.signed_out", {{"account", exchange->staff->account}});
    HttpResponse response{204, {}, {}};
    set_field(response.fields, "set-cookie", cookie("", Millis{0}));
    exchange->answer(std::move(response));
}

void StaffSessionRoutes::set_password(ExchangePtr const& exchange)
{
    auto const wanted = read_name_and_password(exchange->request.body);
    if (!wanted) return exchange->answer(wanted.error());
    auto const& settings = m_hub.settings;
    auto const account = yizhan::set_password(m_hub.ports.accounts, wanted->name, wanted->password,
        settings.password_cost, m_hub.machine.random, wanted->roles);
    if (!account) return exchange->answer(account.error());
    m_sessions.close_all_of(account->id);
    log::info("staff.password_set", {{"account", account->id}});
    exchange->answer(named(account->name, account->roles));
}

std::optional<Millis> StaffSessionRoutes::too_often(std::string const& peer, std::string const& name)
{
    auto const now = m_hub.machine.clock.mono();
    if (auto const pause = m_by_peer.take(peer, now)) return pause;
    if (auto const pause = m_by_name_and_peer.take(peer + "\n" + name, now)) return pause;
    return m_by_name.take(name, now);
}

std::string StaffSessionRoutes::cookie(std::string_view token, Millis max_age) const
{
    bool const over_tls = m_hub.settings.public_url.starts_with("https:");
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}", session_cookie, token,
        max_age.count() / 1'000, over_tls ? "; Secure" : "");
}

} // namespace yizhan
