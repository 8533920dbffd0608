// Taking goods on a kiosk that has lived: 100,000 members, 200 campaigns, five years of takings. From the second tap to
// the screen that says so, durable before; and the decision alone, with all that it looks up. The floor of the first is
// a bare SQLite commit of one row, FULL, on the same disk in the same run, turn by turn.
#include "tests/bench/bare_commit.h"
#include "tests/kiosk/app/fakes.h"

#include "kiosk/app/kiosk.h"

namespace yizhan::bench {
namespace {

constexpr std::uint32_t members = 100'000;
constexpr int campaigns = 200;
constexpr int goods = 20;
constexpr Millis day{86'400'000};
StationId const station = StationId::make("S-01");

GoodsId goods_of(int i) { return GoodsId::make(fmt::format("g-{}", i % goods)); }
CampaignId campaign_of(int i) { return CampaignId::make(fmt::format("c-{:03}", i)); }
MemberId member_of(std::uint32_t i) { return MemberId::make(fmt::format("m-{:012x}", i * 2'654'435'761ULL)); }

// Of every kind: once and daily, with a total and without, for all and for some.
Campaign campaign(int i, std::int32_t today)
{
    Campaign row;
    row.id = campaign_of(i);
    row.name = {fmt::format("活动{}", i), fmt::format("Campaign {}", i)};
    row.icon = "redeem";
    row.order = i;
    row.goods = {goods_of(i), goods_of(i + 1)};
    row.period = i % 2 == 0 ? Period::Day : Period::Month;
    row.allowance = 1'000;
    row.first_day = today - 400;
    row.last_day = today + 400;
    if (i % 4 == 1) row.total = 10'000'000;
    if (i % 5 == 2) row.audience.unions = {UnionId::make("u-1"), UnionId::make("u-2")};
    return row;
}

void put(journal::KioskStore& store, std::string const& channel, std::uint64_t after, std::vector<FeedRow> rows)
{
    auto const next = after + rows.size();
    if (!store.feed().apply({channel, "e1", after, next, next, UtcMs{1'795'507'200'000}, std::move(rows)}))
        std::abort();
}

void load_services(journal::KioskStore& store, std::int32_t today)
{
    std::vector<FeedRow> rows;
    for (int i = 0; i < goods; ++i) {
        Goods row;
        row.id = goods_of(i);
        row.name = {fmt::format("物品{}", i), fmt::format("Goods {}", i)};
        row.icon = "redeem";
        rows.emplace_back(std::move(row));
    }
    for (int i = 0; i < campaigns; ++i) rows.emplace_back(campaign(i, today));
    put(store, district_channel(), members, std::move(rows));
    put(store, station_channel(station), 0, {Station{station, {"驿站", "Station"}, {}, {}, 4, 5}});
}

GoodsTaken taking(int i, Random& random)
{
    GoodsTaken taken;
    taken.taking = TakingId::make(random.hex64());
    taken.campaign = campaign_of(i % campaigns);
    taken.goods = goods_of(i % campaigns);
    taken.by = {VisitId::make(random.hex64()), member_of(static_cast<std::uint32_t>(random.below(members))), {}};
    taken.assurance = Assurance::StaticCode;
    return taken;
}

// Thirty a day, as they were recorded.
void live_five_years(journal::KioskStore& store, UtcMs now, Random& random)
{
    constexpr int a_day = 30;
    for (int ago = 5 * 365; ago > 0; --ago) {
        Moment moment;
        moment.clock = {now - ago * day, MonoMs{1}, BootId::make("then")};
        moment.agreed_offset = Millis{0};
        std::vector<NewEvent> events;
        for (int i = 0; i < a_day; ++i)
            events.push_back({new_event_id(moment.clock.wall, random), taking(ago * a_day + i, random)});
        expect(store.journal().append(events, moment));
        store.tidy();
    }
}

// The actor on the real journal and the real disk.
struct LivedInKiosk {
    LivedInKiosk()
    {
        auto const today = local_day(clock.wall(), {});
        load_roster(*store, members);
        load_services(*store, today);
        live_five_years(*store, clock.wall(), random);
        reader.codes["someone"] = ScannedCode{ReadCard{card_of(0), clock.wall() + day, Assurance::StaticCode}};
        kiosk.emplace(KioskPorts{store->journal(), store->roster(), store->station_book(), reader, code, kiosk_clock,
                          sync, random, executor, std::nullopt,
                          AmenityPorts{store->machine_book(), store->goods_book(), store->catalogue_book()}},
            KioskOptions{"0.1.0", StartReason::Boot, {}, Language::Chinese},
            [this](std::shared_ptr<View const> next) { view = std::move(next); });
        kiosk->start();
    }
    void greet(std::uint32_t member)
    {
        reader.codes["someone"] = ScannedCode{ReadCard{card_of(member), clock.wall() + day, Assurance::StaticCode}};
        kiosk->on_scan("someone");
    }
    bool shows_taken() const
    {
        auto const* screen = std::get_if<GoodsScreen>(&view->screen);
        return screen != nullptr && std::holds_alternative<TakenPage>(screen->page);
    }

    BenchFolder folder;
    SystemFiles files;
    SystemClock clock;
    test::SeededRandom random{1, "takings"};
    std::unique_ptr<journal::KioskStore> store = open_store(folder, files, random);
    KioskClock kiosk_clock{clock, store->time_memory(), UtcMs{0}};
    test::FakeReader reader;
    test::FakeCode code;
    test::FakeSync sync;
    test::ManualExecutor executor;
    std::shared_ptr<View const> view;
    std::optional<Kiosk> kiosk;
};

std::vector<Figure> measure_taking()
{
    constexpr int takings = 1500;
    LivedInKiosk kiosk;
    BareCommit bare{kiosk.folder / "bare.db"};
    Samples ours;
    Samples floor;
    for (int i = 0; i < takings; ++i) {
        kiosk.greet(static_cast<std::uint32_t>(kiosk.random.below(members)));
        kiosk.kiosk->on_intent(intent::OpenOffer{campaign_of(10 * (i % 20))});
        ours.time([&] { kiosk.kiosk->on_intent(intent::ConfirmTaking{}); });
        if (!kiosk.shows_taken()) std::abort();
        floor.time([&] { bare.run(); });
        kiosk.store->tidy(); // while the person takes it from the shelf
    }
    return {
        {"amenities", "take_to_screen_p99", ours.percentile(99), "us", floor.percentile(99), 1.5, Must::AtMost,
            "tap 'take' → durable → screen says so, p99, 100,000 members, 200 campaigns, 5 years of takings; floor: a "
            "bare SQLite FULL commit"},
        {"amenities", "take_to_screen_median", ours.median(), "us", floor.median(), 1.5, Must::AtMost,
            "the same, median"}};
}

std::vector<Figure> measure_entitlement()
{
    constexpr int decisions = 20'000;
    LivedInKiosk kiosk;
    GoodsDesk desk{
        KioskPorts{kiosk.store->journal(), kiosk.store->roster(), kiosk.store->station_book(), kiosk.reader, kiosk.code,
            kiosk.kiosk_clock, kiosk.sync, kiosk.random, kiosk.executor, std::nullopt,
            AmenityPorts{kiosk.store->machine_book(), kiosk.store->goods_book(), kiosk.store->catalogue_book()}},
        {}};
    desk.reload(Station{station, {"驿站", "Station"}, {}, {}, 4, 5});
    Samples samples;
    for (int i = 0; i < decisions; ++i) {
        Visit visit;
        auto const number = number_of(static_cast<std::uint32_t>(kiosk.random.below(members)));
        visit.member = expect(kiosk.store->roster().find_number(number));
        visit.event.visit = VisitId::make(kiosk.random.hex64());
        visit.event.member = visit.member->id;
        visit.event.assurance = Assurance::StaticCode;
        auto const* wanted = desk.find(campaign_of(static_cast<int>(kiosk.random.below(campaigns))));
        samples.time([&] { std::ignore = desk.decide(*wanted, {&visit, nullptr}); });
    }
    return {{"amenities", "entitlement_p99", samples.percentile(99), "us", std::nullopt, 200, Must::AtMost,
        "an entitlement decided, with all that it looks up, p99, 100,000 members, 200 campaigns, 5 years of takings"}};
}

Benchmark const take{"amenities", "take_to_screen", measure_taking};
Benchmark const entitlement{"amenities", "entitlement", measure_entitlement};

} // namespace
} // namespace yizhan::bench
