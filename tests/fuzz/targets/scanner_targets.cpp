// Whatever a scanner sends: every scan keeps its bounds, and the next whole one is found.
#include "kiosk/input/line_framer.h"
#include "kiosk/input/wedge_framer.h"
#include "tests/fuzz/targets/targets.h"

#include <array>

namespace yizhan::fuzz {
namespace {

constexpr std::array<int, 8> pauses_ms{0, 35, 100, 101, 150, 999, 1000, 1001};

// One byte of input as something that a keyboard does: ASCII is typed, line ends are keys, the rest is time and
// Chinese.
class Keyboard {
public:
    std::optional<Scan> press(std::uint8_t what)
    {
        if (what >= 0x80 && what < 0x90) m_now = m_now + Millis{pauses_ms[what & 7U]};
        m_now = m_now + Millis{2};
        if (what == '\n') return m_framer.on_key(WedgeKey::Enter, m_now);
        if (what == '\t') return m_framer.on_key(WedgeKey::Tab, m_now);
        if (what == 0x1B) return m_framer.on_key(WedgeKey::Other, m_now);
        if (what < 0x80)
            m_framer.on_character(what, m_now);
        else if (what >= 0x90)
            m_framer.on_character(0x4E00U + what * 0x11U, m_now);
        return std::nullopt;
    }

private:
    WedgeFramer m_framer{{}};
    MonoMs m_now;
};

void run_wedge(ByteView input)
{
    Keyboard keyboard;
    std::size_t typed = 0;
    for (auto const byte : input) {
        ++typed;
        auto const scan = keyboard.press(byte);
        if (!scan) continue;
        promise(!scan->text.empty() && scan->text.size() <= WedgeFramer::max_characters * 3, "a scan has its bounds");
        promise(scan->text.size() <= typed * 3, "a scan holds only what was typed since the last");
        promise(scan->text.find('~') == std::string::npos, "the prefix is never part of a scan");
        promise(
            scan->framing == Framing::Complete || scan->text.size() >= WedgeFramer::min_burst, "a burst is not a tap");
        typed = 0;
    }
    std::optional<Scan> last;
    for (char const c : std::string_view{"~YZ1:NEXT\n"}) last = keyboard.press(static_cast<std::uint8_t>(c));
    promise(last == Scan{"YZ1:NEXT", ScanSource::Wedge, Framing::Complete}, "the next scan always works");
}

void run_line(ByteView input)
{
    LineFramer framer{"~"};
    std::string last;
    auto const on_line = [&](std::string_view line) {
        promise(!line.empty() && line.size() <= LineFramer::max_line, "a line has its bounds");
        promise(line.find_first_of("\r\n") == std::string_view::npos, "a line holds no line end");
        last = line;
    };
    auto const half = input.size() / 2;
    framer.feed(input.first(half), on_line);
    framer.feed(input.subspan(half), on_line);
    framer.feed(as_bytes("\r\n~YZ1:NEXT\r\n"), on_line);
    promise(last == "YZ1:NEXT" && !framer.is_inside_line(), "the next line always works");
}

std::vector<std::string> scans()
{
    return {"~YZ1:NWGSLK/-4LF8B909$AFN0NYD\n", "YZ1:NWGSLK/-4LF8B909$AFN0NYD\n", "~YZ1:NW\x85GSLK/\x83-4LF8B\n",
        "~\n~~A\n\tB\x1B\n", "~" + std::string(512, 'A') + "\n"};
}

} // namespace

Target const wedge_framer{"wedge_framer", run_wedge, scans};
Target const line_framer{"line_framer", run_line, scans};

} // namespace yizhan::fuzz
