#include "kiosk/input/wedge_framer.h"

#include "shared/base/utf8.h"

#include <cstdlib>
#include <utility>

namespace yizhan {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

} // namespace

bool is_wedge_prefix(std::string_view text)
{
    constexpr std::string_view allowed = "!\"#&'(),;<=>?@[\\]^_`{|}~";
    return !text.empty() && text.size() <= 4 && text.find_first_not_of(allowed) == std::string_view::npos;
}

WedgeFramer::WedgeFramer(WedgeOptions options)
    : m_prefix{options.prefix.begin(), options.prefix.end()}, m_suffix{options.suffix}
{
    if (!is_wedge_prefix(options.prefix) || options.suffix == WedgeKey::Other) std::abort();
}

void WedgeFramer::on_character(char32_t character, MonoMs now)
{
    if (is_control(character)) return;
    pass_time(now);
    if (completes_prefix(character)) return begin(State::Framed, now);
    if (m_state == State::Discarding) return;
    if (m_state == State::Idle) begin(State::Burst, now);
    if (m_characters == max_characters) {
        m_state = State::Discarding;
        return;
    }
    utf8::append(m_text, character);
    ++m_characters;
}

std::optional<Scan> WedgeFramer::on_key(WedgeKey key, MonoMs now)
{
    if (key != m_suffix) return std::nullopt;
    pass_time(now);
    auto const state = std::exchange(m_state, State::Idle);
    m_tail.clear();
    if (state == State::Framed && m_characters > 0)
        return Scan{std::move(m_text), ScanSource::Wedge, Framing::Complete};
    bool const machine
        = m_characters >= min_burst && now - m_first <= burst_gap * static_cast<std::int64_t>(m_characters);
    if (state == State::Burst && machine) return Scan{std::move(m_text), ScanSource::Wedge, Framing::PrefixMissing};
    return std::nullopt;
}

void WedgeFramer::pass_time(MonoMs now)
{
    auto const gap = now - std::exchange(m_last, now);
    if (m_state == State::Idle || gap <= max_gap) return;
    if (gap > max_pause || m_state == State::Burst) {
        m_state = State::Idle;
        m_tail.clear();
    } else if (m_state == State::Framed && ++m_pauses > 1 + m_characters / characters_per_pause) {
        m_state = State::Discarding; // too slow for a machine; the rest of it is not a scan either
    }
}

bool WedgeFramer::completes_prefix(char32_t character)
{
    if (m_tail.size() == m_prefix.size()) m_tail.erase(0, 1);
    m_tail.push_back(character);
    return m_tail == m_prefix;
}

void WedgeFramer::begin(State state, MonoMs now)
{
    m_state = state;
    m_text.clear();
    m_characters = 0;
    m_pauses = 0;
    m_first = now;
    if (state == State::Framed) m_tail.clear();
}

} // namespace yizhan
