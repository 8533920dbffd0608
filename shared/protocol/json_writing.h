// Writing JSON in one pass: members in the order given, no white space, text escaped as RFC 8259 asks. Ill-formed UTF-8
// becomes U+FFFD, so what is written can always be read.
#pragma once

#include "shared/domain/text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace yizhan {

// Starts inside an object: member, begin/end…, finish.
class JsonWriter {
public:
    explicit JsonWriter(std::size_t reserve = 256)
    {
        m_out.reserve(reserve);
        m_out.push_back('{');
    }
    void member(std::string_view key, std::string_view text);
    void member(std::string_view key, char const* text) { member(key, std::string_view{text}); }
    void member(std::string_view key, std::int64_t value);
    void flag(std::string_view key, bool value);
    void member(std::string_view key, Bilingual const& text);
    void begin_object(std::string_view key);
    void end_object();
    void begin_array(std::string_view key);
    void begin_object(); // an element of the array
    void begin_array(); // likewise
    void element(std::int64_t value);
    void element(std::string_view text);
    void end_array();
    std::string finish(); // closes the outer object

private:
    void separate();
    void key(std::string_view key);
    void quoted(std::string_view text);
    std::string m_out;
};

} // namespace yizhan
