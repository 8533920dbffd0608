#include "kiosk/devices/chime.h"

#include "kiosk/devices/alsa_speaker.h"
#include "kiosk/devices/chime_tones.h"
#include "shared/platform/log.h"
#include "shared/platform/thread_executor.h"

namespace yizhan {
namespace {

constexpr std::size_t most_waiting = 2;

class OwnChime final : public Announcer {
public:
    explicit OwnChime(SoundOptions const& options)
        : m_speaker{options.device}, m_chime{m_speaker, m_executor, options.volume}
    {
    }
    void call(Call call) override { m_chime.call(call); }

private:
    AlsaSpeaker m_speaker;
    Chime m_chime;
    ThreadExecutor m_executor{"chime"}; // last: its thread ends first
};

} // namespace

Chime::Chime(Speaker& speaker, Executor& executor, int volume)
    : m_speaker{speaker}, m_executor{executor}, m_volume{volume}
{
}

void Chime::call(Call call)
{
    std::scoped_lock const lock{m_mutex};
    if (m_waiting.size() == most_waiting) m_waiting.pop_front();
    m_waiting.push_back(call);
    if (std::exchange(m_playing, true)) return;
    m_executor.post([this] { play_next(); });
}

void Chime::play_next()
{
    Call call{};
    {
        std::scoped_lock const lock{m_mutex};
        call = m_waiting.front();
        m_waiting.pop_front();
    }
    auto const played = m_speaker.play(chime_tones(call, m_volume));
    if (!played && !m_is_silent) log::warning("chime_not_played", {{"code", played.error().code}});
    m_is_silent = !played;
    std::scoped_lock const lock{m_mutex};
    m_playing = !m_waiting.empty();
    if (m_playing) m_executor.post([this] { play_next(); });
}

std::unique_ptr<Announcer> make_chime(SoundOptions const& options)
{
    if (options.volume <= 0) return nullptr;
    return std::make_unique<OwnChime>(options);
}

} // namespace yizhan
