#include "shared/domain/volunteer.h"

#include "shared/domain/name_table.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis longest_pause{24LL * 3600 * 1000};

constexpr NameTable<SignInRefusal, 6> refusals{
    {{{SignInRefusal::NotAVolunteer, "not_a_volunteer"}, {SignInRefusal::Revoked, "revoked"},
        {SignInRefusal::Ended, "ended"}, {SignInRefusal::OtherStation, "other_station"},
        {SignInRefusal::WrongPin, "wrong_pin"}, {SignInRefusal::Waiting, "waiting"}}}};

// The pause that the last wrong PIN began; zero: it was not the fifth of five.
Millis pause_after(int wrong)
{
    if (wrong <= 0 || wrong % free_pin_attempts != 0) return Millis{0};
    Millis pause = pin_pause;
    for (int fives = wrong / free_pin_attempts; fives > 1 && pause < longest_pause; --fives) pause *= 2;
    return std::min(pause, longest_pause);
}

} // namespace

std::string_view name(SignInRefusal refusal) { return refusals.name_of(refusal); }
std::optional<SignInRefusal> sign_in_refusal_of(std::string_view text) { return refusals.value_of(text); }

Millis pin_wait(PinAttempts const& attempts, UtcMs now)
{
    Millis const pause = pause_after(attempts.wrong);
    Millis const passed = std::max(now - attempts.last, Millis{0}); // a clock that was set back: nothing has passed
    return std::max(pause - passed, Millis{0});
}

std::optional<SignInRefusal> check_volunteer(
    std::optional<Volunteer> const& volunteer, bool revoked, StationId const& station, TrustedNow const& now)
{
    if (revoked) return SignInRefusal::Revoked;
    if (!volunteer) return SignInRefusal::NotAVolunteer;
    if (now.quality == TimeQuality::Agreed && now.time > volunteer->until) return SignInRefusal::Ended;
    auto const& stations = volunteer->stations;
    if (!stations.empty() && std::find(stations.begin(), stations.end(), station) == stations.end())
        return SignInRefusal::OtherStation;
    return std::nullopt;
}

} // namespace yizhan
