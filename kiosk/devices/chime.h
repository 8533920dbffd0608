// The station's chime: an Announcer that makes its own tones and plays them through ALSA on a thread of its own.
// Without a device, or when it is pulled out, it stays silent and tries again at the next call.
#pragma once

#include "kiosk/app/ports.h"
#include "shared/base/result.h"
#include "shared/platform/executor.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace yizhan {

struct SoundOptions {
    std::string device = "default"; // an ALSA name
    int volume = 60; // 0..100; 0: off
};

// Where sound goes. May wait for as long as it plays; used on one thread.
class Speaker {
public:
    virtual ~Speaker() = default;
    // Mono, chime_rate. Unavailable: no such device now, or it went away meanwhile.
    virtual Result<void> play(std::span<std::int16_t const> samples) = 0;
};

class Chime final : public Announcer {
public:
    // `executor`: on which it plays; it runs nothing of this any more when the chime goes.
    Chime(Speaker& speaker, Executor& executor, int volume);
    // At most two calls wait while one is played: the newest ones.
    void call(Call call) override;

private:
    void play_next();

    Speaker& m_speaker;
    Executor& m_executor;
    int m_volume;
    std::mutex m_mutex;
    std::deque<Call> m_waiting;
    bool m_playing = false;
    bool m_is_silent = false; // the last one could not be played, and the log says so
};

// The whole of it, with its thread; nothing is opened before the first call. None where the volume is 0.
std::unique_ptr<Announcer> make_chime(SoundOptions const& options);

} // namespace yizhan
