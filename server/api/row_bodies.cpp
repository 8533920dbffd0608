#include "server/api/row_bodies.h"

#include "server/api/phone_attempt.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

namespace yizhan {
namespace {

void add_problem(JsonWriter& json, Problem const& problem, std::string_view code)
{
    json.member("code", code);
    json.member("status", std::int64_t{http_status(problem)});
    json.member("detail", problem.detail);
    json.member("detail_zh", problem.detail_zh);
}

} // namespace

Result<FeedRow> read_body_row(FeedKind kind, std::string_view id, std::string_view body)
{
    if (!is_id_text(id)) return fail(ErrorCode::InvalidInput, "path: not an id");
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    if (TRY(json.optional_text("id")).value_or(id) != id) return fail(ErrorCode::InvalidInput, "id: another one");
    auto const open = body.find('{');
    if (json.keys().empty() || open == std::string_view::npos) return fail(ErrorCode::InvalidInput, "body: empty");
    // Of two members with one name the first counts.
    JsonWriter head;
    head.member("kind", name(kind));
    head.member("id", id);
    auto line = head.finish();
    line.back() = ',';
    auto row = TRY(decode_feed_row(line.append(body.substr(open + 1))));
    if (!row) return fail(ErrorCode::InvalidInput, "body: no such row");
    return std::move(*row);
}

Result<void> must_be_named(Bilingual const& text, std::string_view member)
{
    if (text.zh.empty()) return fail(ErrorCode::InvalidInput, std::string{member} + ": empty");
    return {};
}

HttpResponse with_faults(std::span<NamedFault const> faults)
{
    auto const problem = problem_with(
        ErrorCode::InvalidInput, {"有几处还不对，没有保存。", "Some of it is not right yet. Nothing was saved."}, 422);
    JsonWriter json{1'024};
    add_problem(json, problem, name(problem.code));
    json.begin_array("faults");
    for (auto const& fault : faults) {
        json.begin_object();
        json.member("kind", fault.kind);
        json.member("which", fault.which);
        json.end_object();
    }
    json.end_array();
    return {422, {{"content-type", std::string{problem_content_type}}}, json.finish()};
}

HttpResponse changed_meanwhile()
{
    auto const problem = problem_with(ErrorCode::Conflict,
        {"刚才有人改过了，请看看新的内容再改。", "Somebody changed this just now. Please look at it again first."});
    JsonWriter json;
    add_problem(json, problem, "changed");
    return {http_status(problem), {{"content-type", std::string{problem_content_type}}}, json.finish()};
}

Result<MovementId> read_movement_id(JsonObject const& json)
{
    auto const text = TRY(json.text("id"));
    if (!is_uuid(text)) return fail(ErrorCode::InvalidInput, "id: not a UUID in lower case");
    return MovementId::parse(text);
}

void answer_empty(Exchange& exchange, Result<void> const& done)
{
    if (!done) return exchange.answer(done.error());
    exchange.answer({204, {}, {}});
}

} // namespace yizhan
