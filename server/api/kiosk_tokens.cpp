#include "server/api/kiosk_tokens.h"

namespace yizhan {
namespace {

// How long a token stays good by a clock that stands at `now`; zero or less: it is not near.
Millis rest_of(CheckInToken const& token, UtcMs now)
{
    auto const end = (token.step + 1 + check_in_steps_allowed) * check_in_step.count();
    auto const rest = Millis{end - now.ms};
    return rest <= check_in_step * (2 * check_in_steps_allowed + 1) ? rest : Millis{0};
}

bool within_joining(CheckInToken const& token, UtcMs now)
{
    auto const age = now.ms / check_in_step.count() - token.step;
    return age >= -check_in_steps_allowed && age <= KioskTokens::joining_steps;
}

} // namespace

Problem token_problem(Error const& error)
{
    if (error.code == ErrorCode::Timeout)
        return problem_with(ErrorCode::Timeout,
            {"这个码已经过期，请重新扫屏幕上的码。", "This code is too old. Please scan the one on the screen again."},
            410);
    return problem_of(error.code);
}

Result<KnownKiosk> KioskTokens::kiosk(KioskId const& id) const
{
    auto known = m_hub.directory.find(id);
    if (!known) return fail(ErrorCode::Unauthorised, "token: of no kiosk");
    return std::move(*known);
}

std::optional<Millis> KioskTokens::offset_of(KioskId const& id) const
{
    auto const found = m_hub.clock_offsets.find(id);
    return found == m_hub.clock_offsets.end() ? std::nullopt : std::optional{found->second};
}

Result<KioskTokens::Seen> KioskTokens::check_in(CheckInToken const& token) const
{
    auto known = TRY(kiosk(token.kiosk));
    auto const offset = offset_of(token.kiosk);
    auto const now = m_hub.machine.clock.wall();
    TRY_DO(verify_check_in_token(token, *known.check_in_key, now, offset));
    auto const rest = rest_of(token, now);
    return Seen{std::move(known), rest > Millis{0} ? rest : rest_of(token, now - offset.value_or(Millis{0}))};
}

Result<KnownKiosk> KioskTokens::joining(CheckInToken const& token) const
{
    auto known = TRY(kiosk(token.kiosk));
    auto const offset = offset_of(token.kiosk);
    auto const now = m_hub.machine.clock.wall();
    auto const verified = verify_check_in_token(token, *known.check_in_key, now, offset);
    if (verified) return known;
    bool const old = verified.error().code == ErrorCode::Timeout;
    if (old && (within_joining(token, now) || within_joining(token, now - offset.value_or(Millis{0})))) return known;
    return tl::unexpected(verified.error());
}

Result<KnownKiosk> KioskTokens::claim(CardClaimToken const& token) const
{
    auto known = TRY(kiosk(token.kiosk));
    TRY_DO(verify_card_claim_token(token, *known.check_in_key, m_hub.machine.clock.wall(), offset_of(token.kiosk)));
    return known;
}

Result<Station> KioskTokens::station(StationId const& id) const
{
    auto const row = TRY(m_hub.ports.feeds.find(station_channel(id), FeedKind::Station, id.text()));
    auto const* const station = row ? std::get_if<Station>(&*row) : nullptr;
    if (station == nullptr) return fail(ErrorCode::NotFound, "no such station");
    return *station;
}

} // namespace yizhan
