#include "kiosk/devices/alsa_speaker.h"

#include "kiosk/devices/chime_tones.h"

#include <alsa/asoundlib.h>
#include <memory>

namespace yizhan {
namespace {

constexpr unsigned latency_us = 200'000; // less than the quiet end of every sound: what is cut off is silence
constexpr int wait_ms = 250;
constexpr int most_idle_waits = 8; // a device that takes nothing for two seconds is as good as gone

struct Close {
    void operator()(snd_pcm_t* pcm) const
    {
        snd_pcm_drop(pcm);
        snd_pcm_close(pcm);
    }
};
using Pcm = std::unique_ptr<snd_pcm_t, Close>;

// ALSA would write each of its troubles to stderr; the log says once that there is no sound.
void say_nothing(char const*, int, char const*, int, char const*, ...) { }

Error gone(int alsa_error) { return {ErrorCode::Unavailable, std::string{"alsa: "} + snd_strerror(alsa_error)}; }

Result<Pcm> open(std::string const& device)
{
    snd_pcm_t* raw = nullptr;
    if (int const opened = snd_pcm_open(&raw, device.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK); opened < 0)
        return tl::unexpected(gone(opened));
    Pcm pcm{raw};
    int const set = snd_pcm_set_params(
        raw, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, static_cast<unsigned>(chime_rate), 1, latency_us);
    if (set < 0) return tl::unexpected(gone(set));
    return pcm;
}

} // namespace

AlsaSpeaker::AlsaSpeaker(std::string device) : m_device{std::move(device)} { snd_lib_error_set_handler(&say_nothing); }

AlsaSpeaker::~AlsaSpeaker() { snd_config_update_free_global(); }

Result<void> AlsaSpeaker::play(std::span<std::int16_t const> samples)
{
    Pcm const pcm = TRY(open(m_device));
    int idle_waits = 0;
    while (!samples.empty()) {
        auto const written = snd_pcm_writei(pcm.get(), samples.data(), samples.size());
        if (written > 0) {
            samples = samples.subspan(static_cast<std::size_t>(written));
            idle_waits = 0;
            continue;
        }
        if (++idle_waits > most_idle_waits) return tl::unexpected(gone(-EIO));
        if (written == 0 || written == -EAGAIN) {
            if (int const waited = snd_pcm_wait(pcm.get(), wait_ms); waited >= 0) continue;
        }
        int const recovered = snd_pcm_recover(pcm.get(), static_cast<int>(written), 1);
        if (recovered < 0 && recovered != -EAGAIN) return tl::unexpected(gone(recovered));
    }
    return {};
}

} // namespace yizhan
