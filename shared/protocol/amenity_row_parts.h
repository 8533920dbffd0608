// What several rows of amenities, machines, goods and campaigns have in common.
#pragma once

#include "shared/domain/service_policy.h"
#include "shared/protocol/json_reading.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

constexpr std::int64_t max_place_in_order = 10'000; // and as much below zero
constexpr std::int64_t max_row_sequence = 9'007'199'254'740'991; // 2^53 - 1: exact in every JSON reader
constexpr std::int64_t max_row_sum = 1'000'000'000'000; // of movements, either way

Result<int> small_integer(JsonObject const& json, std::string_view key, std::int64_t min, std::int64_t max);
Result<std::string> read_icon(JsonObject const& json);
Result<ServicePolicy> read_policy(JsonObject const& json); // no demand: always

template <class Enum>
Result<std::vector<Enum>> read_names(
    JsonObject const& json, std::string_view key, std::size_t max_count, std::optional<Enum> (*of)(std::string_view))
{
    std::vector<Enum> out;
    for (auto const text : TRY(json.texts(key, max_count))) {
        auto const value = of(text);
        if (!value) return fail(ErrorCode::InvalidInput, std::string{key} + ": unknown name");
        out.push_back(*value);
    }
    return out;
}

} // namespace yizhan
