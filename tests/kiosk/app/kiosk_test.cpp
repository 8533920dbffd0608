// The kiosk as the person in front of it meets it.
#include "tests/kiosk/app/fakes.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::string const card = "00112233445566aa";

} // namespace

TEST_CASE("a scan greets the member, with union, points and how often this month", "[kiosk]")
{
    KioskBench bench;
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    bench.kiosk.on_scan("code of " + card);

    auto const* welcome = bench.screen<CheckedInView>();
    REQUIRE(welcome);
    CHECK(welcome->surname == "陈");
    CHECK(welcome->masked_name == "陈**");
    CHECK(welcome->points == 128);
    CHECK(welcome->visit_of_month == 1);
    CHECK(welcome->union_name->zh == "霞浦物流园区集卡司机工会");
    CHECK(welcome->at.hour == 16); // 08:00Z in China
    CHECK(welcome->part_of_day == PartOfDay::Afternoon);
    CHECK(welcome->countdown == 4);
    CHECK(welcome->amenities.size() == 2); // the one that is closed is not offered
    CHECK(bench.journal.all<CheckedIn>().size() == 1);
    CHECK(bench.sync.nudges > 0);
}

TEST_CASE("an answer counts down four seconds and goes home", "[kiosk]")
{
    KioskBench bench;
    bench.kiosk.on_intent(intent::CheckInAsGuest{Occupation::Courier});
    std::vector<int> seen;
    bench.views.clear();
    bench.run_for(3'999ms);
    for (auto const& view : bench.views) {
        if (auto const* welcome = std::get_if<CheckedInView>(&view->screen))
            seen.push_back(welcome->countdown.value_or(-1));
    }
    CHECK(seen == std::vector<int>{3, 2, 1});
    CHECK(bench.screen<CheckedInView>());
    bench.run_for(1ms);
    CHECK(bench.screen<HomeView>());
}

TEST_CASE("any touch holds an answer on the screen", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::CheckInAsGuest{Occupation::Courier});
    bench.run_for(3s);
    bench.tap(intent::Touched{});
    CHECK_FALSE(bench.screen<CheckedInView>()->countdown);
    bench.run_for(14s);
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->countdown == 1);
    bench.run_for(1s);
    CHECK(bench.screen<HomeView>());
}

TEST_CASE("the same code within five seconds is one check-in, said kindly", "[kiosk]")
{
    KioskBench bench;
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    bench.kiosk.on_scan("code of " + card);
    bench.run_for(2s);
    bench.kiosk.on_scan("code of " + card);
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->bounced);
    CHECK(bench.screen<CheckedInView>()->surname == "陈");
    CHECK(bench.journal.all<CheckedIn>().size() == 1);

    bench.run_for(10s);
    bench.kiosk.on_scan("code of " + card);
    CHECK_FALSE(bench.screen<CheckedInView>()->bounced);
    CHECK(bench.journal.all<CheckedIn>().size() == 2);
    CHECK(bench.screen<CheckedInView>()->visit_of_month == 2);
}

TEST_CASE("two people who scan in turn do not bounce off each other", "[kiosk]")
{
    KioskBench bench;
    std::string const other = "ffeeddccbbaa9988";
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    bench.add_member("李*", 1'234'568, other, {"8765", 'l'});
    bench.kiosk.on_scan("code of " + card);
    bench.kiosk.on_scan("code of " + other);
    CHECK(bench.screen<CheckedInView>()->surname == "李");
    bench.kiosk.on_scan("code of " + card);
    CHECK(bench.screen<CheckedInView>()->surname == "陈");
    CHECK(bench.screen<CheckedInView>()->bounced);
    CHECK(bench.journal.all<CheckedIn>().size() == 2);
}

TEST_CASE("a refused scan is kept, named, and never a dead end", "[kiosk]")
{
    KioskBench bench;
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    bench.roster.revocations.push_back(
        {CardId::make(card), MemberId::make("m1234567"), RevocationReason::Replaced, {}});
    bench.kiosk.on_scan("code of " + card);
    auto const* refused = bench.screen<RefusedView>();
    REQUIRE(refused);
    CHECK(refused->reason == RefusalReason::Revoked);
    CHECK(refused->reference == bench.journal.recorded.size());
    CHECK(refused->list_as_of);
    REQUIRE(bench.journal.all<CheckInRefused>().size() == 1);

    bench.tap(intent::CallVolunteer{});
    CHECK(bench.screen<RefusedView>()->helper_called);
    REQUIRE(bench.journal.all<HelpCalled>().size() == 1);
    CHECK(bench.journal.all<HelpCalled>()[0].after == RefusalReason::Revoked);

    bench.tap(intent::OpenGuest{});
    bench.tap(intent::CheckInAsGuest{Occupation::TruckDriver});
    CHECK(bench.screen<CheckedInView>());
}

