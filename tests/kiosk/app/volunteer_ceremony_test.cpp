// Many people of one group, one after another, and the plug in between.
#include "tests/kiosk/app/enrollment_bench.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::string number_of(int person) { return id_number("330206", "19900101", 100 + person); }

void join_at_ceremony(JoiningBench& bench, int person)
{
    bench.lay_card("陈永孝", number_of(person));
    bench.to_consent_from_occupation();
    bench.sign();
    bench.tap(intent::SubmitForm{});
}

} // namespace

TEST_CASE("a ceremony is set up with a union, a place and how many are expected", "[ceremony]")
{
    JoiningBench bench;
    bench.sign_in();
    bench.tap(intent::OpenCeremonySetup{});
    REQUIRE(bench.desk<CeremonySetupPage>());
    CHECK_FALSE(bench.desk<CeremonySetupPage>()->can_start);
    bench.tap(intent::StartCeremony{}); // nothing yet
    REQUIRE(bench.desk<CeremonySetupPage>());
    bench.tap(intent::OpenUnionTree{});
    REQUIRE(bench.desk<UnionTreePage>());
    bench.tap(intent::OpenTreeNode{UnionId::make("district")});
    bench.tap(intent::OpenTreeNode{UnionId::make("drivers")});
    CHECK(bench.desk<CeremonySetupPage>()->union_card->name.zh == "集卡司机工会联合会");
    bench.write_name("xiapu", "霞浦物流园区");
    bench.tap(intent::SetExpected{40});
    bench.tap(intent::StartCeremony{});
    auto const* page = bench.desk<CeremonyPage>();
    REQUIRE(page);
    CHECK(page->place == "霞浦物流园区");
    CHECK(page->expected == 40);
    CHECK(page->volunteer == "王*");
    CHECK(page->union_name.zh == "霞浦物流园区集卡司机工会"); // as the station's book has it
    REQUIRE(page->people.size() == 1);
    CHECK(page->people[0].state == CeremonyPerson::State::Next);
    CHECK(bench.id_cards.wanted);
    REQUIRE(bench.journal.all<CeremonyOpened>().size() == 1);
    CHECK(bench.journal.all<CeremonyOpened>()[0].union_id == UnionId::make("drivers"));
}

TEST_CASE("one card after another: each is given the group's union, a code, and a place on the list", "[ceremony]")
{
    JoiningBench bench;
    bench.open_ceremony();
    bench.lay_card("陈永孝", number_of(1));
    REQUIRE(bench.page<OccupationPage>());
    CHECK(bench.form().ceremony_place);
    bench.tap(intent::PickOccupation{Occupation::Courier}); // whose rules would lead elsewhere
    bench.tap(intent::PickNone{});
    bench.tap(intent::PickNone{});
    bench.tap(intent::NextPage{});
    CHECK(bench.page<UnionPage>()->proposals[bench.page<UnionPage>()->chosen].id == UnionId::make("drivers"));
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.run_for(30s);
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    bench.lay_card("陈永孝", number_of(2)); // the next one, without a tap
    REQUIRE(bench.page<OccupationPage>());
    bench.to_consent_from_occupation();
    bench.sign();
    bench.run_for(10s);
    bench.tap(intent::SubmitForm{});
    bench.tap(intent::NextPage{});
    auto const* page = bench.desk<CeremonyPage>();
    REQUIRE(page);
    CHECK(page->done == 2);
    CHECK(page->waiting == 0);
    CHECK(page->average_s == 20);
    CHECK(page->done_at);
    REQUIRE(page->people.size() == 3);
    CHECK(page->people[1].masked_name == "陈**");
    CHECK(page->people[2].state == CeremonyPerson::State::Next);
    CHECK(page->people[2].place == 3);
    for (auto const& one : bench.journal.all<ApplicationSubmitted>()) {
        CHECK(one.helped.ceremony == bench.journal.all<CeremonyOpened>()[0].ceremony);
        CHECK(one.helped.volunteer == MemberId::make("v1"));
        CHECK(one.union_id == UnionId::make("drivers"));
    }
}

