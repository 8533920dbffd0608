// What the handlers of the staff's pages share: reading a query, answering with JSON, and saying who asks.
#pragma once

#include "server/api/exchange.h"
#include "shared/domain/member.h"
#include "shared/protocol/json_writing.h"

#include <optional>

namespace yizhan {

inline void answer(Exchange& exchange, Result<std::string> json)
{
    if (json)
        exchange.answer(json_response(std::move(*json)));
    else
        exchange.answer(json.error());
}

// Absent: `usual`. InvalidInput: not 1..max.
Result<std::size_t> limit_asked(HttpRequest const& request, std::size_t usual, std::size_t max);

// An id in the query; none where it is absent or empty.
template <class IdType> Result<std::optional<IdType>> id_asked(HttpRequest const& request, std::string_view name)
{
    auto const text = query_parameter(request.query, name);
    if (!text || text->empty()) return std::optional<IdType>{};
    return std::optional{TRY(IdType::parse(*text))};
}

// What a search field says: eight digits are a number, four a phone's tail, anything else the beginning of a masked
// name. InvalidInput: longer than any of these.
struct MemberQuestion {
    std::optional<MemberNumber> number;
    std::string tail;
    std::string name;
};
Result<MemberQuestion> question_asked(HttpRequest const& request);

void add_qr(JsonWriter& json, std::vector<std::string> const& rows);

} // namespace yizhan
