// The name of a person as identity cards have it: Chinese characters, with '·' between the parts of long names, or
// Latin letters. Whatever could make a name read as another one (bidi and format characters, lookalike separators) is
// refused or made one. It cannot be printed or logged by accident.
#pragma once

#include "shared/base/private_text.h"

#include <string_view>
#include <tl/expected.hpp>

namespace yizhan {

enum class NameFaultKind {
    Empty,
    TooLong, // over 60 characters
    NotText, // no valid UTF-8
    WrongCharacter, // a digit, an emoji, a control, a private-use character and the like
    WrongPlace, // a '·', hyphen or apostrophe that no letters are around
};

struct NameFault {
    NameFaultKind kind = NameFaultKind::Empty;
    std::size_t place = 0; // the character, counted from 0 in what was typed

    bool operator==(NameFault const&) const = default;
};

class PersonName {
public:
    static constexpr std::size_t max_characters = 60;

    // Takes spaces off both ends and from between Chinese characters, makes full-width letters ASCII, composes accents
    // and writes every dot between Chinese characters as U+00B7. Takes no longer for an endless text.
    static tl::expected<PersonName, NameFault> parse(std::string_view typed);

    // The whole name, UTF-8: for the screen in front of its person and for a sealed envelope; never for a log.
    std::string_view reveal() const { return m_text.view(); }
    bool is_chinese() const; // has a Chinese character

    bool operator==(PersonName const&) const = default;

private:
    explicit PersonName(PrivateText text) : m_text{std::move(text)} { }
    PrivateText m_text;
};

// Unified and compatibility ideographs that Unicode 15.1 assigns, and 〇.
bool is_han(char32_t character);

} // namespace yizhan
