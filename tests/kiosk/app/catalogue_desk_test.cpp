// The catalogue and the counter of services as people meet them, through the kiosk's actor.
#include "tests/kiosk/app/goods_fakes.h"
#include "tests/kiosk/app/machine_fakes.h"

#include "kiosk/app/kiosk.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

// Services in memory; a request stands as the journal has it, or as the hub told.
class FakeCatalogueBook final : public CatalogueBook {
public:
    explicit FakeCatalogueBook(FakeJournal& journal) : m_journal{journal} { }

    Result<std::vector<ServiceEntry>> services() override { return the_services; }
    Result<std::optional<KnownRequest>> find_request(RequestCode const& code) override
    {
        std::optional<KnownRequest> found;
        for (auto const& [body, moment] : m_journal.recorded) {
            auto const* asked = std::get_if<ServiceRequested>(&body);
            if (asked != nullptr && asked->code == code)
                found = KnownRequest{
                    {asked->request, code, asked->service, RequestState::Asked, {}, moment.occurred_at()}, false};
            auto const* step = std::get_if<ServiceAdvanced>(&body);
            if (found && step != nullptr && step->request == found->standing.id) found->standing.state = step->state;
        }
        return found;
    }

    std::vector<ServiceEntry> the_services;

private:
    FakeJournal& m_journal;
};

ServiceEntry service(std::string id, ServiceField field, std::string zh, std::string en, std::string initials)
{
    ServiceEntry entry;
    entry.id = ServiceId::make(std::move(id));
    entry.field = field;
    entry.title = {std::move(zh), std::move(en)};
    entry.summary = {"说明", "About it"};
    entry.initials = std::move(initials);
    entry.situations = {LifeSituation::WantToLearn};
    return entry;
}

