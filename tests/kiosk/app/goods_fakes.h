// Goods, campaigns and stock as a small model in memory. What happened here is read back from the journal's events, as
// the real book does, so that only what was recorded counts.
#pragma once

#include "kiosk/app/kiosk.h"
#include "tests/kiosk/app/fakes.h"

namespace yizhan::test {

class FakeGoodsBook final : public GoodsBook {
public:
    explicit FakeGoodsBook(FakeJournal& journal) : m_journal{journal} { }

    Result<std::vector<Goods>> goods() override { return the_goods; }
    Result<std::optional<Goods>> find_barcode(Barcode const& barcode) override
    {
        for (auto const& one : the_goods) {
            if (one.barcode == barcode) return std::optional{one};
        }
        return std::optional<Goods>{};
    }
    Result<std::vector<Campaign>> campaigns() override { return the_campaigns; }
    Result<TakenSoFar> taken(
        Campaign const& campaign, std::optional<MemberId> const& member, std::optional<VisitId> const& visit) override
    {
        TakenSoFar out;
        out.at_shares.resize(campaign.shares.size());
        auto const count = [&](StationId const& station, std::int64_t takings) {
            out.everywhere += takings;
            if (station == here) out.here += takings;
            for (std::size_t i = 0; i < campaign.shares.size(); ++i)
                out.at_shares[i] += campaign.shares[i].station == station ? takings : 0;
        };
        for (auto const& one : all_takings()) {
            if (one.taken.campaign != campaign.id || one.undone) continue;
            count(here, 1);
            bool const own = member ? one.taken.by.member == member : visit && one.taken.by.visit == visit;
            if (own) out.by_claimant.push_back({one.taken.taking, one.at, here});
        }
        for (auto const& one : elsewhere) {
            if (one.campaign != campaign.id) continue;
            count(one.taking.station, one.takings);
            if (member && one.member == *member) out.by_claimant.push_back(one.taking);
        }
        return out;
    }
    Result<std::int64_t> points_not_settled(MemberId const& member) override
    {
        std::int64_t points = 0;
        for (auto const& one : all_takings()) {
            if (one.taken.by.member == member && !one.undone) points += one.taken.points;
        }
        return points - settled_points;
    }
    Result<std::map<GoodsId, StockBalance>> stock() override
    {
        auto out = counted;
        auto const move = [&](StockAccount const& account, GoodsId const& goods, std::int64_t units) {
            if (account.station != here) return;
            auto& balance = out[goods];
            (account.place == StockPlace::Station ? balance.units : balance.coming) += units;
        };
        for (auto const& one : m_journal.all<StockMoved>()) {
            out[one.goods].is_kept = true;
            move(one.from, one.goods, -one.units);
            move(one.to, one.goods, one.units);
        }
        for (auto const& one : all_takings()) {
            if (one.undone) continue;
            auto const [balance, is_new] = out.try_emplace(one.taken.goods, StockBalance{0, 0, false});
            balance->second.units -= one.taken.units;
        }
        return out;
    }
    Result<std::vector<RecordedTaking>> recent_takings(std::size_t limit) override
    {
        auto out = all_takings();
        std::reverse(out.begin(), out.end());
        if (out.size() > limit) out.resize(limit);
        return out;
    }
    Result<std::optional<RecordedTaking>> find_taking(TakingId const& taking) override
    {
        for (auto const& one : all_takings()) {
            if (one.taken.taking == taking) return std::optional{one};
        }
        return std::optional<RecordedTaking>{};
    }
    Result<std::vector<std::pair<StockMoved, UtcMs>>> recent_movements(GoodsId const& goods, std::size_t limit) override
    {
        std::vector<std::pair<StockMoved, UtcMs>> out;
        for (auto one = m_journal.recorded.rbegin(); one != m_journal.recorded.rend() && out.size() < limit; ++one) {
            auto const* moved = std::get_if<StockMoved>(&one->body);
            if (moved != nullptr && moved->goods == goods) out.emplace_back(*moved, one->moment.occurred_at());
        }
        return out;
    }
    Result<std::vector<StationName>> stations() override { return the_stations; }
    Result<std::vector<UnionId>> union_path(UnionId const& id) override
    {
        return std::vector{id, UnionId::make("district")};
    }

