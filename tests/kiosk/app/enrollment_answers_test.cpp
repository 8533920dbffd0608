// Whom the station knows already, and what the hub answered.
#include "tests/kiosk/app/enrollment_bench.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

void type_through_phone(JoiningBench& bench, std::string const& name = "陈永孝")
{
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.tap(intent::BeginForm{});
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    bench.tap(intent::PickNone{});
    bench.write_name("chenyongxiao", name);
    bench.tap(intent::NextPage{});
    bench.tap(intent::PickNone{}); // no card at hand
    bench.press(a_phone);
    bench.tap(intent::NextPage{});
}

} // namespace

TEST_CASE("who is on the roster already is asked, and gets a new card instead of a second membership", "[joining]")
{
    JoiningBench bench;
    Member known;
    known.id = MemberId::make("m1");
    known.masked_name = "陈**";
    known.phone = PhoneKey{"4321", 'c'};
    known.union_id = UnionId::make("couriers");
    bench.roster.members.push_back(known);
    type_through_phone(bench);
    REQUIRE(bench.page<SamePersonPage>());
    REQUIRE(bench.page<SamePersonPage>()->people.size() == 1);
    CHECK(bench.page<SamePersonPage>()->people[0].phone_tail == "4321");
    bench.tap(intent::PickListed{0}); // that is me
    REQUIRE(bench.page<ConsentPage>()); // they know where they belong
    bench.sign();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.page<DonePage>()->renewal);
    CHECK(bench.last_submitted().renewal);
    CHECK(bench.last_submitted().member == known.id);
    CHECK(bench.last_submitted().union_id == known.union_id);
}

TEST_CASE("'none of these' goes on as somebody new, also after 'that is me' was taken back", "[joining]")
{
    JoiningBench bench;
    Member known;
    known.id = MemberId::make("m1");
    known.masked_name = "陈**";
    known.phone = PhoneKey{"4321", 'c'};
    known.union_id = UnionId::make("couriers");
    bench.roster.members.push_back(known);
    type_through_phone(bench);
    bench.tap(intent::PickListed{0});
    bench.tap(intent::BackAPage{});
    REQUIRE(bench.page<SamePersonPage>());
    bench.tap(intent::PickNone{});
    REQUIRE(bench.page<CommunityPage>());
    bench.tap(intent::NextPage{});
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    CHECK_FALSE(bench.last_submitted().renewal);
    CHECK(bench.last_submitted().member != known.id);
    CHECK(bench.last_submitted().union_id == UnionId::make("drivers"));
}

TEST_CASE("whoever joined today is found again by their document alone", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const first = bench.last_submitted();
    bench.tap(intent::OpenSection{Section::JoinUnion}); // Done leads home first
    bench.tap(intent::GoHome{});
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.lay_card();
    bench.tap(intent::PickOccupation{Occupation::TruckDriver});
    bench.tap(intent::PickNone{});
    bench.tap(intent::PickNone{}); // no phone this time either
    REQUIRE(bench.page<SamePersonPage>());
    CHECK(bench.page<SamePersonPage>()->people[0].waiting);
    bench.tap(intent::PickListed{0});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    CHECK(bench.last_submitted().member == first.member);
    CHECK(bench.last_submitted().renewal);
}

TEST_CASE("whoever joined before a restart is found by name and phone tail", "[joining]")
{
    JoiningBench bench;
    type_through_phone(bench);
    bench.tap(intent::NextPage{});
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    REQUIRE(bench.page<DonePage>());
    bench.restart();
    type_through_phone(bench);
    REQUIRE(bench.page<SamePersonPage>());
    CHECK(bench.page<SamePersonPage>()->people[0].waiting);
}

TEST_CASE("an approved person picks the full code up with the provisional one, and is checked in", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.run_for(61s);
    REQUIRE(bench.screen<HomeView>());
    std::string const full = "cc00000000000001";
    bench.book.pickups.push_back({submitted.card, Bytes{full.begin(), full.end()}, bench.clock.wall() + 240h});
    bench.roster.revocations.push_back({submitted.card, submitted.member, RevocationReason::Replaced, {}});
    Member member;
    member.id = submitted.member;
    member.masked_name = "陈**";
    member.number = MemberNumber::of_serial(1'234'567);
    member.card = CardId::make(full);
    bench.roster.members.push_back(member);

    bench.scan(submitted.card.text());
    REQUIRE(bench.page<AnswerPage>());
    CHECK(bench.page<AnswerPage>()->state == ApplicationState::Approved);
    CHECK(bench.page<AnswerPage>()->code.size > 0);
    CHECK(bench.page<AnswerPage>()->masked_name == "陈**");
    CHECK(bench.page<AnswerPage>()->number == member.number->text());
    auto const visits = bench.journal.all<CheckedIn>();
    REQUIRE(visits.size() == 2);
    CHECK(visits[1].member == submitted.member);
    CHECK(visits[1].card == CardId::make(full));
    bench.tap(intent::NextPage{});
    CHECK(bench.screen<CheckedInView>());
}

