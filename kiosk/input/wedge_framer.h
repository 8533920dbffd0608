// Finds the scans in what a keyboard-wedge scanner types: prefix, text, suffix, at machine speed. Pure: characters,
// keys and times go in. Whatever came before, a whole scan with its prefix is always found.
#pragma once

#include "kiosk/input/scanner.h"
#include "shared/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

enum class WedgeKey { Enter, Tab, Other };

struct WedgeOptions {
    std::string prefix = "~"; // REQUIRES: is_wedge_prefix
    WedgeKey suffix = WedgeKey::Enter; // REQUIRES: not Other
};

// 1 to 4 characters that no code of ours contains: printable ASCII outside base45's alphabet and the lower-case
// letters.
bool is_wedge_prefix(std::string_view text);

class WedgeFramer {
public:
    static constexpr std::size_t max_characters = 512;
    // A longer pause between two characters is not a machine's…
    static constexpr Millis max_gap{100};
    // …but a screen that was busy painting hands keys over late: a scan with its prefix may have one longer pause, and
    // one more for each of these many characters.
    static constexpr std::size_t characters_per_pause = 16;
    // After this long nothing belongs to what came before.
    static constexpr Millis max_pause{1'000};
    // A scan without its prefix must be surely a machine's: this many characters, this fast on average.
    static constexpr std::size_t min_burst = 8;
    static constexpr Millis burst_gap{35};

    explicit WedgeFramer(WedgeOptions options);

    void on_character(char32_t character, MonoMs now);
    // The suffix ends a scan: its text, or nothing where there was none. Other keys (Shift, arrows) say nothing.
    std::optional<Scan> on_key(WedgeKey key, MonoMs now);

private:
    enum class State { Idle, Framed, Burst, Discarding };

    void pass_time(MonoMs now);
    bool completes_prefix(char32_t character);
    void begin(State state, MonoMs now);

    std::u32string m_prefix;
    WedgeKey m_suffix;
    State m_state = State::Idle;
    std::u32string m_tail; // the last characters, as many as the prefix has
    std::string m_text; // UTF-8
    std::size_t m_characters = 0;
    std::size_t m_pauses = 0;
    MonoMs m_first;
    MonoMs m_last;
};

} // namespace yizhan