TEST_CASE("a form that is left alone at a ceremony is kept, not wiped", "[ceremony]")
{
    JoiningBench bench;
    bench.open_ceremony();
    bench.lay_card();
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    bench.run_for(35s);
    CHECK_FALSE(bench.form().wipes_in);
    CHECK(bench.form().countdown);
    bench.run_for(5s);
    auto const* page = bench.desk<CeremonyPage>();
    REQUIRE(page);
    CHECK(page->waiting == 1);
    CHECK(page->people[0].state == CeremonyPerson::State::UnderWay);
    CHECK(page->people[0].masked_name == "陈**");
    CHECK(bench.journal.all<ApplicationWithdrawn>().empty());
    bench.tap(intent::ResumeForm{0});
    REQUIRE(bench.page<EmployerPage>());
    bench.tap(intent::BackAPage{});
    CHECK(bench.page<OccupationPage>()->chosen == Occupation::TruckDriver);
}

TEST_CASE("a page changes only once the form is durable", "[ceremony][power]")
{
    JoiningBench bench;
    bench.open_ceremony();
    bench.lay_card();
    bench.drafts.refuses = true;
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    REQUIRE(bench.page<OccupationPage>());
    CHECK(bench.form().not_recorded);
    bench.drafts.refuses = false;
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    CHECK(bench.page<EmployerPage>());
    CHECK_FALSE(bench.form().not_recorded);
}

TEST_CASE(
    "the plug may be pulled on any page of a ceremony: after signing in the form goes on there", "[ceremony][power]")
{
    std::vector<Intent> const yes{intent::PickOccupation{Occupation::TruckDriver}, intent::PickNone{},
        intent::PickNone{}, intent::NextPage{}, intent::NextPage{}};
    for (std::size_t pages = 0; pages <= yes.size(); ++pages) {
        JoiningBench bench;
        bench.open_ceremony();
        join_at_ceremony(bench, 1);
        bench.lay_card("李丽", number_of(2));
        for (std::size_t i = 0; i < pages; ++i) bench.tap(yes[i]);
        bench.restart();
        CHECK(bench.screen<HomeView>());
        bench.sign_in();
        REQUIRE(bench.desk<VolunteerDeskPage>());
        CHECK(bench.desk<VolunteerDeskPage>()->ceremony_open);
        bench.tap(intent::OpenCeremonySetup{});
        auto const* page = bench.desk<CeremonyPage>();
        REQUIRE(page);
        CHECK(page->done == 1);
        CHECK(page->expected == 40);
        REQUIRE(page->people.size() == 3);
        CHECK(page->people[1].masked_name == "李*");
        bench.tap(intent::ResumeForm{1});
        REQUIRE(bench.screen<EnrollmentScreen>());
        for (std::size_t i = pages; i < yes.size(); ++i) bench.tap(yes[i]);
        REQUIRE(bench.page<ConsentPage>());
        CHECK(bench.page<ConsentPage>()->name == PrivateText{"李丽"});
        bench.sign();
        bench.tap(intent::SubmitForm{});
        REQUIRE(bench.page<DonePage>());
        CHECK(bench.last_submitted().union_id == UnionId::make("drivers"));
        CHECK(bench.last_submitted().applicant.occupation == Occupation::TruckDriver);
        bench.tap(intent::NextPage{});
        CHECK(bench.desk<CeremonyPage>()->waiting == 0);
    }
}

TEST_CASE("another volunteer sees that somebody is under way, not who, and cannot open the form", "[ceremony]")
{
    JoiningBench bench;
    bench.add_volunteer("v2", "孙*", "bb00000000000002");
    bench.open_ceremony();
    bench.lay_card();
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    bench.restart();
    bench.sign_in("bb00000000000002");
    bench.tap(intent::OpenCeremonySetup{});
    REQUIRE(bench.desk<CeremonyPage>());
    CHECK(bench.desk<CeremonyPage>()->people[0].masked_name.empty());
    bench.tap(intent::ResumeForm{0});
    CHECK(bench.desk<CeremonyPage>());
}

