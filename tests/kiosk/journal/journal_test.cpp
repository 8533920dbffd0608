// The Journal's contract: stamped, chained, counted, known again, rebuilt.
#include "tests/kiosk/journal/kiosk_computer.h"

#include "shared/domain/counts.h"

using namespace yizhan;
using test::KioskComputer;

TEST_CASE("a new journal begins with sequence 1 and says that it is new", "[journal]")
{
    KioskComputer machine;
    machine.start();
    CHECK(machine.store->start_reason() == StartReason::NewJournal);
    auto const status = machine.store->journal().status();
    CHECK(status.last_sequence == 0);
    CHECK(status.unsent == 0);
    CHECK_FALSE(status.oldest_unsent);
    CHECK(machine.append(machine.check_in()) == Seq{1});
    CHECK(machine.append(machine.check_in()) == Seq{2});
}

TEST_CASE("an event is stamped with kiosk, station, clocks, offset and the hash of the one before", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const first = machine.check_in();
    REQUIRE(machine.append(first));
    machine.clock.advance(Millis{1500});
    auto const second = machine.use("water");
    Moment moment = machine.moment();
    moment.agreed_offset = Millis{-250};
    REQUIRE(machine.store->journal().append({&second, 1}, moment));

    auto const batch = machine.store->outbox().next_batch(10, 1U << 20);
    REQUIRE((batch && *batch));
    REQUIRE((*batch)->events.size() == 2);
    auto const one = decode_event((*batch)->events[0]);
    auto const two = decode_event((*batch)->events[1]);
    REQUIRE((one && two));
    CHECK(one->id == first.id);
    CHECK(one->kiosk.text() == "K-01");
    CHECK(one->station.text() == "S-01");
    CHECK(one->incarnation == machine.store->journal().status().incarnation);
    CHECK(one->previous == EventHash{});
    CHECK(one->body == first.body);
    CHECK_FALSE(one->moment.agreed_offset);
    CHECK(two->previous == event_hash((*batch)->events[0]));
    CHECK(two->moment.clock.mono - one->moment.clock.mono == Millis{1500});
    CHECK(two->moment.clock.boot == machine.clock.boot_id());
    CHECK(two->moment.agreed_offset == Millis{-250});
}

TEST_CASE("appending the same operation again changes nothing and says where it stands", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const event = machine.use("water");
    REQUIRE(machine.append(event) == Seq{1});
    REQUIRE(machine.append(machine.check_in()) == Seq{2});
    CHECK(machine.append(event) == Seq{1});
    CHECK(machine.store->journal().status().last_sequence == 2);
    auto const uses = machine.store->journal().amenity_uses(local_day(machine.clock.wall(), {}));
    REQUIRE(uses);
    CHECK(uses->at(AmenityId::make("water")) == 1);
    machine.kill_and_restart();
    machine.start();
    CHECK(machine.append(event) == Seq{1});
    CHECK(machine.store->journal().status().last_sequence == 2);
}

TEST_CASE("an event that could not be read again is not taken, and costs nothing that was", "[journal]")
{
    KioskComputer machine;
    machine.start();
    REQUIRE(machine.append(machine.check_in()) == Seq{1});
    CheckedIn visit;
    visit.visit = VisitId::make("v-1");
    visit.card = CardId{}; // a card without a name
    NewEvent const event{EventId::make("0192f0c0-0000-7000-8000-00000000beef"), visit};
    auto const refused = machine.store->journal().append(
        {&event, 1}, Moment{{machine.clock.wall(), machine.clock.mono(), machine.clock.boot_id()}, std::nullopt});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Internal);
    CHECK(machine.append(machine.check_in()) == Seq{2});
    machine.kill_and_restart();
    machine.start();
    CHECK(machine.store->start_reason() == StartReason::Boot);
    CHECK(machine.store->journal().status().last_sequence == 2);
}