    struct Elsewhere { // as the hub told
        CampaignId campaign;
        MemberId member; // empty: some other person
        KnownTaking taking;
        std::int64_t takings = 1;
    };
    StationId here = StationId::make("xiapu-1");
    std::vector<Goods> the_goods;
    std::vector<Campaign> the_campaigns;
    std::vector<StationName> the_stations;
    std::map<GoodsId, StockBalance> counted; // as last agreed
    std::int64_t settled_points = 0; // spent here, and the roster's row is without them
    std::vector<Elsewhere> elsewhere;

private:
    std::vector<RecordedTaking> all_takings() const
    {
        std::vector<RecordedTaking> out;
        for (auto const& one : m_journal.recorded) {
            if (auto const* taken = std::get_if<GoodsTaken>(&one.body))
                out.push_back({*taken, one.moment.occurred_at(), false});
            if (auto const* undone = std::get_if<TakingUndone>(&one.body)) {
                for (auto& before : out) before.undone = before.undone || before.taken.taking == undone->taking;
            }
        }
        return out;
    }

    FakeJournal& m_journal;
};

// Books of what is not asked for here.
class IdleMachineBook final : public MachineBook {
public:
    Result<std::vector<Machine>> machines() override { return {}; }
    Result<std::vector<OwnSession>> own_sessions() override { return {}; }
    Result<std::vector<MachineSession>> other_sessions() override { return {}; }
    Result<std::vector<WaitingTicket>> tickets() override { return {}; }
    Result<std::vector<MachineId>> broken() override { return {}; }
    Result<int> last_number(AmenityId const&, std::int32_t) override { return 0; }
};
class IdleCatalogueBook final : public CatalogueBook {
public:
    Result<std::vector<ServiceEntry>> services() override { return {}; }
    Result<std::optional<KnownRequest>> find_request(RequestCode const&) override { return {}; }
};

class ListeningAnnouncer final : public Announcer {
public:
    void call(Call call) override { calls.push_back(call); }
    std::vector<Call> calls;
};

// The goods of a station, with a campaign of porridge each day, and time that a test moves.
struct GoodsBench {
    GoodsBench()
    {
        add_goods("bowl", "暖粥", "6901234567892");
        book.counted[GoodsId::make("bowl")] = {40, 0};
        book.the_stations = {{StationId::make("daqi-3"), {"大碶驿站", "Daqi"}}};
        add_campaign("porridge");
        volunteer.id = MemberId::make("v1");
        volunteer.masked_name = "王*";
        agree();
        reload();
    }

    void agree() { kiosk_clock.learn(clock.wall(), kiosk_clock.read(), kiosk_clock.read()); }
    // As after a page of the feed.
    void reload()
    {
        goods.reload(station);
        stock.reload(station);
    }
    Goods& add_goods(std::string const& id, std::string const& zh, std::string const& barcode = {})
    {
        Goods one;
        one.id = GoodsId::make(id);
        one.name = {zh, ""};
        one.unit = {"份", ""};
        one.cost_fen = 350;
        if (!barcode.empty()) one.barcode = Barcode::parse(barcode).value();
        return book.the_goods.emplace_back(std::move(one));
    }
    Campaign& add_campaign(std::string const& id)
    {
        Campaign one;
        one.id = CampaignId::make(id);
        one.name = {"冬季暖粥", ""};
        one.goods = {GoodsId::make("bowl")};
        one.period = Period::Day;
        one.first_day = today() - 20;
        one.last_day = today() + 20;
        return book.the_campaigns.emplace_back(std::move(one));
    }
    Campaign& campaign(std::string const& id = "porridge")
    {
        return *std::find_if(book.the_campaigns.begin(), book.the_campaigns.end(),
            [&](Campaign const& one) { return one.id.text() == id; });
    }
    // What staff changed has come with the feed.
    template <class Change> void edit(Change change, std::string const& id = "porridge")
    {
        change(campaign(id));
        ++campaign(id).revision;
        reload();
    }
    std::int32_t today() { return local_day(clock.wall(), {}); }

