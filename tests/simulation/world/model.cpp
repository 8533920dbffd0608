#include "tests/simulation/world/model.h"

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

namespace yizhan::sim {
namespace {

constexpr std::int64_t zone_ms = 8 * 3'600'000;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t hour_ms = 3'600'000;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

} // namespace

std::int64_t day_of(std::int64_t utc_ms) { return floor_div(utc_ms + zone_ms, day_ms); }
std::size_t hour_of(std::int64_t utc_ms)
{
    return static_cast<std::size_t>((utc_ms + zone_ms - day_of(utc_ms) * day_ms) / hour_ms);
}

// 2026-11-24T06:05:09.123Z
std::int64_t utc_ms(std::string const& text)
{
    std::tm fields{};
    int ms = 0;
    std::sscanf(text.c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &fields.tm_year, &fields.tm_mon, &fields.tm_mday,
        &fields.tm_hour, &fields.tm_min, &fields.tm_sec, &ms);
    fields.tm_year -= 1900;
    fields.tm_mon -= 1;
    return static_cast<std::int64_t>(::timegm(&fields)) * 1'000 + ms;
}

void Model::add(std::string const& envelope, std::int64_t occurred_ms)
{
    auto const json = nlohmann::json::parse(envelope);
    auto const station = json.at("station").get<std::string>();
    auto const type = json.at("type").get<std::string>();
    auto const& data = json.at("data");
    auto const tally = [&](std::int64_t at_ms) -> Tally& { return m_tallies[{station, day_of(at_ms)}]; };

    if (type == "visit.checked_in") {
        ++tally(occurred_ms).check_ins[data.at("assurance").get<std::string>()];
        ++tally(occurred_ms).by_hour[hour_of(occurred_ms)];
    } else if (type == "visit.refused") {
        ++tally(occurred_ms).refusals[data.at("reason").get<std::string>()];
    } else if (type == "amenity.used" || type == "session.started") {
        ++tally(occurred_ms).uses[data.at("amenity").get<std::string>()];
    } else if (type == "amenity.use_undone") {
        auto const used_ms = utc_ms(data.at("used_at").get<std::string>());
        --tally(used_ms).uses[data.at("amenity").get<std::string>()];
    } else if (type == "session.ended" && data.at("reason") == "undone") {
        --tally(utc_ms(data.at("started_at").get<std::string>())).uses[data.at("amenity").get<std::string>()];
    } else if (type == "help.called") {
        ++tally(occurred_ms).help_calls;
    }
}

EnvelopeFacts read_envelope(std::string const& envelope)
{
    auto const json = nlohmann::json::parse(envelope);
    EnvelopeFacts facts;
    facts.id = json.at("id").get<std::string>();
    facts.type = json.at("type").get<std::string>();
    facts.previous = json.at("prevhash").get<std::string>();
    facts.incarnation = json.at("incarnation").get<std::string>();
    facts.sequence = std::stoll(json.at("sequence").get<std::string>());
    facts.wall_ms = utc_ms(json.at("time").get<std::string>());
    facts.monotonic_ms = std::stoll(json.at("monotonic").get<std::string>());
    facts.has_offset = json.contains("clockoffset");
    if (facts.has_offset) facts.offset_ms = std::stoll(json.at("clockoffset").get<std::string>());
    return facts;
}

} // namespace yizhan::sim
