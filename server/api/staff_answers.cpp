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

Result<std::int32_t> parse_day(std::string_view text)
{
    auto const start = parse_rfc3339(std::string{text} + "T00:00:00Z");
    if (!start || text.size() != 10) return fail(ErrorCode::InvalidInput, "not a day");
    return local_day(*start, ZoneMinutes{0});
}

std::string text_of(TimePlace const& place) { return std::to_string(place.at.ms) + "." + place.id; }

Result<std::optional<TimePlace>> place_asked(HttpRequest const& request)
{
    auto const text = query_parameter(request.query, "before");
    if (!text || text->empty()) return std::optional<TimePlace>{};
    auto const dot = text->find('.');
    TimePlace place;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), place.at.ms);
    if (error != std::errc{} || dot == std::string::npos || end != text->data() + dot)
        return fail(ErrorCode::InvalidInput, "before: not a place");
    place.id = text->substr(dot + 1);
    if (!is_id_text(place.id)) return fail(ErrorCode::InvalidInput, "before: not a place");
    return std::optional{std::move(place)};
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