    Member& add_member(std::uint32_t serial = 1'234'567)
    {
        Member one;
        one.id = MemberId::make("m" + std::to_string(serial));
        one.masked_name = "陈**";
        one.union_id = UnionId::make("drivers");
        one.occupation = Occupation::TruckDriver;
        one.points = 100;
        one.card = CardId::make("card-" + std::to_string(serial));
        one.joined_month = local_month(clock.wall(), {}) - 30;
        reader.codes[code_of(serial)]
            = ReadCard{one.card, clock.wall() + Millis{86'400'000LL * 300}, Assurance::StaticCode};
        return roster.members.emplace_back(std::move(one));
    }
    static std::string code_of(std::uint32_t serial) { return "code of " + std::to_string(serial); }
    // Somebody checks in and stands there.
    Attendance arrive(std::uint32_t serial = 1'234'567)
    {
        auto const answer = check_in.scan(code_of(serial));
        return {check_in.find_visit(std::get<Welcome>(answer.value()).visit), nullptr};
    }
    Attendance guest()
    {
        auto const answer = check_in.guest(Occupation::Other);
        return {check_in.find_visit(std::get<Welcome>(answer.value()).visit), nullptr};
    }
    Attendance on_duty() { return {nullptr, &volunteer}; }
    void run_for(Millis duration) { executor.run_for(duration); }

    void take(Attendance const& who, std::string const& id = "porridge")
    {
        goods.apply(intent::OpenOffer{CampaignId::make(id)}, who);
        goods.apply(intent::ConfirmTaking{}, who);
    }
    template <class Page> std::optional<Page> page(Attendance const& who)
    {
        auto screen = goods.view(who);
        auto* found = std::get_if<Page>(&screen.page);
        return found != nullptr ? std::optional{std::move(*found)} : std::nullopt;
    }
    template <class Page> std::optional<Page> desk()
    {
        auto screen = stock.view(on_duty());
        auto* found = std::get_if<Page>(&screen.page);
        return found != nullptr && stock.is_showing() ? std::optional{std::move(*found)} : std::nullopt;
    }
    void tap(AmenityIntent const& intent) { stock.apply(intent, on_duty()); }
    void press(std::string_view digits)
    {
        for (char const digit : digits) stock.apply(EnrollmentIntent{intent::PressDigit{digit}}, on_duty());
    }
    void scan(std::string_view text) { stock.scan(text, on_duty()); }
    std::int64_t units(std::string const& id = "bowl") { return book.stock().value().at(GoodsId::make(id)).units; }

    VirtualTime time;
    ManualExecutor executor{time};
    FakeClock clock{FakeClock::usual_wall, &time};
    FakeJournal journal;
    FakeRoster roster;
    FakeBook station_book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    FakeTimeMemory memory;
    SeededRandom random{1, "goods"};
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    FakeGoodsBook book{journal};
    IdleMachineBook machines;
    IdleCatalogueBook catalogue;
    ListeningAnnouncer announcer;
    Volunteer volunteer;
    Station station = station_book.the_station;
    CheckInDesk check_in{journal, roster, reader, kiosk_clock, random};
    KioskPorts ports{journal, roster, station_book, reader, code, kiosk_clock, sync, random, executor, std::nullopt,
        AmenityPorts{machines, book, catalogue}, &announcer};
    GoodsDesk goods{ports, {}};
    StockDesk stock{ports, {}, check_in, goods};
};

} // namespace yizhan::test
