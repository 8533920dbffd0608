#include "shared/protocol/feed_page.h"

#include "shared/base/bytes.h"
#include "shared/base/utf8.h"
#include "shared/protocol/amenity_row_data.h"
#include "shared/protocol/enrollment_row_data.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"
#include "shared/protocol/union_row.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::int64_t max_position = 9'007'199'254'740'991; // 2^53 - 1: exact in every JSON reader
constexpr std::size_t max_title = 120;
constexpr std::size_t max_body = 4000;

struct RowWriter {
    JsonWriter& json;

    void operator()(Member const& row)
    {
        json.member("id", row.id.text());
        if (row.number) json.member("number", row.number->text());
        json.member("name", row.masked_name);
        if (row.phone) {
            json.member("tail", row.phone->tail);
            json.member("initial", std::string_view{&row.phone->initial, 1});
        }
        json.member("union", row.union_id.text());
        json.member("occupation", name(row.occupation));
        json.member("status", name(row.status));
        json.member("points", row.points);
        if (!row.card.empty()) json.member("card", row.card.text());
        if (row.joined_month) json.member("joined", format_month(*row.joined_month));
    }
    void operator()(Revocation const& row)
    {
        json.member("card", row.card.text());
        json.member("member", row.member.text());
        json.member("reason", name(row.reason));
        json.member("since", format_rfc3339(row.since));
    }
    void operator()(IssuerKeyRow const& row)
    {
        json.member("kid", to_hex(row.kid));
        json.member("key", to_base64(row.key));
    }
    void operator()(Bulletin const& row)
    {
        json.member("id", row.id.text());
        json.member("title", row.title);
        json.member("body", row.body);
        json.member("published", format_rfc3339(row.published));
    }
    void operator()(Station const& row)
    {
        json.member("id", row.id.text());
        json.member("name", row.name);
        json.member("place", row.place);
        json.member("hours", row.hours);
        json.member("return_home_s", row.return_home_s);
        json.member("bounce_s", row.bounce_s);
    }
    void operator()(auto const& row) { write_row(json, row); }
    void operator()(RemovedRow const& row)
    {
        json.member("key", row.key);
        json.flag("removed", true);
    }
};

Result<Member> read_member(JsonObject const& json)
{
    Member row;
    row.id = TRY(json.id<MemberId>("id"));
    auto const masked = TRY(json.text("name"));
    if (!is_masked_name(masked)) return fail(ErrorCode::InvalidInput, "name: not masked");
    row.masked_name = masked;
    if (json.has("tail") || json.has("initial"))
        row.phone = TRY(PhoneKey::parse(TRY(json.text("tail")), TRY(json.text("initial"))));
    row.union_id = TRY(json.id<UnionId>("union"));
    row.occupation = TRY(json.named("occupation", occupation_of));
    row.status = TRY(json.named("status", member_status_of));
    if (row.status != MemberStatus::Provisional || json.has("number"))
        row.number = TRY(MemberNumber::parse(TRY(json.text("number"))));
    row.points = TRY(json.integer("points", -1'000'000'000, 1'000'000'000));
    if (auto const card = TRY(json.optional_id<CardId>("card"))) row.card = *card;
    if (auto const joined = TRY(json.optional_text("joined"))) row.joined_month = TRY(parse_month(*joined));
    return row;
}

template <std::size_t N> Result<std::array<std::uint8_t, N>> exactly(Result<Bytes> bytes)
{
    auto const value = TRY(std::move(bytes));
    if (value.size() != N) return fail(ErrorCode::InvalidInput, "key: wrong length");
    std::array<std::uint8_t, N> out;
    std::copy(value.begin(), value.end(), out.begin());
    return out;
}

Result<IssuerKeyRow> read_issuer_key(JsonObject const& json)
{
    IssuerKeyRow row;
    row.kid = TRY(exactly<2>(from_hex(TRY(json.text("kid")))));
    row.key = TRY(exactly<32>(from_base64(TRY(json.text("key")))));
    return row;
}

Result<Station> read_station(JsonObject const& json)
{
    Station station;
    station.id = TRY(json.id<StationId>("id"));
    station.name = TRY(json.bilingual("name", max_title));
    station.place = TRY(json.bilingual("place", max_title));
    station.hours = TRY(json.bilingual("hours", max_title));
    station.return_home_s = static_cast<int>(TRY(json.integer("return_home_s", 2, 20)));
    station.bounce_s = static_cast<int>(TRY(json.integer("bounce_s", 1, 60)));
    return station;
}