TEST_CASE("what was sent back is mended here: only what is missing is asked", "[joining]")
{
    JoiningBench bench;
    type_through_phone(bench);
    bench.tap(intent::NextPage{});
    bench.tap(intent::NextPage{});
    bench.sign();
    bench.tap(intent::SubmitForm{});
    auto const submitted = bench.last_submitted();
    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.book.decide(
        submitted.application, ApplicationState::SentBack, DecisionReason::DocumentMissing, {FormField::Document});
    bench.scan(submitted.card.text());
    REQUIRE(bench.page<AnswerPage>());
    CHECK(bench.page<AnswerPage>()->state == ApplicationState::SentBack);
    CHECK(bench.page<AnswerPage>()->fix == std::vector{FormField::Document});
    bench.tap(intent::BeginForm{}); // fix it now
    REQUIRE(bench.page<DocumentPage>());
    CHECK(bench.form().step == 0);
    bench.press(a_document);
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.page<DonePage>()->amended);
    CHECK(bench.page<DonePage>()->code.size == 0);
    CHECK_FALSE(bench.page<DonePage>()->incomplete);
    auto const amended = bench.journal.all<ApplicationAmended>();
    REQUIRE(amended.size() == 1);
    CHECK(amended[0].application == submitted.application);
    CHECK(amended[0].revision == 2);
    CHECK(amended[0].fields == std::vector{FormField::Document});
    CHECK_FALSE(amended[0].incomplete);
    CHECK(bench.journal.all<ApplicationDrafted>().size() == 1); // a repair is no new form

    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.scan(submitted.card.text()); // the hub has not answered again
    CHECK(bench.screen<CheckedInView>());
}

TEST_CASE("a repair that is left alone changes nothing, and one with nothing in it is not sent", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.book.decide(
        submitted.application, ApplicationState::SentBack, DecisionReason::PhoneWrong, {FormField::Phone});
    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.scan(submitted.card.text());
    bench.tap(intent::BeginForm{});
    REQUIRE(bench.page<PhonePage>());
    bench.run_for(40s);
    CHECK(bench.screen<HomeView>());
    CHECK(bench.journal.all<ApplicationWithdrawn>().empty());
    bench.scan(submitted.card.text());
    bench.tap(intent::BeginForm{});
    bench.tap(intent::PickNone{}); // the phone later
    CHECK(bench.screen<HomeView>());
    CHECK(bench.journal.all<ApplicationAmended>().empty());
}

TEST_CASE("a refused person reads why, and any other revoked code is refused as ever", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.roster.revocations.push_back({submitted.card, submitted.member, RevocationReason::Left, {}});
    bench.scan(submitted.card.text());
    REQUIRE(bench.screen<RefusedView>());
    bench.book.decide(submitted.application, ApplicationState::Refused, DecisionReason::NotEligible);
    bench.run_for(60s);
    bench.scan(submitted.card.text());
    REQUIRE(bench.page<AnswerPage>());
    CHECK(bench.page<AnswerPage>()->reason == DecisionReason::NotEligible);
    bench.tap(intent::BeginForm{}); // there is nothing to mend
    CHECK(bench.page<AnswerPage>());
    CHECK(bench.journal.all<CheckInRefused>().size() == 2);
}

TEST_CASE("an amendment holds what was asked again and nothing else", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.book.decide(
        submitted.application, ApplicationState::SentBack, DecisionReason::DocumentUnclear, {FormField::Document});
    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.scan(submitted.card.text());
    bench.tap(intent::BeginForm{});
    bench.lay_card("陈永孝");
    REQUIRE(bench.page<DonePage>());
    CHECK(bench.page<DonePage>()->masked_name == "陈**");
    auto const& form = bench.sealer.sealed.back().form;
    REQUIRE(form.document);
    CHECK(form.document->from_card);
    CHECK(form.name.empty());
    CHECK_FALSE(form.consent);
    CHECK(form.signature.empty());
    CHECK(form.occupation == Occupation::TruckDriver);
}

TEST_CASE("where another union is the right one, it is proposed again and nothing else is asked", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.book.decide(submitted.application, ApplicationState::SentBack, DecisionReason::OtherUnion);
    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.scan(submitted.card.text());
    bench.tap(intent::BeginForm{});
    REQUIRE(bench.page<UnionPage>());
    bench.tap(intent::PickListed{1});
    bench.tap(intent::NextPage{});
    REQUIRE(bench.page<DonePage>());
    REQUIRE(bench.journal.all<ApplicationAmended>().size() == 1);
    CHECK(bench.journal.all<ApplicationAmended>()[0].union_id == UnionId::make("xinpu-joint"));
    CHECK(bench.journal.all<ApplicationAmended>()[0].fields.empty());
}

TEST_CASE("what nobody can mend at a kiosk leads on to the services", "[joining]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const submitted = bench.last_submitted();
    bench.book.decide(submitted.application, ApplicationState::SentBack, DecisionReason::AlreadyMember);
    bench.tap(intent::GoHome{});
    bench.run_for(10s);
    bench.scan(submitted.card.text());
    REQUIRE(bench.page<AnswerPage>());
    bench.tap(intent::BeginForm{});
    CHECK(bench.screen<CheckedInView>());
    CHECK(bench.journal.all<ApplicationAmended>().empty());
}
