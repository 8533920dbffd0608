// A volunteer's way in and out.
#include "tests/kiosk/app/enrollment_bench.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::string const volunteer_card = "bb00000000000001";

} // namespace

TEST_CASE("a volunteer signs in with code and PIN, with no network", "[volunteer]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::Volunteers});
    REQUIRE(bench.desk<ScanVolunteerPage>());
    bench.scan(volunteer_card);
    REQUIRE(bench.desk<PinPage>());
    CHECK(bench.desk<PinPage>()->masked_name == "王*");
    bench.press("24");
    bench.tap(intent::EraseLast{});
    CHECK(bench.desk<PinPage>()->digits == 1);
    bench.press("46810");
    CHECK(bench.desk<PinPage>()->checking);
    bench.press("1"); // while it is checked
    bench.run_for(200ms);
    REQUIRE(bench.desk<VolunteerDeskPage>());
    CHECK(bench.desk<VolunteerDeskPage>()->masked_name == "王*");
    CHECK(bench.view->volunteer == "王*");
    CHECK(bench.journal.all<VolunteerSignedIn>().size() == 1);
    CHECK(bench.drafts.attempts[volunteer_card].wrong == 0);
}

TEST_CASE("the code of a volunteer opens the way in from home", "[volunteer]")
{
    JoiningBench bench;
    bench.scan(volunteer_card);
    CHECK(bench.desk<PinPage>());
    CHECK(bench.journal.all<CheckedIn>().empty());
    bench.tap(intent::GoHome{});
    CHECK(bench.screen<HomeView>());
}

TEST_CASE("wrong PINs are counted durably before each try, and after five there is a pause", "[volunteer]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::Volunteers});
    for (int i = 1; i <= 5; ++i) {
        bench.scan(volunteer_card);
        bench.press("000000");
        CHECK(bench.drafts.attempts[volunteer_card].wrong == i); // before the answer
        if (i == 3) {
            bench.restart(); // the plug gives no further try
            bench.tap(intent::OpenSection{Section::Volunteers});
            continue;
        }
        bench.run_for(200ms);
        CHECK(bench.desk<PinPage>()->wrong);
    }
    CHECK(bench.desk<PinPage>()->wait_minutes == 15);
    bench.press("246810"); // even the right one
    bench.run_for(200ms);
    REQUIRE(bench.desk<PinPage>());
    CHECK(bench.pins.checks == 5);
    auto const refused = bench.journal.all<VolunteerRefused>();
    REQUIRE(refused.size() == 5);
    CHECK(refused.back().reason == SignInRefusal::Waiting);
    CHECK(refused[0].reason == SignInRefusal::WrongPin);

    bench.run_for(15min);
    bench.sign_in();
    CHECK(bench.desk<VolunteerDeskPage>());
    CHECK(bench.drafts.attempts[volunteer_card].wrong == 0);
}

TEST_CASE("when a try cannot be counted it is not made", "[volunteer]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::Volunteers});
    bench.scan(volunteer_card);
    bench.drafts.refuses = true;
    bench.press("246810");
    bench.run_for(200ms);
    REQUIRE(bench.desk<PinPage>());
    CHECK(bench.screen<VolunteerScreen>()->not_recorded);
    CHECK(bench.pins.checks == 0);
}

TEST_CASE("who is no volunteer, or no longer one, is told so and it is recorded", "[volunteer]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::Volunteers});
    bench.kiosk->on_scan("some other code");
    REQUIRE(bench.desk<SignInRefusedPage>());
    CHECK(bench.desk<SignInRefusedPage>()->reason == SignInRefusal::NotAVolunteer);
    bench.roster.revocations.push_back(
        {CardId::make(volunteer_card), MemberId::make("v1"), RevocationReason::Lost, {}});
    bench.scan(volunteer_card);
    REQUIRE(bench.desk<SignInRefusedPage>());
    CHECK(bench.desk<SignInRefusedPage>()->reason == SignInRefusal::Revoked);
    bench.tap(intent::NextPage{});
    CHECK(bench.desk<ScanVolunteerPage>());
    CHECK(bench.journal.all<VolunteerRefused>().size() == 2);
    bench.run_for(60s);
    CHECK(bench.screen<HomeView>());
}

TEST_CASE("an answer that comes after the page was left signs nobody in", "[volunteer]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::Volunteers});
    bench.scan(volunteer_card);
    bench.press("246810");
    bench.tap(intent::GoHome{});
    bench.run_for(1s);
    CHECK(bench.screen<HomeView>());
    CHECK_FALSE(bench.view->volunteer);
    CHECK(bench.journal.all<VolunteerSignedIn>().empty());
}

TEST_CASE("a volunteer who is left alone for five minutes is signed out, and it is said before", "[volunteer]")
{
    JoiningBench bench;
    bench.sign_in();
    bench.run_for(4min + 29s);
    CHECK_FALSE(bench.screen<VolunteerScreen>()->countdown);
    bench.run_for(2s);
    CHECK(bench.screen<VolunteerScreen>()->countdown);
    bench.run_for(30s);
    CHECK(bench.screen<HomeView>());
    CHECK_FALSE(bench.view->volunteer);
    REQUIRE(bench.journal.all<VolunteerSignedOut>().size() == 1);
    CHECK(bench.journal.all<VolunteerSignedOut>()[0].left_alone);
}

