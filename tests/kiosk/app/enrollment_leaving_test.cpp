// How a form is left: given up, left alone, or in the middle of somebody else's wish.
#include "tests/kiosk/app/enrollment_bench.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

void to_name_page(JoiningBench& bench)
{
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.tap(intent::BeginForm{});
    bench.tap(intent::PickOccupation{Occupation::Courier});
    bench.tap(intent::PickNone{});
    bench.write_name("lili", "李丽");
}

} // namespace

TEST_CASE("a form that is left alone warns for ten seconds, and any touch keeps it", "[joining]")
{
    JoiningBench bench;
    to_name_page(bench);
    bench.run_for(29s);
    CHECK_FALSE(bench.form().wipes_in);
    bench.run_for(1s);
    CHECK(bench.form().wipes_in == 10);
    bench.run_for(5s);
    CHECK(bench.form().wipes_in == 5);
    bench.tap(intent::Touched{});
    CHECK_FALSE(bench.form().wipes_in);
    CHECK(bench.page<NamePage>()->name.letters == PrivateText{"lili"});
    bench.run_for(39s);
    REQUIRE(bench.page<NamePage>());
    bench.run_for(1s);
    CHECK(bench.screen<HomeView>());
    auto const withdrawn = bench.journal.all<ApplicationWithdrawn>();
    REQUIRE(withdrawn.size() == 1);
    CHECK(withdrawn[0].reason == WithdrawalReason::LeftAlone);
    CHECK(withdrawn[0].page == "name");
    CHECK(withdrawn[0].application == bench.journal.all<ApplicationDrafted>()[0].application);
    CHECK_FALSE(bench.id_cards.wanted);

    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.tap(intent::BeginForm{});
    CHECK_FALSE(bench.page<OccupationPage>()->chosen);
    bench.tap(intent::PickOccupation{Occupation::Courier});
    bench.tap(intent::PickNone{});
    CHECK(bench.page<NamePage>()->name.text.empty()); // nothing of the one before
    CHECK(bench.page<NamePage>()->name.letters.empty());
}

TEST_CASE("giving up asks once, and then everything is wiped", "[joining]")
{
    JoiningBench bench;
    to_name_page(bench);
    bench.tap(intent::CloseForm{});
    CHECK(bench.form().asks_to_close);
    bench.tap(intent::KeepForm{});
    CHECK_FALSE(bench.form().asks_to_close);
    CHECK(bench.page<NamePage>()->name.letters == PrivateText{"lili"});
    bench.tap(intent::GoHome{}); // the same question
    CHECK(bench.form().asks_to_close);
    bench.tap(intent::CloseForm{});
    CHECK(bench.screen<HomeView>());
    REQUIRE(bench.journal.all<ApplicationWithdrawn>().size() == 1);
    CHECK(bench.journal.all<ApplicationWithdrawn>()[0].reason == WithdrawalReason::ByPerson);
    bench.tap(intent::CloseForm{});
    bench.tap(intent::NextPage{}); // late taps
    CHECK(bench.screen<HomeView>());
    CHECK(bench.journal.all<ApplicationWithdrawn>().size() == 1);
}

TEST_CASE("a form that cannot be noted down as begun is not begun", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.tap(intent::BeginForm{});
    REQUIRE(bench.page<CannotEnrollPage>());
    CHECK(bench.page<CannotEnrollPage>()->why == CannotEnrollPage::Why::NotRecorded);
}

TEST_CASE("somebody else's code does not throw a person out of their form", "[joining]")
{
    JoiningBench bench;
    to_name_page(bench);
    bench.reader.codes["code of 00112233445566aa"]
        = ReadCard{CardId::make("00112233445566aa"), bench.clock.wall() + 24h, Assurance::StaticCode};
    bench.scan("00112233445566aa");
    REQUIRE(bench.page<NamePage>());
    CHECK(bench.journal.all<CheckedIn>().empty());
    bench.tap(intent::OpenKeypad{}); // taps that were meant for a screen that is gone
    bench.tap(intent::CheckInAsGuest{Occupation::Courier});
    bench.tap(intent::UseAmenity{AmenityId::make("hot-water")});
    bench.tap(intent::OpenSection{Section::Bulletins});
    CHECK(bench.page<NamePage>());
    CHECK(bench.journal.all<CheckedIn>().empty());
}

