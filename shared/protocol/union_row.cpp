#include "shared/protocol/union_row.h"

namespace yizhan {
namespace {

constexpr std::size_t max_title = 120;
constexpr std::int64_t max_members = 1'000'000'000;
constexpr std::int64_t max_stations = 1'000'000;
constexpr std::int64_t max_dues_fen = 1'000'000;

} // namespace

void write_row(JsonWriter& json, Union const& row)
{
    json.member("id", row.id.text());
    json.member("name", row.name);
    if (row.parent) json.member("parent", row.parent->text());
    json.member("level", name(row.level));
    json.member("members", row.members);
    json.member("stations", row.stations);
    if (row.dues_fen) json.member("dues_fen", *row.dues_fen);
}

Result<Union> read_union(JsonObject const& json)
{
    Union one;
    one.id = TRY(json.id<UnionId>("id"));
    one.name = TRY(json.bilingual("name", max_title));
    one.parent = TRY(json.optional_id<UnionId>("parent"));
    if (auto const level = TRY(json.optional_named("level", union_level_of))) one.level = *level;
    one.members = TRY(json.optional_integer("members", 0, max_members)).value_or(0);
    one.stations = static_cast<int>(TRY(json.optional_integer("stations", 0, max_stations)).value_or(0));
    one.dues_fen = TRY(json.optional_integer("dues_fen", 0, max_dues_fen));
    return one;
}

} // namespace yizhan