TEST_CASE("the touches of others keep a volunteer signed in for half an hour, not for ever", "[volunteer]")
{
    JoiningBench bench;
    bench.sign_in();
    bench.tap(intent::GoHome{});
    for (int i = 0; i < 10; ++i) {
        bench.run_for(3min);
        bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
        CHECK(bench.view->volunteer);
    }
    bench.run_for(3min);
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    bench.run_for(2min);
    CHECK_FALSE(bench.view->volunteer);
    CHECK(bench.journal.all<VolunteerSignedOut>().size() == 1);
}

TEST_CASE("the shift is seen before it is given away, and its figures are recorded", "[volunteer]")
{
    JoiningBench bench;
    bench.sign_in();
    bench.tap(intent::GoHome{});
    CHECK(bench.view->volunteer == "王*"); // at home, still signed in
    bench.join_with_card();
    CHECK(bench.last_submitted().helped.volunteer == MemberId::make("v1"));
    CHECK(bench.journal.all<CheckedIn>().back().assurance == Assurance::ByVolunteer);
    bench.tap(intent::GoHome{});
    bench.tap(intent::OpenSection{Section::Volunteers});
    REQUIRE(bench.desk<VolunteerDeskPage>());
    CHECK(bench.desk<VolunteerDeskPage>()->enrolled == 1);
    bench.tap(intent::SignOut{});
    REQUIRE(bench.desk<ShiftPage>());
    REQUIRE(bench.desk<ShiftPage>()->lines.size() == 1);
    CHECK(bench.desk<ShiftPage>()->lines[0].masked_name == "陈**");
    CHECK(bench.desk<ShiftPage>()->unsent == 1);
    bench.tap(intent::SignOut{});
    CHECK(bench.screen<HomeView>());
    CHECK_FALSE(bench.view->volunteer);
    auto const out = bench.journal.all<VolunteerSignedOut>();
    REQUIRE(out.size() == 1);
    CHECK(out[0].enrolled == 1);
    CHECK(out[0].unsent == 1);
    CHECK_FALSE(out[0].left_alone);
}

TEST_CASE("a full disk keeps nobody signed in", "[volunteer]")
{
    JoiningBench bench;
    bench.sign_in();
    bench.tap(intent::OpenShift{});
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.tap(intent::SignOut{});
    CHECK(bench.screen<NotRecordedView>());
    CHECK_FALSE(bench.view->volunteer);
}

TEST_CASE("what came back is mended by a volunteer, and the list is shown again", "[volunteer]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.tap(intent::GoHome{});
    bench.book.decide(
        submitted.application, ApplicationState::SentBack, DecisionReason::SignatureMissing, {FormField::Signing});
    bench.sign_in();
    CHECK(bench.desk<VolunteerDeskPage>()->sent_back == 1);
    bench.tap(intent::OpenSentBack{});
    REQUIRE(bench.desk<SentBackPage>());
    REQUIRE(bench.desk<SentBackPage>()->lines.size() == 1);
    CHECK(bench.desk<SentBackPage>()->lines[0].reason == DecisionReason::SignatureMissing);
    bench.tap(intent::RepairForm{0});
    REQUIRE(bench.page<ConsentPage>());
    CHECK(bench.page<ConsentPage>()->name == PrivateText{"陈**"});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    bench.tap(intent::NextPage{});
    REQUIRE(bench.desk<SentBackPage>());
    CHECK(bench.desk<SentBackPage>()->lines.empty());
    auto const amended = bench.journal.all<ApplicationAmended>();
    REQUIRE(amended.size() == 1);
    CHECK(amended[0].helped.volunteer == MemberId::make("v1"));
    CHECK(amended[0].fields == std::vector{FormField::Signing});
}

TEST_CASE("while a volunteer stands by, a number is vouched for and their services are open", "[volunteer]")
{
    JoiningBench bench;
    bench.station_book.the_amenities[1].policy.demand = Demand::Volunteer;
    bench.kiosk->on_feed_applied();
    REQUIRE(bench.screen<HomeView>());
    CHECK(bench.screen<HomeView>()->amenities[0].answer == ServiceAnswer::Allowed);
    CHECK(bench.screen<HomeView>()->amenities[1].answer == ServiceAnswer::AskVolunteer);
    bench.tap(intent::UseAmenity{AmenityId::make("charging")});
    CHECK(bench.screen<SectionView>()); // who can help
    CHECK(bench.journal.all<AmenityUsed>().empty());

    Member known;
    known.id = MemberId::make("m1");
    known.masked_name = "陈**";
    known.phone = PhoneKey{"4321", 'c'};
    known.number = MemberNumber::of_serial(1'234'567);
    known.card = CardId::make("00112233445566aa");
    bench.roster.members.push_back(known);
    bench.sign_in();
    bench.tap(intent::GoHome{});
    bench.tap(intent::OpenKeypad{KeypadMode::PhoneTail});
    for (char const key : std::string{"4321c"}) bench.tap(intent::PressKey{key});
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->assurance == Assurance::ByVolunteer);
    bench.tap(intent::UseAmenity{AmenityId::make("charging")});
    CHECK(bench.journal.all<AmenityUsed>().size() == 1);
}
