// The independent little model of services: what the events of machines, goods, points and requests add up to, from
// their JSON alone, with no line of the product's.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace yizhan::sim {

struct LoggedFact {
    std::string kiosk;
    std::string incarnation;
    std::int64_t sequence = 0;
    std::int64_t at_ms = 0; // as the hub dates it
    std::string envelope;
};

struct ModelTaking {
    std::string id;
    std::string campaign;
    std::string goods;
    std::string station;
    std::string member; // empty: a guest
    std::string union_id;
    std::string payer;
    std::int64_t units = 0;
    std::int64_t cost_fen = 0;
    std::int64_t points = 0;
    std::int64_t at_ms = 0;
    int revision = 0;
};
struct ModelSession {
    std::string station;
    std::string machine;
    std::string kiosk;
    std::int64_t from_ms = 0;
    std::int64_t minutes = 0; // 0: only its end is known
    std::optional<std::int64_t> ended_ms;
    bool undone = false;
};
struct ModelRequest {
    std::string code;
    std::string station;
    std::string state = "asked";
};
struct ModelUse {
    std::int64_t uses = 0;
    std::int64_t takings = 0;
    std::int64_t units = 0;
    std::int64_t cost_fen = 0;
    auto operator<=>(ModelUse const&) const = default;
};

class ServiceModel {
public:
    // All of a log, in the order of kiosk, life and sequence: of several facts about one thing the first one counts.
    explicit ServiceModel(std::vector<LoggedFact> const& facts);

    using StationGoods = std::pair<std::string, std::string>;
    std::map<StationGoods, std::int64_t> units;
    std::map<StationGoods, std::int64_t> coming;
    std::set<StationGoods> kept; // received, counted or sent
    std::map<std::string, std::int64_t> points; // by member: what was granted and spent
    std::map<std::string, ModelTaking> taken; // all that came in, by id
    std::set<std::string> undone; // ids of takings
    std::map<std::pair<std::string, std::string>, std::int64_t> takings; // by campaign and station
    std::map<std::string, int> newest_revision; // by campaign
    std::map<std::string, ModelSession> sessions;
    std::map<std::string, ModelRequest> requests;
    // By what (station, amenity, hour, day, union, campaign, payer) and its key.
    std::map<std::string, std::map<std::string, ModelUse>> usage;

    bool stands(ModelTaking const& taking) const { return !undone.contains(taking.id); }

private:
    struct Step {
        std::int64_t at_ms;
        std::string kiosk;
        std::string incarnation;
        std::int64_t sequence;
        std::string state;
        auto operator<=>(Step const&) const = default;
    };
    struct Fact;
    void goods(Fact const& read);
    void stock(Fact const& read);
    void session(Fact const& read);
    void amenity(Fact const& read);
    void request(Fact const& read);
    void give(ModelTaking const& taking, std::int64_t times);
    void use(std::string const& station, std::string const& amenity, std::string const& union_id, std::int64_t at_ms,
        std::int64_t times);
    void add(std::string const& station, std::string const& union_id, std::int64_t at_ms, ModelUse const& use);
    void fold_requests();

    std::map<std::string, std::vector<Step>> m_steps;
    std::set<std::string> m_moved;
};

} // namespace yizhan::sim