TEST_CASE("at 'why join' a member's code is a check-in like any other", "[joining]")
{
    JoiningBench bench;
    bench.reader.codes["code of 00112233445566aa"]
        = ReadCard{CardId::make("00112233445566aa"), bench.clock.wall() + 24h, Assurance::StaticCode};
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.scan("00112233445566aa");
    CHECK(bench.screen<CheckedInView>());
    CHECK_FALSE(bench.id_cards.wanted);
}

TEST_CASE("the plug may be pulled on any page: the next start shows home, and nobody has joined", "[joining][power]")
{
    for (int pages = 0; pages < 6; ++pages) {
        JoiningBench bench;
        bench.tap(intent::OpenSection{Section::JoinUnion});
        bench.lay_card();
        std::vector<Intent> const yes{intent::PickOccupation{Occupation::TruckDriver}, intent::PickNone{},
            intent::PickNone{}, intent::NextPage{}, intent::NextPage{}, intent::Sign{{{{1, 1}, {9, 9}}}}};
        for (int i = 0; i < pages; ++i) bench.tap(yes[static_cast<std::size_t>(i)]);
        bench.restart();
        CHECK(bench.screen<HomeView>());
        CHECK(bench.journal.all<ApplicationSubmitted>().empty());
        CHECK(bench.drafts.kept.empty()); // nothing of a person alone reaches a disk
        bench.join_with_card();
        CHECK(bench.page<DonePage>());
    }
}

TEST_CASE("after the last tap the plug may be pulled: the code is good", "[joining][power]")
{
    JoiningBench bench;
    bench.join_with_card();
    auto const card = bench.last_submitted().card.text();
    bench.restart();
    bench.scan(card);
    CHECK(bench.screen<CheckedInView>());
}

TEST_CASE("the reader's troubles are told on the page, and a wrong card can be taken back", "[joining]")
{
    JoiningBench bench;
    bench.tap(intent::OpenSection{Section::JoinUnion});
    bench.kiosk->id_card_troubled(IdCardTrouble::Pulled);
    CHECK(bench.form().reader == CardOnReader::TakenTooSoon);
    bench.kiosk->id_card_troubled(IdCardTrouble::NotGenuine);
    CHECK(bench.form().reader == CardOnReader::NotGenuine);
    bench.id_cards.is_there = IdCardReaderState::Gone;
    bench.kiosk->id_card_reader_changed(IdCardReaderState::Gone);
    CHECK(bench.form().reader == CardOnReader::Gone);
    bench.id_cards.is_there = IdCardReaderState::Ok;
    bench.lay_card("赵明");
    bench.tap(intent::PickOccupation{Occupation::Courier});
    bench.tap(intent::PickNone{});
    REQUIRE(bench.page<PhonePage>());
    bench.tap(intent::BackAPage{});
    REQUIRE(bench.page<DocumentPage>());
    CHECK(bench.page<DocumentPage>()->complete);
    bench.tap(intent::EraseLast{}); // not mine
    CHECK(bench.page<DocumentPage>()->number.empty());
    CHECK(bench.id_cards.wanted);
    bench.lay_card("陈永孝");
    REQUIRE(bench.page<PhonePage>());
    bench.tap(intent::BackAPage{});
    bench.tap(intent::BackAPage{});
    CHECK(bench.page<NamePage>()->name.text == PrivateText{"陈永孝"});
}

TEST_CASE("a card that nobody asked for is not looked at", "[joining]")
{
    JoiningBench bench;
    bench.kiosk->id_card_read(JoiningBench::card_of("陈永孝", a_document, ""));
    CHECK(bench.screen<HomeView>());
    CHECK(bench.journal.all<ApplicationDrafted>().empty());
}
