#include "shared/base/ids.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace yizhan {

bool is_id_text(std::string_view text)
{
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

void die_of_bad_id(std::string_view text)
{
    std::fprintf(stderr, "bug: an id of %zu characters that is not an id\n", text.size());
    std::abort();
}

} // namespace yizhan