TEST_CASE("who had no card at hand is on the list, and is mended from it", "[ceremony]")
{
    JoiningBench bench;
    bench.open_ceremony();
    bench.tap(intent::NextPerson{});
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    bench.tap(intent::PickNone{});
    bench.write_name("lili", "李丽");
    bench.tap(intent::NextPage{});
    bench.tap(intent::PickNone{});
    bench.tap(intent::PickNone{});
    bench.tap(intent::NextPage{});
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    bench.tap(intent::NextPage{});
    REQUIRE(bench.desk<CeremonyPage>());
    CHECK(bench.desk<CeremonyPage>()->people[0].state == CeremonyPerson::State::Incomplete);
    bench.tap(intent::ResumeForm{0});
    REQUIRE(bench.page<DocumentPage>());
    bench.lay_card("李丽", number_of(7));
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.journal.all<ApplicationAmended>().size() == 1);
    bench.tap(intent::NextPage{});
    CHECK(bench.desk<CeremonyPage>()->people[0].state == CeremonyPerson::State::Done);
}

TEST_CASE("a ceremony ends with its figures, and those under way are given up by name of the volunteer", "[ceremony]")
{
    JoiningBench bench;
    bench.open_ceremony();
    join_at_ceremony(bench, 1);
    bench.tap(intent::NextPerson{}); // straight from the code of the one before
    bench.tap(intent::CloseForm{});
    bench.tap(intent::CloseForm{}); // this one did not want to after all
    REQUIRE(bench.desk<CeremonyPage>());
    CHECK(bench.journal.all<ApplicationWithdrawn>().back().reason == WithdrawalReason::ByVolunteer);
    bench.lay_card("李丽", number_of(2));
    bench.tap(intent::GoHome{}); // kept for later
    REQUIRE(bench.desk<CeremonyPage>());
    CHECK(bench.desk<CeremonyPage>()->waiting == 1);
    bench.tap(intent::EndCeremony{});
    auto const* summary = bench.desk<CeremonySummaryPage>();
    REQUIRE(summary);
    CHECK(summary->ceremony.done == 1);
    CHECK(summary->given_up == 2);
    CHECK(summary->unsent == 1);
    bench.tap(intent::BackAPage{});
    REQUIRE(bench.desk<CeremonyPage>());
    bench.tap(intent::EndCeremony{});
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.tap(intent::EndCeremony{});
    CHECK(bench.screen<VolunteerScreen>()->not_recorded);
    bench.journal.refuses.reset();
    bench.tap(intent::EndCeremony{});
    REQUIRE(bench.desk<VolunteerDeskPage>());
    CHECK_FALSE(bench.desk<VolunteerDeskPage>()->ceremony_open);
    auto const closed = bench.journal.all<CeremonyClosed>();
    REQUIRE(closed.size() == 1);
    CHECK(closed[0].enrolled == 1);
    CHECK(closed[0].given_up == 2);
    CHECK(bench.journal.all<ApplicationWithdrawn>().size() == 2);
}

TEST_CASE("at a ceremony a volunteer may stand aside for half an hour", "[ceremony]")
{
    JoiningBench bench;
    bench.open_ceremony();
    bench.run_for(29min);
    REQUIRE(bench.desk<CeremonyPage>());
    bench.run_for(1min);
    CHECK(bench.screen<HomeView>());
    CHECK(bench.journal.all<VolunteerSignedOut>().size() == 1);
    bench.sign_in();
    CHECK(bench.desk<VolunteerDeskPage>()->ceremony_open);
}

TEST_CASE("somebody who comes alone while a ceremony is open is helped, and is not of the ceremony", "[ceremony]")
{
    JoiningBench bench;
    bench.open_ceremony();
    bench.tap(intent::BackAPage{});
    REQUIRE(bench.desk<VolunteerDeskPage>());
    bench.tap(intent::BeginForm{});
    REQUIRE(bench.page<OccupationPage>());
    CHECK_FALSE(bench.form().ceremony_place);
    bench.lay_card();
    bench.to_consent_from_occupation();
    bench.sign();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    CHECK_FALSE(bench.last_submitted().helped.ceremony);
    CHECK(bench.last_submitted().helped.volunteer == MemberId::make("v1"));
    bench.tap(intent::GoHome{});
    REQUIRE(bench.desk<VolunteerDeskPage>());
    bench.tap(intent::OpenCeremonySetup{});
    CHECK(bench.desk<CeremonyPage>()->done == 0);
}
