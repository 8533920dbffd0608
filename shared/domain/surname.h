// The pinyin initial of a surname, by which a roster finds people: 陈 -> c, 欧阳 -> o, 单 (as a surname) -> s. A table
// of some five hundred surnames; who bears another one is found by number or by code.
#pragma once

#include <optional>
#include <string_view>

namespace yizhan {

// Of a whole name. A Latin name gives its first letter. Nothing: not known.
std::optional<char> surname_initial(std::string_view name);

} // namespace yizhan