TEST_CASE("whatever is scanned, the next good code works", "[kiosk]")
{
    KioskBench bench;
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    bench.kiosk.on_scan(std::string(512, '\xFF'));
    CHECK(bench.screen<RefusedView>());
    bench.kiosk.on_scan("code of " + card);
    CHECK(bench.screen<CheckedInView>());
}

TEST_CASE("a roster that cannot be read turns nobody away", "[kiosk]")
{
    KioskBench bench;
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    bench.roster.broken = true;
    bench.kiosk.on_scan("code of " + card);
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->surname.empty());
}

TEST_CASE("one tap logs a use, the count shows, one tap within ten seconds takes it back", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::CheckInAsGuest{Occupation::Courier});
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    CHECK(bench.screen<CheckedInView>()->amenities[0].uses == 2);
    REQUIRE(bench.view->undo);
    CHECK(bench.view->undo->seconds_left == 10);
    CHECK(bench.view->undo->amenity.zh == "热水");

    auto const use = bench.view->undo->use;
    bench.tap(intent::UndoUse{use});
    CHECK(bench.screen<CheckedInView>()->amenities[0].uses == 1);
    bench.tap(intent::UndoUse{use}); // a second tap on the same undo
    CHECK(bench.screen<CheckedInView>()->amenities[0].uses == 1);
    CHECK(bench.journal.all<AmenityUsed>().size() == 2);
    CHECK(bench.journal.all<AmenityUseUndone>().size() == 1);
    CHECK(bench.journal.all<AmenityUsed>()[0].visit == bench.journal.all<CheckedIn>()[0].visit);
}

TEST_CASE("after ten seconds nothing can be taken back", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::UseAmenity{AmenityId::make("charging")});
    REQUIRE(bench.view->undo);
    auto const use = bench.view->undo->use;
    bench.run_for(10'001ms);
    CHECK_FALSE(bench.view->undo);
    bench.tap(intent::UndoUse{use});
    CHECK(bench.journal.all<AmenityUseUndone>().empty());
}

TEST_CASE("water needs no check-in: a tap at home counts for nobody in particular", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    REQUIRE(bench.screen<HomeView>());
    CHECK(bench.screen<HomeView>()->amenities[0].uses == 1);
    REQUIRE(bench.journal.all<AmenityUsed>().size() == 1);
    CHECK_FALSE(bench.journal.all<AmenityUsed>()[0].visit);
}

TEST_CASE("what is not offered cannot be logged by a tap that came late", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::UseAmenity{AmenityId::make("closed")});
    bench.tap(intent::UseAmenity{AmenityId::make("never-heard-of")});
    CHECK(bench.journal.all<AmenityUsed>().empty());
    CHECK(bench.screen<HomeView>());
}

TEST_CASE("nobody takes back what the person before used", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::CheckInAsGuest{Occupation::Courier});
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    bench.tap(intent::GoHome{});
    CHECK_FALSE(bench.view->undo);
    bench.tap(intent::CheckInAsGuest{Occupation::TruckDriver});
    CHECK_FALSE(bench.view->undo);
    CHECK(bench.screen<CheckedInView>()->amenities[0].uses == 0);
}

TEST_CASE("when nothing can be recorded no tick is shown, and service goes on", "[kiosk]")
{
    KioskBench bench;
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.tap(intent::CheckInAsGuest{Occupation::Courier});
    REQUIRE(bench.screen<NotRecordedView>());
    CHECK(bench.screen<NotRecordedView>()->reason == ErrorCode::DiskFull);
    CHECK(bench.view->sync.storage == StorageState::Full);
    bench.tap(intent::GoHome{});
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    CHECK(bench.screen<NotRecordedView>());

    bench.journal.refuses.reset();
    bench.tap(intent::GoHome{});
    bench.tap(intent::CheckInAsGuest{Occupation::Courier});
    CHECK(bench.screen<CheckedInView>());
}

TEST_CASE("a typed member number checks in as soon as its last digit is there", "[kiosk]")
{
    KioskBench bench;
    auto const number = bench.add_member("陈**", 1'234'567, card, {"4321", 'c'}).number->text();
    bench.tap(intent::OpenKeypad{KeypadMode::MemberNumber});
    for (char const digit : number) bench.tap(intent::PressKey{digit});
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->assurance == Assurance::Typed);
}

TEST_CASE("a slip in the number is said kindly and loses nothing", "[kiosk]")
{
    KioskBench bench;
    auto number = bench.add_member("陈**", 1'234'567, card, {"4321", 'c'}).number->text();
    char& last = number.back();
    last = last == '9' ? '0' : static_cast<char>(last + 1);
    bench.tap(intent::OpenKeypad{KeypadMode::MemberNumber});
    for (char const digit : number) bench.tap(intent::PressKey{digit});
    REQUIRE(bench.screen<KeypadView>());
    CHECK(bench.screen<KeypadView>()->not_a_number);
    CHECK(bench.screen<KeypadView>()->digits == number);
    bench.tap(intent::EraseKey{});
    CHECK_FALSE(bench.screen<KeypadView>()->not_a_number);
    CHECK(bench.screen<KeypadView>()->digits.size() == 7);
}

