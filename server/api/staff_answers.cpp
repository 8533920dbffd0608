#include "server/api/staff_answers.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace yizhan {

Result<std::size_t> limit_asked(HttpRequest const& request, std::size_t usual, std::size_t max)
{
    auto const text = query_parameter(request.query, "limit");
    if (!text) return usual;
    std::size_t limit = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
    if (error != std::errc{} || end != text->data() + text->size() || limit < 1 || limit > max)
        return fail(ErrorCode::InvalidInput, "limit: out of range");
    return limit;
}

Result<MemberQuestion> question_asked(HttpRequest const& request)
{
    static constexpr std::size_t max_characters = 16;
    MemberQuestion question;
    auto const text = query_parameter(request.query, "q");
    if (!text || text->empty()) return question;
    if (!utf8::is_valid(*text) || utf8::decode(*text).size() > max_characters)
        return fail(ErrorCode::InvalidInput, "q: too long");
    bool const digits = std::all_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && text->size() == 8)
        question.number = TRY(MemberNumber::parse(*text));
    else if (digits && text->size() == 4)
        question.tail = *text;
    else
        question.name = utf8::clean(*text, max_characters);
    return question;
}

void add_qr(JsonWriter& json, std::vector<std::string> const& rows)
{
    json.begin_object("qr");
    json.member("size", static_cast<std::int64_t>(rows.size()));
    json.begin_array("rows");
    for (auto const& row : rows) json.element(std::string_view{row});
    json.end_array();
    json.end_object();
}

} // namespace yizhan
