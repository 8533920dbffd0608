#include "kiosk/devices/chime_tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace yizhan {
namespace {

struct Note {
    double hertz;
    double from_s;
    double lasts_s;
    double loud; // 0..1
};

// Rising thirds: something is ready. A falling third, like a door: come. Short and bright: yes. Low and soft: no.
constexpr std::array machine_done{
    Note{523.25, 0.0, 0.7, 0.8}, Note{659.25, 0.18, 0.7, 0.8}, Note{783.99, 0.36, 1.0, 0.8}};
constexpr std::array your_turn{Note{783.99, 0.0, 0.8, 0.9}, Note{659.25, 0.35, 1.2, 0.9}};
constexpr std::array given{Note{1046.5, 0.0, 0.22, 0.7}, Note{1567.98, 0.09, 0.3, 0.6}};
constexpr std::array not_given{Note{220.0, 0.0, 0.35, 0.6}, Note{174.61, 0.2, 0.5, 0.6}};

std::span<Note const> notes_of(Announcer::Call call)
{
    switch (call) {
    case Announcer::Call::MachineDone:
        return machine_done;
    case Announcer::Call::YourTurn:
        return your_turn;
    case Announcer::Call::Given:
        return given;
    case Announcer::Call::NotGiven:
        break;
    }
    return not_given;
}

constexpr double attack_s = 0.012; // soft enough not to click
constexpr double quiet_tail_s = 0.25; // what a device has not played yet when it is closed
constexpr double highest = 0.45 * 32'767; // notes overlap

// A struck bar: the ground tone and a little of two above it, dying away to nothing at the note's end.
double sample_of(Note const& note, double at_s)
{
    double const wave = 2 * std::numbers::pi * note.hertz * at_s;
    double const tone = std::sin(wave) + 0.25 * std::sin(2 * wave) + 0.08 * std::sin(3 * wave);
    double const rise = std::min(1.0, at_s / attack_s);
    double const left = 1.0 - at_s / note.lasts_s;
    return note.loud * tone / 1.33 * rise * left * left;
}

} // namespace

std::vector<std::int16_t> chime_tones(Announcer::Call call, int volume)
{
    auto const notes = notes_of(call);
    double const level = std::clamp(volume, 0, 100) / 100.0;
    double ends_s = 0;
    for (auto const& note : notes) ends_s = std::max(ends_s, note.from_s + note.lasts_s);
    std::vector<double> mix(static_cast<std::size_t>((ends_s + quiet_tail_s) * chime_rate));
    for (auto const& note : notes) {
        auto const first = static_cast<std::size_t>(note.from_s * chime_rate);
        auto const count = static_cast<std::size_t>(note.lasts_s * chime_rate);
        for (std::size_t i = 0; i < count; ++i) mix[first + i] += sample_of(note, static_cast<double>(i) / chime_rate);
    }
    std::vector<std::int16_t> out(mix.size());
    std::transform(mix.begin(), mix.end(), out.begin(), [&](double sample) {
        return static_cast<std::int16_t>(std::clamp(sample * highest * level * level, -32'767.0, 32'767.0));
    });
    return out;
}

} // namespace yizhan