TEST_CASE("phone tail and initial: one match checks in, several are shown masked", "[kiosk]")
{
    KioskBench bench;
    bench.add_member("陈**", 1'234'567, card, {"4321", 'c'});
    auto const type = [&bench](std::string_view keys) {
        bench.tap(intent::OpenKeypad{KeypadMode::PhoneTail});
        for (char const key : keys) bench.tap(intent::PressKey{key});
    };
    type("4321c");
    REQUIRE(bench.screen<CheckedInView>());
    bench.run_for(30s);

    bench.add_member("曹*", 1'234'600, "ffeeddccbbaa9988", {"4321", 'c'});
    type("4321c");
    REQUIRE(bench.screen<CandidatesView>());
    REQUIRE(bench.screen<CandidatesView>()->people.size() == 2);
    CHECK(bench.screen<CandidatesView>()->people[1].masked_name == "曹*");
    CHECK(bench.screen<CandidatesView>()->people[1].number_tail.size() == 3);
    bench.tap(intent::PickCandidate{1});
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->surname == "曹");

    type("0000z");
    REQUIRE(bench.screen<RefusedView>());
    CHECK(bench.screen<RefusedView>()->reason == RefusalReason::Unknown);
}

TEST_CASE("a form that was left alone goes home and forgets what was typed", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::OpenKeypad{KeypadMode::PhoneTail});
    bench.tap(intent::PressKey{'4'});
    bench.run_for(30s);
    REQUIRE(bench.screen<HomeView>());
    bench.tap(intent::OpenKeypad{KeypadMode::PhoneTail});
    CHECK(bench.screen<KeypadView>()->digits.empty());
}

TEST_CASE("keys that arrive after the screen has changed do nothing", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::PressKey{'4'});
    bench.tap(intent::EraseKey{});
    bench.tap(intent::SubmitKeypad{});
    bench.tap(intent::PickCandidate{3});
    CHECK(bench.screen<HomeView>());
    CHECK(bench.journal.recorded.size() == 1); // the start
}

TEST_CASE("the language is switched with one tap and goes back for the next person", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::SwitchLanguage{});
    bench.tap(intent::SwitchTextSize{});
    CHECK(bench.view->language == Language::English);
    CHECK(bench.view->large_text);
    bench.run_for(30s);
    CHECK(bench.view->language == Language::Chinese);
    CHECK_FALSE(bench.view->large_text);
}

TEST_CASE("the quiet line tells what waits and when the hub last agreed", "[kiosk]")
{
    KioskBench bench;
    CHECK_FALSE(bench.view->sync.agreed_at);
    bench.kiosk.on_sync({bench.clock.wall(), true});
    CHECK(bench.view->sync.agreed_at->hour == 16);
    CHECK(bench.view->sync.agreed_today);
    CHECK(bench.view->sync.waiting == 1);
    bench.run_for(std::chrono::hours{24});
    CHECK_FALSE(bench.view->sync.agreed_today);
}

TEST_CASE("an entry whose screen comes later says so and leads back", "[kiosk]")
{
    KioskBench bench;
    bench.tap(intent::OpenSection{Section::SpeakOut});
    REQUIRE(bench.screen<SectionView>());
    bench.tap(intent::OpenSection{Section::Bulletins});
    CHECK(bench.screen<SectionView>()); // there are none
    bench.book.the_bulletins.push_back({BulletinId::make("b1"), {"通知", ""}, {"内容", ""}, {}});
    bench.kiosk.on_feed_applied();
    CHECK(bench.reader.reloads == 1);
    bench.tap(intent::OpenSection{Section::Bulletins});
    REQUIRE(bench.screen<BulletinsView>());
    bench.tap(intent::GoHome{});
    CHECK(bench.screen<HomeView>());
}

TEST_CASE("an idle hour publishes only what a person could see change", "[kiosk]")
{
    KioskBench bench;
    bench.run_for(31s); // past the reset of the language
    bench.views.clear();
    bench.run_for(std::chrono::hours{1});
    CHECK(bench.views.size() == 120); // the code renews itself every half minute, the clock every minute
}

TEST_CASE("two thousand taps leave a bounded number of timers", "[kiosk]")
{
    KioskBench bench;
    for (int i = 0; i < 2'000; ++i) bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    CHECK(bench.time.waiting() < 8);
    CHECK(bench.journal.all<AmenityUsed>().size() == 2'000);
}
