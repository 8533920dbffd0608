// The independent little model: what events add up to, from their JSON alone, with no line of the product's.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace yizhan::sim {

struct Tally {
    std::map<std::string, std::int64_t> check_ins; // by assurance
    std::map<std::string, std::int64_t> refusals; // by reason
    std::map<std::string, std::int64_t> uses; // by amenity
    std::array<std::int64_t, 24> by_hour{};
    std::int64_t help_calls = 0;
};

class Model {
public:
    // `occurred_ms`: when it happened, as whoever counts knows it.
    void add(std::string const& envelope, std::int64_t occurred_ms);
    // By station and day (days since 1970 in China).
    std::map<std::pair<std::string, std::int64_t>, Tally> const& tallies() const { return m_tallies; }

private:
    std::map<std::pair<std::string, std::int64_t>, Tally> m_tallies;
};

// Of a moment: the local day since 1970 in China, the hour of it; the moment of a written time.
std::int64_t day_of(std::int64_t utc_ms);
std::size_t hour_of(std::int64_t utc_ms);
std::int64_t utc_ms(std::string const& text);

struct EnvelopeFacts {
    std::string id;
    std::string type;
    std::string previous; // hex
    std::string incarnation;
    std::int64_t sequence = 0;
    std::int64_t wall_ms = 0;
    std::int64_t monotonic_ms = 0;
    bool has_offset = false;
    std::int64_t offset_ms = 0;
    std::int64_t corrected_ms() const { return wall_ms + offset_ms; }
};
EnvelopeFacts read_envelope(std::string const& envelope);

} // namespace yizhan::sim
