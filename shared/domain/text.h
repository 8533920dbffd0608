// Text that people read, once for each of the two languages of the screens.
#pragma once

#include <string>

namespace yizhan {

enum class Language { Chinese, English };

struct Bilingual {
    std::string zh;
    std::string en; // empty where nobody has written it yet: the Chinese one is shown then

    std::string const& in(Language language) const { return language == Language::English && !en.empty() ? en : zh; }
    bool operator==(Bilingual const&) const = default;
};

} // namespace yizhan
