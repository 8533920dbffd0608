// The chime's sounds as numbers, and a chime that neither waits for its device nor falls over it.
#include "kiosk/devices/alsa_speaker.h"
#include "kiosk/devices/chime_tones.h"
#include "tests/support/manual_executor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

namespace yizhan::test {
namespace {

using Call = Announcer::Call;
using Samples = std::vector<std::int16_t>;

int loudest(Samples const& samples, std::size_t from = 0)
{
    int most = 0;
    for (std::size_t i = from; i < samples.size(); ++i) most = std::max(most, std::abs(int{samples[i]}));
    return most;
}

// How often the wave crosses zero in its first tenth of a second, twice a period.
std::ptrdiff_t pitch(Samples const& samples)
{
    std::ptrdiff_t crossings = 0;
    for (std::size_t i = 1; i < static_cast<std::size_t>(chime_rate) / 10; ++i)
        crossings += (samples[i - 1] < 0) != (samples[i] < 0) ? 1 : 0;
    return crossings;
}

class FakeSpeaker final : public Speaker {
public:
    Result<void> play(std::span<std::int16_t const> samples) override
    {
        if (is_gone) return fail(ErrorCode::Unavailable, "as the test wants");
        played.emplace_back(samples.begin(), samples.end());
        return {};
    }
    std::vector<Samples> played;
    bool is_gone = false;
};

} // namespace

TEST_CASE("the four calls are told apart by ear, and none of them clicks, screams or ends suddenly")
{
    std::vector<Samples> const sounds{chime_tones(Call::MachineDone, 100), chime_tones(Call::YourTurn, 100),
        chime_tones(Call::Given, 100), chime_tones(Call::NotGiven, 100)};
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        CAPTURE(i);
        auto const& sound = sounds[i];
        CHECK(sound.size() <= std::size_t{2} * chime_rate);
        CHECK(loudest(sound) > 5'000);
        CHECK(loudest(sound) < 32'767);
        CHECK(std::abs(int{sound[10]}) < 1'000);
        CHECK(loudest(sound, sound.size() - std::size_t{chime_rate} / 5) == 0);
        int steepest = 0;
        for (std::size_t s = 1; s < sound.size(); ++s)
            steepest = std::max(steepest, std::abs(int{sound[s]} - int{sound[s - 1]}));
        CHECK(steepest < 8'000);
        for (std::size_t other = 0; other < i; ++other) CHECK(sound != sounds[other]);
    }
    CHECK(pitch(sounds[2]) > 2 * pitch(sounds[3])); // given is bright, not given is low
    CHECK(sounds[2].size() < sounds[0].size());
    CHECK(loudest(sounds[3]) < loudest(sounds[1]));
}

TEST_CASE("half the volume is quieter, none is silence")
{
    auto const all = loudest(chime_tones(Call::YourTurn, 100));
    auto const half = loudest(chime_tones(Call::YourTurn, 50));
    CHECK(half < all / 2);
    CHECK(half > 0);
    CHECK(loudest(chime_tones(Call::YourTurn, 0)) == 0);
    CHECK(make_chime({"default", 0}) == nullptr);
}

TEST_CASE("a call returns at once and is played later; of many that wait the newest two are")
{
    FakeSpeaker speaker;
    ManualExecutor executor;
    Chime chime{speaker, executor, 60};
    for (int i = 0; i < 1'000; ++i) chime.call(Call::Given);
    chime.call(Call::MachineDone);
    chime.call(Call::YourTurn);
    CHECK(speaker.played.empty());
    CHECK(executor.time().waiting() == 1);
    executor.run_ready();
    REQUIRE(speaker.played.size() == 2);
    CHECK(speaker.played[0] == chime_tones(Call::MachineDone, 60));
    CHECK(speaker.played[1] == chime_tones(Call::YourTurn, 60));
    chime.call(Call::NotGiven);
    executor.run_ready();
    CHECK(speaker.played.size() == 3);
}

TEST_CASE("a device that is pulled out makes it silent, and one that is put back is heard")
{
    FakeSpeaker speaker;
    ManualExecutor executor;
    Chime chime{speaker, executor, 60};
    speaker.is_gone = true;
    chime.call(Call::Given);
    chime.call(Call::Given);
    executor.run_ready();
    speaker.is_gone = false;
    chime.call(Call::NotGiven);
    executor.run_ready();
    REQUIRE(speaker.played.size() == 1);
    CHECK(speaker.played[0] == chime_tones(Call::NotGiven, 60));
}

TEST_CASE("ALSA plays into a device that there is, and says so of one that there is not")
{
    auto const sound = chime_tones(Call::Given, 60);
    CHECK(AlsaSpeaker{"null"}.play(sound)); // ALSA's own, which swallows everything
    auto const missing = AlsaSpeaker{"no-such-device-here"}.play(sound);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::Unavailable);
}

TEST_CASE("a whole chime without a device starts, is called and ends")
{
    auto const chime = make_chime({"no-such-device-here", 100});
    REQUIRE(chime);
    chime->call(Call::MachineDone);
    chime->call(Call::YourTurn);
}

} // namespace yizhan::test
