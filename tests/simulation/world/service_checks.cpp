#include "tests/simulation/world/service_checks.h"

#include "server/ingest/roster.h"
#include "shared/protocol/feed_page.h"
#include "tests/simulation/world/offers.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::sim {
namespace {

constexpr std::int32_t first_day = 0;
constexpr std::int32_t last_day = 40'000;

std::map<std::string, std::map<std::string, ModelUse>> usage_of(UsageFigures& figures)
{
    std::map<std::string, std::map<std::string, ModelUse>> out;
    for (auto const by : {UsageBy::Station, UsageBy::Amenity, UsageBy::Hour, UsageBy::Day, UsageBy::Union,
             UsageBy::Campaign, UsageBy::Payer}) {
        auto const rows = figures.usage({first_day, last_day, by, {}, {}});
        if (!rows) continue;
        for (auto const& row : *rows)
            out[std::string{name(by)}][row.key] = {row.uses, row.takings, row.units, row.cost_fen};
    }
    return out;
}

void check_usage(UsageFigures& figures, ServiceModel const& model, Ledger& ledger)
{
    auto const seen = usage_of(figures);
    for (auto const& [by, rows] : model.usage) {
        auto expected = rows;
        std::erase_if(expected, [](auto const& row) { return row.second == ModelUse{}; });
        auto const found = seen.find(by);
        auto const there = found == seen.end() ? std::map<std::string, ModelUse>{} : found->second;
        if (there != expected) ledger.violated("the usage by " + by + " is wrong");
    }
}

void check_balances(StockFigures& figures, ServiceModel const& model, Ledger& ledger)
{
    auto const seen = figures.balances(0, {});
    if (!seen) return ledger.violated("the stock cannot be read");
    std::map<ServiceModel::StationGoods, std::pair<std::int64_t, std::int64_t>> there;
    for (auto const& row : *seen) there[{row.station.text(), row.goods.text()}] = {row.units, row.coming};
    std::map<ServiceModel::StationGoods, std::pair<std::int64_t, std::int64_t>> expected;
    for (auto const& [key, units] : model.units) expected[key].first = units;
    for (auto const& [key, coming] : model.coming) expected[key].second = coming;
    for (auto const& [key, counts] : expected) {
        if (there[key] == counts) continue;
        ledger.violated(fmt::format("the hub shows {} and {} coming of {} at {} instead of {} and {}", there[key].first,
            there[key].second, key.second, key.first, counts.first, counts.second));
    }
}

std::string print_rows(FeedStore& feeds)
{
    std::vector<std::string> lines;
    auto const add = [&](std::string const& channel, FeedKind kind) {
        auto const rows = feeds.rows(channel, kind);
        if (!rows) return;
        for (auto const& row : *rows) lines.push_back(channel + " " + encode_feed_row(row));
    };
    for (auto const kind : {FeedKind::CampaignPart, FeedKind::MemberTakings, FeedKind::Member})
        add(district_channel(), kind);
    for (std::size_t i = 1; i <= District::station_count; ++i) {
        for (auto const kind : {FeedKind::StockPart, FeedKind::MachineSession, FeedKind::ServiceRequest})
            add(station_channel(District::station(i)), kind);
    }
    std::sort(lines.begin(), lines.end());
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string print_exceptions(ExceptionBook& book)
{
    std::vector<std::string> lines;
    auto const open = book.list_exceptions(ExceptionState::Open, {}, 500);
    if (!open) return "unreadable";
    for (auto const& one : *open)
        lines.push_back(fmt::format("{} {} {} {}", one.id.text(), one.expected, one.found, one.sides.size()));
    std::sort(lines.begin(), lines.end());
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string print_stock(StockFigures& figures)
{
    std::string text;
    auto const balances = figures.balances(local_day(world_start, {}), {});
    if (!balances) return "unreadable";
    for (auto const& row : *balances) {
        text += fmt::format("{} {} {} {} {}\n", row.station.text(), row.goods.text(), row.units, row.coming, row.given);
    }
    return text;
}

} // namespace

ServiceModel model_of(HubLog const& hub)
{
    std::vector<LoggedFact> facts;
    for (auto const& event : hub.events)
        facts.push_back({event.kiosk, event.incarnation, event.sequence, event.occurred_ms, event.bytes});
    return ServiceModel{facts};
}

void check_ledgers(HubStore& store, ServiceModel const& model, Ledger& ledger)
{
    auto const figures = store.services();
    check_usage(figures.usage, model, ledger);
    check_balances(figures.stock, model, ledger);
    for (std::size_t i = 0; i < District::people; ++i) {
        auto const id = fmt::format("m{}", i);
        auto const found = model.points.find(id);
        auto const moved = found == model.points.end() ? 0 : found->second;
        auto const member = find_member(store.feeds(), MemberId::make(id));
        if (!member || !*member || (**member).points != points_at_start + moved)
            ledger.violated("the hub shows other points of member " + id + " than its movements add up to");
    }
    for (auto const& [id, request] : model.requests) {
        auto const seen = figures.requests.find_request(RequestId::make(id));
        if (!seen || !*seen || name((**seen).standing.state) != request.state)
            ledger.violated("the hub shows request " + id + " otherwise than as " + request.state);
    }
}

void check_rebuild(HubStore& store, Projector& projector, Ledger& ledger)
{
    auto const figures = store.services();
    if (!projector.catch_up()) return ledger.violated("the figures do not catch up");
    auto const usage = usage_of(figures.usage);
    auto const stock = print_stock(figures.stock);
    auto const rows = print_rows(store.feeds());
    auto const exceptions = print_exceptions(figures.exceptions);
    InTurn in_turn;
    if (!projector.rebuild(in_turn)) return ledger.violated("the figures cannot be counted again");
    if (usage_of(figures.usage) != usage) ledger.violated("counted again, the usage is another one");
    if (print_stock(figures.stock) != stock) ledger.violated("counted again, the stock is another one");
    if (print_rows(store.feeds()) != rows) ledger.violated("counted again, stations are told other things");
    if (print_exceptions(figures.exceptions) != exceptions)
        ledger.violated("counted again, there are other exceptions");
}

} // namespace yizhan::sim
