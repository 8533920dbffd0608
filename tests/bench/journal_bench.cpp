// From the complete scan to the durable event, and asking for members, on rosters of 100,000 and 1,000,000. The floor
// of the first is a bare SQLite commit of one row, FULL, on the same disk in the same run, turn by turn.
#include "tests/bench/bare_commit.h"
#include "tests/bench/big_roster.h"
#include "tests/support/seeded_random.h"

#include "shared/domain/check_in.h"
#include "shared/platform/clock.h"

namespace yizhan::bench {
namespace {

std::vector<Figure> measure_scan_to_durable()
{
    constexpr std::uint32_t members = 100'000;
    constexpr int scans = 3000;
    BenchFolder const folder;
    SystemFiles files;
    SystemClock const clock;
    test::SeededRandom random{1, "scans"};
    auto const store = open_store(folder, files, random);
    load_roster(*store, members);
    BareCommit bare{folder / "bare.db"};
    Samples ours;
    Samples floor;
    for (int i = 0; i < scans; ++i) {
        auto const card = card_of(static_cast<std::uint32_t>(random.below(members)));
        ours.time([&] {
            Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{12}};
            auto const standing = expect(store->roster().find_card(card));
            CheckInContext context;
            context.fresh_visit = VisitId::make(random.hex64());
            context.now = {moment.occurred_at(), TimeQuality::Agreed};
            context.mono = moment.clock.mono;
            ReadCard const read{card, moment.occurred_at() + std::chrono::hours{24}, Assurance::StaticCode};
            auto const decision = decide_scanned(read, standing, context);
            NewEvent const event{new_event_id(moment.clock.wall, random), std::get<CheckedIn>(decision)};
            expect(store->journal().append({&event, 1}, moment));
        });
        floor.time([&] { bare.run(); });
    }
    return {{"main", "scan_to_durable_p99", ours.percentile(99), "us", floor.percentile(99), 1.5, Must::AtMost,
                "scan complete → event durable, p99, 100,000 members; floor: a bare SQLite FULL commit of one row"},
        {"main", "scan_to_durable_median", ours.median(), "us", floor.median(), 1.5, Must::AtMost, "the same, median"}};
}

std::vector<Figure> measure_member_search()
{
    constexpr std::uint32_t members = 1'000'000;
    constexpr int searches = 5000;
    BenchFolder const folder;
    SystemFiles files;
    test::SeededRandom random{1, "searches"};
    auto store = open_store(folder, files, random);
    load_roster(*store, members);
    store.reset();
    store = open_store(folder, files, random); // with cold caches of its own
    Samples by_number;
    Samples by_phone;
    Samples by_card;
    for (int i = 0; i < searches; ++i) {
        auto const member = static_cast<std::uint32_t>(random.below(members));
        by_number.time([&] {
            if (!expect(store->roster().find_number(number_of(member)))) std::abort();
        });
        by_phone.time([&] {
            if (expect(store->roster().find_phone(phone_of(member), 8)).empty()) std::abort();
        });
        by_card.time([&] {
            if (!expect(store->roster().find_card(card_of(member))).member) std::abort();
        });
    }
    auto const figure = [](std::string name, Samples const& samples, std::string what) {
        return Figure{
            "main", std::move(name), samples.percentile(99) / 1000, "ms", {}, 2, Must::AtMost, std::move(what)};
    };
    return {figure("member_by_number_p99", by_number, "member by number, p99, 1,000,000 members"),
        figure("member_by_phone_p99", by_phone, "members by phone tail + initial, p99, 1,000,000 members"),
        figure("member_by_card_p99", by_card, "member and revocation by card, p99, 1,000,000 members")};
}

Benchmark const scan_to_durable{"main", "scan_to_durable", measure_scan_to_durable};
Benchmark const member_search{"main", "member_search", measure_member_search};

} // namespace
} // namespace yizhan::bench
