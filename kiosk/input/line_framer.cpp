#include "kiosk/input/line_framer.h"

namespace yizhan {

void LineFramer::feed(ByteView bytes, std::function<void(std::string_view)> const& line)
{
    for (auto const byte : bytes) {
        auto const c = static_cast<char>(byte);
        if (c == '\r' || c == '\n')
            end_line(line);
        else if (m_line.size() == m_prefix.size() + max_line)
            m_too_long = true;
        else
            m_line.push_back(c);
    }
}

void LineFramer::forget()
{
    m_line.clear();
    m_too_long = false;
}

void LineFramer::end_line(std::function<void(std::string_view)> const& line)
{
    std::string_view text = m_line;
    if (text.starts_with(m_prefix)) text.remove_prefix(m_prefix.size());
    if (!m_too_long && !text.empty() && text.size() <= max_line) line(text);
    forget();
}

} // namespace yizhan
