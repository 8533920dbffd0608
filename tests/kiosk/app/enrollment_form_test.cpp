// Joining alone, as the person in front of the kiosk meets it.
#include "tests/kiosk/app/enrollment_bench.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

TEST_CASE("with an identity card it is eight taps from home to the member code", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    REQUIRE(bench.page<WhyJoinPage>());
    CHECK(bench.id_cards.wanted);
    bench.lay_card();
    REQUIRE(bench.page<OccupationPage>());
    CHECK(bench.form().step == 1);
    CHECK(bench.form().reader == CardOnReader::Filled);
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    REQUIRE(bench.page<EmployerPage>());
    bench.tap(intent::PickNone{});
    REQUIRE(bench.page<PhonePage>()); // name and number came with the card
    bench.tap(intent::PickNone{});
    REQUIRE(bench.page<CommunityPage>());
    REQUIRE(bench.page<CommunityPage>()->chosen); // as the card's address says
    CHECK(bench.page<CommunityPage>()->chosen->name.zh == "新浦社区");
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<UnionPage>());
    CHECK(bench.page<UnionPage>()->proposals.front().name.zh == "集卡司机工会联合会");
    CHECK(bench.page<UnionPage>()->proposals.size() == 2);
    CHECK(bench.page<UnionPage>()->unions == 4);
    CHECK(bench.form().step == 6);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<ConsentPage>());
    CHECK_FALSE(bench.page<ConsentPage>()->can_submit);
    CHECK_FALSE(bench.id_cards.wanted);
    bench.sign();
    CHECK(bench.page<ConsentPage>()->can_submit);
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.taps == 8);
    CHECK(bench.page<DonePage>()->masked_name == "陈**");
    CHECK(bench.page<DonePage>()->code.size > 0);
    CHECK_FALSE(bench.page<DonePage>()->incomplete);
    CHECK(bench.form().step == 8);
}

TEST_CASE("what is submitted is sealed, and the person is checked in by the same append", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    CHECK(submitted.applicant.masked_name == "陈**");
    CHECK(submitted.union_id == UnionId::make("drivers"));
    CHECK(submitted.route == Route::Line);
    CHECK(submitted.consent == ConsentVersion::make("2026-09-01"));
    CHECK(submitted.card_expires == bench.clock.wall() + provisional_lifetime);
    CHECK_FALSE(submitted.incomplete);
    CHECK_FALSE(submitted.renewal);
    REQUIRE(bench.sealer.sealed.size() == 1);
    auto const& form = bench.sealer.sealed[0].form;
    CHECK(form.name == PrivateText{"陈永孝"});
    REQUIRE(form.document);
    CHECK(form.document->number == PrivateText{a_document});
    CHECK(form.document->from_card);
    CHECK(form.community == CommunityId::make("xinpu"));
    CHECK_FALSE(form.pickup_key.empty());
    CHECK(bench.sealer.sealed[0].application == submitted.application);

    auto const visits = bench.journal.all<CheckedIn>();
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].member == submitted.member);
    CHECK(visits[0].card == submitted.card);
    bench.tap(intent::NextPage{}); // on to hot water
    REQUIRE(bench.screen<CheckedInView>());
    CHECK(bench.screen<CheckedInView>()->surname == "陈");
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    REQUIRE(bench.journal.all<AmenityUsed>().size() == 1);
    CHECK(bench.journal.all<AmenityUsed>()[0].member == submitted.member);
}

TEST_CASE("without a card, name, number and phone are typed, and a slip is pointed at while it is made", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.tap(intent::BeginForm{});
    bench.tap(intent::PickOccupation{Occupation::Courier});
    bench.write("hd");
    REQUIRE(bench.page<EmployerPage>()->found.size() == 1);
    bench.tap(intent::PickListed{0});
    REQUIRE(bench.page<NamePage>());
    CHECK_FALSE(bench.page<NamePage>()->can_go_on);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<NamePage>());
    bench.write_name("ouyangnana", "欧阳娜娜");
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<DocumentPage>());

    auto wrong = a_document;
    wrong[12] = wrong[12] == '9' ? '8' : '9';
    bench.press(wrong);
    REQUIRE(bench.page<DocumentPage>()->fault);
    CHECK_FALSE(bench.page<DocumentPage>()->complete);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<DocumentPage>());
    for (std::size_t i = 0; i < 6; ++i) bench.tap(intent::EraseLast{});
    bench.press(a_document.substr(12));
    CHECK(bench.page<DocumentPage>()->complete);
    CHECK_FALSE(bench.page<DocumentPage>()->fault);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<PhonePage>());
    bench.press("12");
    REQUIRE(bench.page<PhonePage>()->fault);
    bench.tap(intent::EraseLast{});
    bench.press("3900004321");
    CHECK(bench.page<PhonePage>()->complete);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<CommunityPage>()); // the station's place names one
    CHECK(bench.page<CommunityPage>()->chosen->name.zh == "霞浦社区");
    bench.tap(intent::NextPage{});
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.last_submitted().applicant.phone == PhoneKey{"4321", 'o'});
    auto const& form = bench.sealer.sealed.back().form;
    CHECK(form.employer == EmployerId::make("hongda"));
    CHECK(form.birth == PrivateText{"1985-11-24"});
    CHECK(form.sex == Sex::Male);
    CHECK_FALSE(form.document->from_card);
}

