// Reading JSON that comes from outside, strictly and fast: simdjson underneath, Results on top. Every getter names the
// member in its error and never a value. Text views live as long as the document.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// A JSON object inside a JsonDocument. Cheap to copy.
class JsonObject {
public:
    Result<std::string_view> text(std::string_view key) const;
    Result<std::optional<std::string_view>> optional_text(std::string_view key) const;
    Result<std::int64_t> integer(std::string_view key, std::int64_t min, std::int64_t max) const;
    Result<std::optional<std::int64_t>> optional_integer(
        std::string_view key, std::int64_t min, std::int64_t max) const;
    Result<bool> flag(std::string_view key) const;
    Result<UtcMs> time(std::string_view key) const; // RFC 3339 in UTC
    Result<JsonObject> object(std::string_view key) const;
    Result<std::optional<JsonObject>> optional_object(std::string_view key) const;
    Result<std::vector<JsonObject>> objects(std::string_view key) const; // an array of objects
    // An array of at most `max_count` texts.
    Result<std::vector<std::string_view>> texts(std::string_view key, std::size_t max_count) const;
    // An array of at most `max_count` integers.
    Result<std::vector<std::int64_t>> integers(
        std::string_view key, std::size_t max_count, std::int64_t min, std::int64_t max) const;
    // An array of arrays of points [x, y], of at most `max_points` in all; coordinates are 16-bit integers.
    using Point = std::array<std::int64_t, 2>;
    Result<std::vector<std::vector<Point>>> point_lists(std::string_view key, std::size_t max_points) const;
    bool has(std::string_view key) const;
    std::vector<std::string_view> keys() const;
    // {"zh": …, "en": …}, each cleaned of invisible characters and cut to `limit` characters.
    Result<Bilingual> bilingual(std::string_view key, std::size_t limit) const;
    // The same, in which line feeds stay.
    Result<Bilingual> paragraphs(std::string_view key, std::size_t limit) const;

    template <class IdType> Result<IdType> id(std::string_view key) const
    {
        auto const value = TRY(text(key));
        auto parsed = IdType::parse(value);
        if (!parsed) return fail(ErrorCode::InvalidInput, std::string{key} + ": not an id");
        return parsed;
    }
    template <class IdType> Result<std::optional<IdType>> optional_id(std::string_view key) const
    {
        if (!has(key)) return std::optional<IdType>{};
        return std::optional<IdType>{TRY(id<IdType>(key))};
    }
    template <class IdType> Result<std::vector<IdType>> ids(std::string_view key, std::size_t max_count) const
    {
        std::vector<IdType> out;
        for (auto const text : TRY(texts(key, max_count))) {
            auto parsed = IdType::parse(text);
            if (!parsed) return fail(ErrorCode::InvalidInput, std::string{key} + ": not an id");
            out.push_back(std::move(*parsed));
        }
        return out;
    }
    // A value by its written name; `of` maps the name to an optional.
    template <class Of>
    auto named(std::string_view key, Of of) const -> Result<typename decltype(of(std::string_view{}))::value_type>
    {
        auto const value = of(TRY(text(key)));
        if (!value) return fail(ErrorCode::InvalidInput, std::string{key} + ": unknown name");
        return *value;
    }
    template <class Of>
    auto optional_named(std::string_view key, Of of) const -> Result<decltype(of(std::string_view{}))>
    {
        if (!has(key)) return decltype(of(std::string_view{})){};
        auto const value = TRY(named(key, of));
        return decltype(of(std::string_view{})){value};
    }

private:
    friend class JsonDocument;
    explicit JsonObject(simdjson::dom::object object) : m_object{object} { }
    simdjson::dom::object m_object;
};

// Owns a parsed text. One parse at a time; objects of an earlier parse are dead after the next.
class JsonDocument {
public:
    // Whole text must be one JSON object in valid UTF-8, at most 16 levels deep, at most 16 MiB.
    Result<JsonObject> parse_object(std::string_view text);

private:
    simdjson::dom::parser m_parser;
};

} // namespace yizhan