struct Hall {
    Hall()
    {
        catalogue.the_services = {service("forklift", ServiceField::Career, "叉车证培训班", "Forklift course", "ccpxb"),
            service("school", ServiceField::Care, "子女入学咨询", "School places", "znrxzx")};
        catalogue.the_services[1].situations = {LifeSituation::Children};
        catalogue.the_services[1].requestable = false;
        Amenity washer;
        washer.id = AmenityId::make("washer");
        washer.kind = AmenityKind::Timed;
        washer.name = {"洗衣", "Laundry"};
        station.the_amenities.push_back(washer);
        machines.the_machines.push_back({MachineId::make("w1"), washer.id, {"1号洗衣机", "Washer 1"}, 1, true});
        kiosk.start();
    }
    void tap(Intent intent)
    {
        kiosk.on_intent(intent);
        executor.run_for(Millis{1'000});
    }
    template <class Screen> Screen const* screen() const { return std::get_if<Screen>(&view->screen); }
    template <class Page> Page const* page() const
    {
        auto const* shown = screen<CatalogueScreen>();
        return shown != nullptr ? std::get_if<Page>(&shown->page) : nullptr;
    }
    void open() { tap(intent::OpenSection{Section::Services}); }
    std::string ask(std::string const& id)
    {
        tap(intent::OpenService{ServiceId::make(id)});
        tap(intent::RequestService{});
        auto const* requested = page<RequestedPage>();
        return requested != nullptr ? requested->code : std::string{};
    }
    void type(std::string const& letters)
    {
        tap(intent::OpenFollow{});
        for (char const key : letters) tap(intent::PressCode{key});
    }
    Member& add_member()
    {
        Member one;
        one.id = MemberId::make("m1");
        one.masked_name = "陈**";
        one.union_id = UnionId::make("drivers");
        one.card = CardId::make("card-1");
        reader.codes["code"] = ReadCard{one.card, clock.wall() + Millis{86'400'000}, Assurance::StaticCode};
        return roster.members.emplace_back(std::move(one));
    }

    VirtualTime time;
    ManualExecutor executor{time};
    FakeClock clock{FakeClock::usual_wall, &time};
    FakeJournal journal;
    FakeRoster roster;
    FakeBook station;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    FakeTimeMemory memory;
    SeededRandom random{1, "hall"};
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    FakeMachineBook machines{journal};
    FakeGoodsBook goods{journal};
    FakeCatalogueBook catalogue{journal};
    std::shared_ptr<View const> view;
    Kiosk kiosk{{journal, roster, station, reader, code, kiosk_clock, sync, random, executor, std::nullopt,
                    AmenityPorts{machines, goods, catalogue}},
        {"0.1.0", StartReason::Boot, {}}, [this](std::shared_ptr<View const> next) { view = std::move(next); }};
};

} // namespace

TEST_CASE("a service is found by field, by what happened, by initials and by a character", "[catalogue]")
{
    Hall hall;
    hall.open();
    REQUIRE(hall.page<CataloguePage>());
    CHECK(hall.page<CataloguePage>()->fields.size() == 5);
    CHECK(hall.page<CataloguePage>()->situations.size() == 2); // only those with services
    hall.tap(intent::OpenServiceField{ServiceField::Career});
    REQUIRE(hall.page<ServiceListPage>());
    CHECK(hall.page<ServiceListPage>()->services.size() == 1);
    hall.tap(intent::BackAPage{});
    hall.tap(intent::OpenSituation{LifeSituation::Children});
    CHECK(hall.page<ServiceListPage>()->services.front().id.text() == "school");

    auto const& all = hall.catalogue.the_services;
    auto const best = [&](std::string_view query) {
        auto const found = find_services(all, query, 6);
        return found.empty() ? std::string{} : found.front()->id.text();
    };
    CHECK(best("ccp") == "forklift");
    CHECK(best("学") == "school");
    CHECK(best("FORK") == "forklift");
    CHECK(best("rx") == "school"); // within the initials
    CHECK(best("没有") == "");
    CHECK(find_services(all, "", 6).empty());
    CHECK(find_services(all, "说", 1).size() == 1);
}

TEST_CASE("letters that are typed find a service where no engine for writing is there", "[catalogue]")
{
    Hall hall;
    hall.open();
    hall.tap(intent::OpenServiceSearch{});
    for (char const letter : {'z', 'n'}) hall.tap(intent::Write{writing::Press{static_cast<char32_t>(letter)}});
    REQUIRE(hall.page<ServiceSearchPage>());
    REQUIRE(hall.page<ServiceSearchPage>()->found.size() == 1);
    CHECK(hall.page<ServiceSearchPage>()->found[0].id.text() == "school");
}

TEST_CASE("a service that is asked for gives a code, which follows it to its end", "[catalogue]")
{
    Hall hall;
    hall.open();
    auto const code = hall.ask("forklift");
    CHECK(code.size() == 9);
    hall.tap(intent::RequestService{}); // a second tap asks for nothing more
    REQUIRE(hall.journal.all<ServiceRequested>().size() == 1);
    CHECK_FALSE(hall.journal.all<ServiceRequested>()[0].by.member);

    std::string typed = code;
    std::erase(typed, '-');
    for (auto& one : typed) one = static_cast<char>(one >= 'A' && one <= 'Z' ? one - 'A' + 'a' : one);
    hall.type(typed);
    REQUIRE(hall.page<StandingPage>());
    CHECK(hall.page<StandingPage>()->state == RequestState::Asked);
    hall.tap(intent::WithdrawRequest{});
    CHECK(hall.page<StandingPage>()->state == RequestState::Withdrawn);
    CHECK_FALSE(hall.page<StandingPage>()->can_withdraw);
    hall.tap(intent::WithdrawRequest{});
    CHECK(hall.journal.all<ServiceAdvanced>().size() == 1);
}

TEST_CASE("a code that nobody has is said kindly, and can be mended", "[catalogue]")
{
    Hall hall;
    hall.open();
    hall.type("K7QM2D4U"); // U is no sign of a code
    REQUIRE(hall.page<FollowPage>());
    CHECK(hall.page<FollowPage>()->typed == "K7QM2D4");
    hall.tap(intent::PressCode{'X'});
    CHECK(hall.page<FollowPage>()->not_found);
    hall.tap(intent::EraseLast{});
    CHECK_FALSE(hall.page<FollowPage>()->not_found);
    CHECK(hall.page<FollowPage>()->typed.size() == 7);
}

TEST_CASE("what cannot be recorded gives no code", "[catalogue]")
{
    Hall hall;
    hall.open();
    hall.journal.refuses = ErrorCode::DiskFull;
    CHECK(hall.ask("forklift").empty());
    REQUIRE(hall.page<ServicePage>());
    CHECK(hall.screen<CatalogueScreen>()->not_recorded);
    hall.journal.refuses.reset();
    hall.tap(intent::RequestService{});
    CHECK(hall.page<RequestedPage>());
}

TEST_CASE("what is only taken or attended is not asked for", "[catalogue]")
{
    Hall hall;
    hall.open();
    CHECK(hall.ask("school").empty());
    CHECK(hall.journal.all<ServiceRequested>().empty());
}

TEST_CASE("going back leads the way that one came, then home; left alone it goes home by itself", "[catalogue]")
{
    Hall hall;
    hall.open();
    hall.tap(intent::OpenServiceField{ServiceField::Career});
    hall.tap(intent::OpenService{ServiceId::make("forklift")});
    hall.tap(intent::BackAPage{});
    CHECK(hall.page<ServiceListPage>());
    hall.tap(intent::BackAPage{});
    hall.tap(intent::BackAPage{});
    CHECK(hall.screen<HomeView>());
    hall.open();
    hall.executor.run_for(Millis{60'000});
    CHECK(hall.screen<HomeView>());
}

TEST_CASE("a machine is opened from home, started with a tap, and its time is on the home screen", "[services]")
{
    Hall hall;
    hall.tap(intent::UseAmenity{AmenityId::make("washer")});
    REQUIRE(hall.screen<MachinesScreen>());
    hall.tap(intent::StartMachine{MachineId::make("w1")});
    CHECK(hall.journal.all<SessionStarted>().size() == 1);
    CHECK(hall.journal.all<AmenityUsed>().empty());
    hall.tap(intent::GoHome{});
    auto const* home = hall.screen<HomeView>();
    REQUIRE(home);
    REQUIRE(home->amenities.back().timed);
    CHECK(home->amenities.back().timed->free == 0);
    CHECK(home->amenities.back().timed->next_free_min == 30);
    hall.executor.run_for(Millis{31 * 60'000});
    REQUIRE(hall.screen<HomeView>());
    CHECK(hall.screen<HomeView>()->calls.size() == 1);
}

TEST_CASE("a code that is scanned while services are shown is the next person's check-in", "[services]")
{
    Hall hall;
    hall.add_member();
    hall.open();
    hall.kiosk.on_scan("code");
    CHECK(hall.screen<CheckedInView>());
    hall.open();
    CHECK(hall.ask("forklift").size() == 9);
    CHECK(hall.journal.all<ServiceRequested>()[0].by.member == MemberId::make("m1"));
    CHECK(hall.journal.all<ServiceRequested>()[0].by.union_id == UnionId::make("drivers"));
}

TEST_CASE("stock is a volunteer's: without one its screens do not open", "[services]")
{
    Hall hall;
    hall.tap(intent::OpenStock{});
    CHECK(hall.screen<HomeView>());
    hall.tap(intent::OpenHandOut{});
    CHECK(hall.screen<HomeView>());
}

TEST_CASE("touches of the home screen that come late do nothing at the services", "[services]")
{
    Hall hall;
    hall.open();
    hall.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    hall.tap(intent::StartMachine{MachineId::make("w1")}); // of a screen that is not shown
    CHECK(hall.screen<CatalogueScreen>());
    CHECK(hall.journal.all<AmenityUsed>().empty());
    CHECK(hall.journal.all<SessionStarted>().empty());
}