TEST_CASE("whoever has no card at hand joins all the same, and the form is marked as not whole", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.tap(intent::BeginForm{});
    bench.tap(intent::PickOccupation{Occupation::Other});
    bench.tap(intent::PickNone{});
    bench.write_name("lili", "李丽");
    bench.tap(intent::NextPage{});
    bench.tap(intent::PickNone{}); // no card at hand
    REQUIRE(bench.page<PhonePage>());
    bench.tap(intent::PickNone{});
    bench.tap(intent::NextPage{});
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.page<DonePage>()->incomplete);
    CHECK(bench.last_submitted().incomplete);
    CHECK_FALSE(bench.last_submitted().applicant.phone);
}

TEST_CASE("back and forth loses nothing, nor does the other language", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.tap(intent::BeginForm{});
    bench.tap(intent::PickOccupation{Occupation::Courier});
    bench.tap(intent::PickNone{});
    bench.write_name("lili", "李丽");
    bench.tap(intent::NextPage{});
    bench.press("33020");
    bench.tap(intent::SwitchLanguage{});
    for (int i = 0; i < 3; ++i) bench.tap(intent::BackAPage{});
    REQUIRE(bench.page<OccupationPage>());
    CHECK(bench.page<OccupationPage>()->chosen == Occupation::Courier);
    CHECK_FALSE(bench.form().can_go_back);
    bench.tap(intent::BackAPage{}); // there is nothing before
    REQUIRE(bench.page<OccupationPage>());
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<EmployerPage>());
    bench.tap(intent::NextPage{}); // still none
    REQUIRE(bench.page<NamePage>());
    CHECK(bench.page<NamePage>()->name.text == PrivateText{"李丽"});
    bench.tap(intent::NextPage{});
    CHECK(bench.page<DocumentPage>()->number == PrivateText{"33020"});
    CHECK(bench.view->language == Language::English);
}

TEST_CASE("another union is found in the tree, and stands beside those proposed", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.lay_card();
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    bench.tap(intent::PickNone{});
    bench.tap(intent::PickNone{});
    bench.tap(intent::NextPage{});
    bench.tap(intent::PickListed{1});
    CHECK(bench.page<UnionPage>()->chosen == 1);
    bench.tap(intent::OpenUnionTree{});
    REQUIRE(bench.page<UnionTreePage>());
    REQUIRE(bench.page<UnionTreePage>()->nodes.size() == 1);
    CHECK(bench.page<UnionTreePage>()->nodes[0].below == 3);
    bench.tap(intent::OpenTreeNode{UnionId::make("district")});
    CHECK(bench.page<UnionTreePage>()->path.size() == 1);
    bench.tap(intent::BackAPage{});
    CHECK(bench.page<UnionTreePage>()->at_root);
    bench.tap(intent::OpenTreeNode{UnionId::make("district")});
    bench.tap(intent::OpenTreeNode{UnionId::make("couriers")}); // a leaf is chosen
    REQUIRE(bench.page<UnionPage>());
    CHECK(bench.page<UnionPage>()->proposals.size() == 3);
    CHECK(bench.page<UnionPage>()->chosen == 2);
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    CHECK(bench.last_submitted().union_id == UnionId::make("couriers"));
    CHECK(bench.last_submitted().route == Route::Chosen);
}

TEST_CASE("a second tap never submits twice", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    bench.tap(intent::SubmitForm{});
    bench.tap(intent::SubmitForm{});
    CHECK(bench.journal.all<ApplicationSubmitted>().size() == 1);
    CHECK(bench.journal.all<CheckedIn>().size() == 1);
    CHECK(bench.page<DonePage>());
}

TEST_CASE("when it cannot be recorded nothing is shown as done, and the same form is submitted again", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.lay_card();
    bench.to_consent_from_occupation();
    bench.sign();
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<ConsentPage>());
    CHECK(bench.form().not_recorded);
    CHECK(bench.page<ConsentPage>()->can_submit);
    bench.journal.refuses.reset();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.journal.all<ApplicationSubmitted>().size() == 1);
    CHECK(bench.issuer.issued == 1); // the same code
}

TEST_CASE("before the hub was ever met nobody can join, and help and water are there", "[joining]")
{
    JoiningBench bench;
    bench.book.key.reset();
    bench.tap(intent::OpenSection{Section::JoinUnion});
    REQUIRE(bench.page<CannotEnrollPage>());
    CHECK(bench.page<CannotEnrollPage>()->why == CannotEnrollPage::Why::NeverAgreed);
    bench.tap(intent::CallVolunteer{});
    CHECK(bench.form().helper_called);
    CHECK(bench.journal.all<HelpCalled>().size() == 1);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.screen<HomeView>());
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    CHECK(bench.journal.all<AmenityUsed>().size() == 1);

    bench.book.key = SealingKeyRow{"0a0b0c0d", {}, {}};
    bench.book.text.reset();
    bench.tap(intent::OpenSection{Section::JoinUnion});
    REQUIRE(bench.page<CannotEnrollPage>());
    CHECK(bench.page<CannotEnrollPage>()->why == CannotEnrollPage::Why::NoConsentText);
}
