// Rows of the feed as staff send and get them: read by the feed's own reading, so that what could not go to a station
// is never kept.
#pragma once

#include "server/api/exchange.h"
#include "shared/protocol/feed_page.h"
#include "shared/protocol/json_reading.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// Through the feed's own reading: what could not go to a station is not kept.
template <class Row> Result<Row> checked(Row const& row)
{
    auto const read = TRY(decode_feed_row(encode_feed_row(row)));
    if (!read) return fail(ErrorCode::InvalidInput, "not a row");
    return std::get<Row>(*read);
}

// The row of this kind in the body. Its id stands in the path, and may stand in the body too.
Result<FeedRow> read_body_row(FeedKind kind, std::string_view id, std::string_view body);
template <class Row> Result<Row> read_body(FeedKind kind, std::string_view id, std::string_view body)
{
    auto row = TRY(read_body_row(kind, id, body));
    auto* const it = std::get_if<Row>(&row);
    if (it == nullptr) return fail(ErrorCode::InvalidInput, "body: another row");
    return checked(*it);
}

// InvalidInput: nothing in Chinese, which is what every screen falls back to.
Result<void> must_be_named(Bilingual const& text, std::string_view member);

// [row, row, …]
template <class Row> std::string rows_json(std::vector<Row> const& rows)
{
    std::string out = "[";
    for (auto const& row : rows) out.append(out.size() > 1 ? "," : "").append(encode_feed_row(row));
    return out + "]";
}

// Why something was not kept: the problem's members and `faults`, each with its kind and what it is about.
struct NamedFault {
    std::string_view kind;
    std::string which;
};
HttpResponse with_faults(std::span<NamedFault const> faults);

// 409 `changed`: somebody else's edit came first.
HttpResponse changed_meanwhile();

// An id that a browser made: a command sent twice is one.
Result<MovementId> read_movement_id(JsonObject const& json);

void answer_empty(Exchange& exchange, Result<void> const& done);

} // namespace yizhan
