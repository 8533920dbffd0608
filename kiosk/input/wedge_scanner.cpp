#include "kiosk/input/wedge_scanner.h"

#include <utility>

namespace yizhan {

WedgeScanner::WedgeScanner(WedgeOptions options, Clock const& clock, Executor& executor, ScanSink sink)
    : m_framer{std::move(options)}, m_clock{clock}, m_delivery{executor, std::move(sink)}
{
}

void WedgeScanner::on_character(char32_t character) { m_framer.on_character(character, m_clock.mono()); }

void WedgeScanner::on_key(WedgeKey key)
{
    auto scan = m_framer.on_key(key, m_clock.mono());
    if (!scan) return;
    m_state = scan->framing == Framing::PrefixMissing ? ScannerState::PrefixMissing : ScannerState::Ok;
    m_delivery.deliver(*std::move(scan));
}

} // namespace yizhan
