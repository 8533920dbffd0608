#include "tests/simulation/world/service_model.h"

#include "tests/simulation/world/model.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace yizhan::sim {
namespace {

using Json = nlohmann::json;

std::string text(Json const& data, char const* key)
{
    return data.contains(key) ? data.at(key).get<std::string>() : std::string{};
}

ModelTaking taking_of(Json const& data, std::string const& station, std::int64_t at_ms)
{
    ModelTaking taking;
    taking.id = text(data, "taking");
    taking.campaign = text(data, "campaign");
    taking.goods = text(data, "goods");
    taking.station = station;
    taking.member = text(data, "member");
    taking.union_id = text(data, "union");
    taking.payer = text(data, "payer");
    taking.units = data.at("units").get<std::int64_t>();
    taking.cost_fen = data.at("cost_fen").get<std::int64_t>();
    taking.points = data.at("points").get<std::int64_t>();
    taking.at_ms = at_ms;
    taking.revision = data.value("revision", 0);
    return taking;
}

bool is_over(std::string const& state) { return state == "done" || state == "declined" || state == "withdrawn"; }

// Whether a request in that state may go on to the wanted one.
bool fits(std::string const& now, std::string const& wanted)
{
    if (is_over(now)) return false;
    if (is_over(wanted)) return true;
    if (wanted == "taken_up") return now == "asked" || now == "waiting_for_person";
    return wanted == "waiting_for_person" && now == "taken_up";
}

std::string day_text(std::int64_t day)
{
    auto const seconds = static_cast<std::time_t>(day * 86'400);
    std::tm fields{};
    ::gmtime_r(&seconds, &fields);
    return fmt::format("{:04}-{:02}-{:02}", fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday);
}

} // namespace

struct ServiceModel::Fact {
    LoggedFact const& fact;
    std::string const& type;
    std::string station;
    Json const& data;
};

ServiceModel::ServiceModel(std::vector<LoggedFact> const& facts)
{
    for (auto const& fact : facts) {
        auto const json = Json::parse(fact.envelope);
        auto const type = json.at("type").get<std::string>();
        Fact const read{fact, type, json.at("station").get<std::string>(), json.at("data")};
        if (type.starts_with("goods.")) goods(read);
        if (type.starts_with("stock.")) stock(read);
        if (type.starts_with("session.")) session(read);
        if (type.starts_with("amenity.")) amenity(read);
        if (type.starts_with("service.")) request(read);
        if (type == "points.moved" && m_moved.insert(text(read.data, "movement")).second)
            points[text(read.data, "member")] += read.data.at("points").get<std::int64_t>();
    }
    fold_requests();
}

void ServiceModel::goods(Fact const& read)
{
    bool const comes_back = read.type == "goods.taking_undone";
    auto const at_ms = comes_back ? utc_ms(text(read.data, "taken_at")) : read.fact.at_ms;
    auto const taking = taking_of(read.data, read.station, at_ms);
    if (comes_back) {
        if (undone.insert(taking.id).second) give(taking, -1);
        return;
    }
    auto& newest = newest_revision[taking.campaign];
    newest = std::max(newest, taking.revision);
    if (taken.emplace(taking.id, taking).second) give(taking, 1);
}

void ServiceModel::stock(Fact const& read)
{
    if (!m_moved.insert(text(read.data, "movement")).second) return;
    auto const moved = read.data.at("units").get<std::int64_t>();
    for (auto const& [side, sign] : {std::pair{"from", -1}, std::pair{"to", 1}}) {
        auto const& account = read.data.at(side);
        StationGoods const key{text(account, "station"), text(read.data, "goods")};
        if (text(account, "place") == "station") {
            units[key] += sign * moved;
            kept.insert(key);
        } else if (text(account, "place") == "transit") {
            coming[key] += sign * moved;
        }
    }
}

void ServiceModel::session(Fact const& read)
{
    auto const& data = read.data;
    auto const at_ms = read.fact.at_ms;
    auto& known = sessions[text(data, "session")];
    known.station = read.station;
    known.machine = text(data, "machine");
    known.kiosk = read.fact.kiosk;
    if (read.type == "session.started") {
        known.from_ms = at_ms;
        known.minutes = data.at("minutes").get<std::int64_t>();
        return use(read.station, text(data, "amenity"), text(data, "union"), at_ms, 1);
    }
    bool const was_undone = text(data, "reason") == "undone";
    if (!known.ended_ms || at_ms < *known.ended_ms) {
        known.ended_ms = at_ms;
        known.undone = was_undone;
    }
    if (was_undone) use(read.station, text(data, "amenity"), text(data, "union"), utc_ms(text(data, "started_at")), -1);
}

void ServiceModel::amenity(Fact const& read)
{
    auto const id = text(read.data, "amenity");
    auto const union_id = text(read.data, "union");
    if (read.type == "amenity.used") return use(read.station, id, union_id, read.fact.at_ms, 1);
    use(read.station, id, union_id, utc_ms(text(read.data, "used_at")), -1);
}

void ServiceModel::request(Fact const& read)
{
    auto const id = text(read.data, "request");
    if (read.type == "service.requested") {
        requests.try_emplace(id, ModelRequest{text(read.data, "code"), read.station, "asked"});
        return;
    }
    m_steps[id].push_back(
        {read.fact.at_ms, read.fact.kiosk, read.fact.incarnation, read.fact.sequence, text(read.data, "state")});
}

void ServiceModel::fold_requests()
{
    for (auto& [id, request] : requests) {
        auto steps = m_steps[id];
        std::sort(steps.begin(), steps.end());
        for (auto const& step : steps) {
            if (fits(request.state, step.state)) request.state = step.state;
        }
    }
}

void ServiceModel::give(ModelTaking const& taking, std::int64_t times)
{
    units[{taking.station, taking.goods}] -= times * taking.units;
    takings[{taking.campaign, taking.station}] += times;
    if (!taking.member.empty()) points[taking.member] -= times * taking.points;
    ModelUse const use{0, times, times * taking.units, times * taking.cost_fen};
    add(taking.station, taking.union_id, taking.at_ms, use);
    for (auto const& [by, key] : {std::pair{"campaign", taking.campaign}, std::pair{"payer", taking.payer}}) {
        auto& sum = usage[by][key];
        sum.takings += use.takings;
        sum.units += use.units;
        sum.cost_fen += use.cost_fen;
    }
}

void ServiceModel::use(std::string const& station, std::string const& amenity, std::string const& union_id,
    std::int64_t at_ms, std::int64_t times)
{
    add(station, union_id, at_ms, {times, 0, 0, 0});
    usage["amenity"][amenity].uses += times;
}

void ServiceModel::add(std::string const& station, std::string const& union_id, std::int64_t at_ms, ModelUse const& use)
{
    for (auto const& [by, key] : {std::pair{"station", station}, std::pair{"union", union_id},
             std::pair{"day", day_text(day_of(at_ms))}, std::pair{"hour", fmt::format("{:02}", hour_of(at_ms))}}) {
        auto& sum = usage[by][key];
        sum.uses += use.uses;
        sum.takings += use.takings;
        sum.units += use.units;
        sum.cost_fen += use.cost_fen;
    }
}

} // namespace yizhan::sim