Result<Revocation> read_revocation(JsonObject const& json)
{
    Revocation revocation;
    revocation.card = TRY(json.id<CardId>("card"));
    revocation.member = TRY(json.id<MemberId>("member"));
    revocation.reason = TRY(json.named("reason", revocation_reason_of));
    revocation.since = TRY(json.time("since"));
    return revocation;
}

Result<Bulletin> read_bulletin(JsonObject const& json)
{
    Bulletin bulletin;
    bulletin.id = TRY(json.id<BulletinId>("id"));
    bulletin.title = TRY(json.bilingual("title", max_title));
    bulletin.body = TRY(json.bilingual("body", max_body));
    bulletin.published = TRY(json.time("published"));
    return bulletin;
}

Result<FeedRow> read_row(FeedKind kind, JsonObject const& json)
{
    if (json.has("removed")) {
        auto const key = TRY(json.text("key"));
        if (!is_feed_key(kind, key)) return fail(ErrorCode::InvalidInput, "key: no key of that kind");
        return FeedRow{RemovedRow{kind, std::string{key}}};
    }
    switch (kind) {
    case FeedKind::Member:
        return FeedRow{TRY(read_member(json))};
    case FeedKind::Revocation:
        return FeedRow{TRY(read_revocation(json))};
    case FeedKind::Union:
        return FeedRow{TRY(read_union(json))};
    case FeedKind::IssuerKey:
        return FeedRow{TRY(read_issuer_key(json))};
    case FeedKind::Bulletin:
        return FeedRow{TRY(read_bulletin(json))};
    case FeedKind::Station:
        return FeedRow{TRY(read_station(json))};
    default:
        break;
    }
    if (auto row = TRY(read_enrollment_row(kind, json))) return std::move(*row);
    if (auto row = TRY(read_amenity_row(kind, json))) return std::move(*row);
    return fail(ErrorCode::Internal, "feed kind");
}

Result<std::optional<FeedRow>> read_known_row(JsonObject const& json)
{
    auto const kind = feed_kind_of(TRY(json.text("kind")));
    if (!kind) return std::optional<FeedRow>{};
    return std::optional<FeedRow>{TRY(read_row(*kind, json))};
}

Result<std::uint64_t> position(JsonObject const& json, std::string_view key)
{
    return static_cast<std::uint64_t>(TRY(json.integer(key, 0, max_position)));
}

Result<void> read_trailer(JsonObject const& json, FeedPage& page)
{
    page.channel = TRY(json.text("channel"));
    page.epoch = TRY(json.text("epoch"));
    page.after = TRY(position(json, "after"));
    page.next = TRY(position(json, "next"));
    page.head = TRY(position(json, "head"));
    page.as_of = TRY(json.time("as_of"));
    if (!is_id_text(page.channel) || !is_id_text(page.epoch))
        return fail(ErrorCode::InvalidInput, "trailer: channel or epoch");
    if (page.next < page.after || page.head < page.next)
        return fail(ErrorCode::InvalidInput, "trailer: positions run backwards");
    return {};
}

} // namespace

std::string encode_feed_row(FeedRow const& row)
{
    JsonWriter json;
    json.member("kind", name(feed_kind(row)));
    std::visit(RowWriter{json}, row);
    return json.finish();
}

Result<std::optional<FeedRow>> decode_feed_row(std::string_view line)
{
    JsonDocument document;
    return read_known_row(TRY(document.parse_object(line)));
}

std::string encode_feed_trailer(FeedPage const& page)
{
    JsonWriter json;
    json.member("kind", "page");
    json.member("channel", page.channel);
    json.member("epoch", page.epoch);
    json.member("after", static_cast<std::int64_t>(page.after));
    json.member("next", static_cast<std::int64_t>(page.next));
    json.member("head", static_cast<std::int64_t>(page.head));
    json.member("as_of", format_rfc3339(page.as_of));
    return json.finish();
}

Result<FeedPage> decode_feed_page(std::string_view body)
{
    FeedPage page;
    JsonDocument document;
    while (!body.empty()) {
        auto const end = body.find('\n');
        if (end == std::string_view::npos) return fail(ErrorCode::InvalidInput, "feed page is cut");
        auto const json = TRY(document.parse_object(body.substr(0, end)));
        body.remove_prefix(end + 1);
        if (TRY(json.text("kind")) == "page") {
            if (!body.empty()) return fail(ErrorCode::InvalidInput, "rows after the trailer");
            TRY_DO(read_trailer(json, page));
            return page;
        }
        if (auto row = TRY(read_known_row(json))) page.rows.push_back(std::move(*row));
    }
    return fail(ErrorCode::InvalidInput, "feed page without its trailer");
}

} // namespace yizhan