TEST_CASE("events that are appended together are recorded together, in order", "[journal]")
{
    KioskComputer machine;
    machine.start();
    std::vector<NewEvent> const events{machine.check_in(), machine.use("water"), machine.use("seat")};
    CHECK(machine.store->journal().append(events, machine.moment()) == Seq{3});
    CHECK(machine.store->journal().status().unsent == 3);
    CHECK(machine.store->journal().status().oldest_unsent == machine.clock.wall());
    auto const sent = test::drain(*machine.store);
    REQUIRE(sent.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(sent[i].id == events[i].id);
}

TEST_CASE("uses are counted by day and amenity, an undone one is taken off", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& journal = machine.store->journal();
    auto const day = local_day(machine.clock.wall(), {});
    auto const water = machine.use("water");
    REQUIRE(machine.append(water));
    REQUIRE(machine.append(machine.use("water")));
    REQUIRE(machine.append(machine.use("seat")));
    auto const& used = std::get<AmenityUsed>(water.body);
    REQUIRE(machine.append({machine.fresh_id(), AmenityUseUndone{used.use, used.amenity, machine.clock.wall()}}));
    CHECK(journal.amenity_uses(day)
        == std::map<AmenityId, std::int64_t>{{AmenityId::make("water"), 1}, {AmenityId::make("seat"), 1}});
    CHECK(journal.amenity_uses(day + 1) == std::map<AmenityId, std::int64_t>{});
    machine.clock.advance(std::chrono::hours{24});
    REQUIRE(machine.append(machine.use("water")));
    CHECK(journal.amenity_uses(day + 1) == std::map<AmenityId, std::int64_t>{{AmenityId::make("water"), 1}});
}

TEST_CASE("a member's visits are counted by month", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const member = MemberId::make("m-1");
    auto const month = local_month(machine.clock.wall(), {});
    for (int i = 0; i < 3; ++i) REQUIRE(machine.append(machine.check_in(member)));
    REQUIRE(machine.append(machine.check_in(MemberId::make("m-2"))));
    CHECK(machine.store->journal().visits_in_month(member, month) == 3);
    CHECK(machine.store->journal().visits_in_month(member, month + 1) == 0);
}

TEST_CASE("everything is there after the process was killed, and after the power was cut", "[journal]")
{
    KioskComputer machine;
    machine.start();
    machine.append_check_ins(20);
    auto const incarnation = machine.store->journal().status().incarnation;
    for (int life = 0; life < 2; ++life) {
        if (life == 0)
            machine.kill_and_restart();
        else
            machine.cut_power_and_restart();
        machine.start();
        CHECK(machine.store->start_reason() == StartReason::Boot);
        CHECK(machine.store->journal().status().incarnation == incarnation);
        CHECK(machine.store->journal().status().last_sequence == 20);
        CHECK(machine.store->journal().status().unsent == 20);
    }
    CHECK(machine.append(machine.check_in()) == Seq{21});
    CHECK(test::drain(*machine.store).size() == 21);
}

TEST_CASE("counts that are rebuilt from the journal equal those that grew with it", "[journal]")
{
    KioskComputer machine{3};
    machine.start();
    test::SeededRandom random{3, "workload"};
    for (int i = 0; i < 200; ++i) {
        machine.clock.advance(Millis{static_cast<std::int64_t>(random.below(3'600'000))});
        auto const amenity = fmt::format("a-{}", random.below(3));
        auto const use = machine.use(amenity);
        switch (random.below(3)) {
        case 0:
            REQUIRE(machine.append(machine.check_in(MemberId::make(fmt::format("m-{}", random.below(5))))));
            break;
        case 1:
            REQUIRE(machine.append(use));
            break;
        default:
            REQUIRE(machine.append(use));
            REQUIRE(machine.append({machine.fresh_id(),
                AmenityUseUndone{
                    std::get<AmenityUsed>(use.body).use, AmenityId::make(amenity), machine.clock.wall()}}));
        }
    }
    machine.stop();
    auto const dump = [&] {
        auto database = sqlite::Database::open("/data/kiosk.db", {.vfs = machine.vfs.name()});
        REQUIRE(database);
        std::string text;
        for (auto const* sql : {"SELECT day||measure||detail||hour||':'||value FROM counts ORDER BY 1",
                 "SELECT month||member||':'||visits FROM member_visits ORDER BY 1"}) {
            auto rows = database->prepare(sql);
            while (rows->step() == true) text += std::string{rows->text(0)} + "\n";
        }
        return text;
    };
    auto const grown = dump();
    CHECK(grown.size() > 500);
    machine.start();
    REQUIRE(machine.store->journal().rebuild());
    machine.stop();
    CHECK(dump() == grown);
}
