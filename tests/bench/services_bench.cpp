// What the use of services costs the hub: a report over a year of 200 stations and 10 million events from the
// projections, and counting a log of events again from its start.
#include "server/projections/projector.h"
#include "server/store/hub_store.h"
#include "shared/platform/sqlite.h"
#include "tests/bench/bench.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/seeded_random.h"
#include "tests/support/sending_kiosk.h"

#include <fmt/format.h>

namespace yizhan::bench {
namespace {

constexpr std::int32_t year_begins = 20'000;
constexpr std::size_t rebuilt_events = 1'000'000;
constexpr std::int64_t between_events_ms = 10'000; // some 116 days of fifty stations

// The tables as a year leaves them: ten items, five unions and those of none, twelve hours a day.
constexpr std::string_view a_year = R"sql(
INSERT INTO usage_names(id, kind, name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
  SELECT i, 0, 's' || i FROM n;
INSERT INTO usage_names(id, kind, name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
  SELECT 200 + i, 1, 'u' || i FROM n;
INSERT INTO usage_names(id, kind, name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
  SELECT 205 + i, 2, 'a' || i FROM n;
CREATE TEMP TABLE d AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 364)
  SELECT 20000 + i AS day FROM n;
CREATE TEMP TABLE s AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i FROM n;
CREATE TEMP TABLE u AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
  SELECT CASE WHEN i = 0 THEN 0 ELSE 200 + i END AS u FROM n;
CREATE TEMP TABLE h AS WITH RECURSIVE n(i) AS (SELECT 7 UNION ALL SELECT i + 1 FROM n WHERE i < 18) SELECT i FROM n;
CREATE TEMP TABLE a AS WITH RECURSIVE n(i) AS (SELECT 206 UNION ALL SELECT i + 1 FROM n WHERE i < 215) SELECT i FROM n;
INSERT INTO usage_days SELECT s.i, day, u, 23, 0, 0, 0 FROM s CROSS JOIN d CROSS JOIN u;
INSERT INTO usage_hours SELECT s.i, day, h.i, u, 2, 0, 0, 0 FROM s CROSS JOIN d CROSS JOIN h CROSS JOIN u;
INSERT INTO usage_items SELECT s.i, day, a.i, 0, u, 2, 0, 0, 0 FROM s CROSS JOIN d CROSS JOIN a CROSS JOIN u;
)sql";

Result<Figure> measure_report(std::string const& path)
{
    test::SeededRandom random{1, "report"};
    TRY(HubStore::open({path, ""}, random));
    {
        auto database = TRY(sqlite::Database::open(path));
        auto transaction = TRY(sqlite::Transaction::begin(database));
        TRY_DO(database.execute(a_year));
        TRY_DO(transaction.commit());
    }
    auto const store = TRY(HubStore::open({path, ""}, random));
    double slowest = 0;
    for (auto const by : {UsageBy::Station, UsageBy::Amenity, UsageBy::Hour, UsageBy::Day, UsageBy::Union}) {
        auto const start = std::chrono::steady_clock::now();
        auto const rows = TRY(store->services().usage.usage({year_begins, year_begins + 364, by, {}, {}}));
        if (rows.empty()) return fail(ErrorCode::Corrupt, "an empty report");
        slowest = std::max(slowest, seconds_since(start));
    }
    return Figure{"amenities", "usage_report", slowest, "s", {}, 1.0, Must::AtMost,
        "hub: the slowest usage report of one year, 200 stations, 10 million events"};
}

EventBody some_event(std::size_t n)
{
    auto const id = fmt::format("0190b5a0-0000-7000-8000-{:012}", n);
    auto const member = MemberId::make(fmt::format("m{}", n % 5'000));
    auto const union_id = UnionId::make(fmt::format("u{}", n % 5));
    if (n % 10 < 4) return CheckedIn{VisitId::make(id), member, {}, {}, Assurance::StaticCode, {}};
    if (n % 10 < 9)
        return AmenityUsed{UseId::make(id), AmenityId::make(fmt::format("a{}", n % 7)), {}, member, union_id};
    GoodsTaken taken;
    taken.taking = TakingId::make(id);
    taken.campaign = CampaignId::make("winter");
    taken.goods = GoodsId::make("packs");
    taken.by.member = member;
    taken.by.union_id = union_id;
    return taken;
}

Result<void> fill_log(std::string const& path)
{
    auto database = TRY(sqlite::Database::open(path));
    auto insert = TRY(database.prepare("INSERT INTO events(kiosk, incarnation, seq, hash, type, received_at, "
                                       "occurred_at, dating, bytes) VALUES(?, ?, ?, zeroblob(32), ?, ?, ?, 0, ?)"));
    auto transaction = TRY(sqlite::Transaction::begin(database));
    std::vector<test::SendingKiosk> kiosks;
    for (int k = 0; k < 50; ++k) kiosks.emplace_back(fmt::format("k{}", k), "00000000000000aa", fmt::format("s{}", k));
    for (std::size_t n = 0; n < rebuilt_events; ++n) {
        auto& kiosk = kiosks[n % kiosks.size()];
        auto const body = some_event(n);
        auto const& line = kiosk.add(body);
        auto const at = test::SendingKiosk::first_wall.ms + static_cast<std::int64_t>(n) * between_events_ms;
        insert.bind(1, kiosk.id().text()).bind(2, kiosk.incarnation().text()).bind(3, kiosk.lines().size());
        insert.bind(4, type_name(body)).bind(5, at).bind(6, at);
        TRY(insert.bind(7, as_bytes(line)).run());
    }
    return transaction.commit();
}

class NoExecutor final : public Executor {
public:
    void post(Task) override { }
    void post_after(Millis, Task) override { }
};

Result<Figure> measure_rebuild(std::string const& path)
{
    test::SeededRandom random{1, "rebuild"};
    TRY(HubStore::open({path, ""}, random));
    TRY_DO(fill_log(path));
    auto const store = TRY(HubStore::open({path, ""}, random));
    NoExecutor executor;
    SystemClock const clock;
    Projector projector{
        executor, {store->projections(), store->feeds(), store->work(), clock, {}}, [] { return false; }};
    TwoThreads both;
    auto const start = std::chrono::steady_clock::now();
    TRY_DO(projector.rebuild(both));
    auto const rate = static_cast<double>(rebuilt_events) / seconds_since(start);
    return Figure{"amenities", "rebuild", rate, "events/s", {}, 200'000, Must::AtLeast,
        "hub: events/s while all projections are counted again, on two cores; 1,000,000 events of 50 stations in 116 "
        "days"};
}

std::vector<Figure> measure_services()
{
    BenchFolder const folder;
    std::vector<Figure> figures;
    for (auto const& figure : {measure_report(folder / "report.db"), measure_rebuild(folder / "rebuild.db")}) {
        if (figure)
            figures.push_back(*figure);
        else
            fmt::print(stderr, "services: {}\n", figure.error().cause);
    }
    return figures;
}

Benchmark const registered{"amenities", "services", measure_services};

} // namespace
} // namespace yizhan::bench
