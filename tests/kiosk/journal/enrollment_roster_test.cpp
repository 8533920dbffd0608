// Who is known at a station: members, people who signed a minute ago, and records that were found to be one.
#include "tests/kiosk/journal/enrollment.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

void tell(
    KioskComputer& machine, std::uint64_t from, std::uint64_t to, std::vector<FeedRow> rows, std::string epoch = "e1")
{
    REQUIRE(machine.store->feed().apply(page_of("district", from, to, std::move(rows), std::move(epoch))));
}

std::optional<Member> holder(KioskComputer& machine, CardId const& card)
{
    auto const standing = machine.store->roster().find_card(card);
    REQUIRE(standing);
    return standing->member;
}

std::vector<std::string> ids_with_phone(KioskComputer& machine, std::size_t limit = 10)
{
    std::vector<std::string> ids;
    auto const list = machine.store->roster().find_phone({"0007", 'c'}, limit).value();
    for (auto const& one : list) ids.push_back(one.id.text());
    return ids;
}

Applicant applicant(std::string masked_name, std::string tail, char initial)
{
    return {std::move(masked_name), PhoneKey{std::move(tail), initial}, Occupation::Courier};
}

std::vector<std::string> alike(KioskComputer& machine, Applicant const& who, std::size_t limit = 10)
{
    std::vector<std::string> ids;
    auto const list = machine.store->roster().find_duplicates(who, limit).value();
    for (auto const& one : list) ids.push_back(one.member.text() + (one.waiting ? " waits" : ""));
    return ids;
}

} // namespace

TEST_CASE("a provisional card is good at the kiosk that gave it, before any network", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    auto const found = holder(machine, provisional_card(1));
    REQUIRE(found);
    CHECK(found->id == application(1).member);
    CHECK(found->status == MemberStatus::Provisional);
    CHECK(found->number == std::nullopt);
    CHECK(found->masked_name == "陈**");
    CHECK(found->phone == application(1).applicant.phone);
    CHECK(found->union_id == application(1).union_id);
    CHECK(found->occupation == Occupation::Courier);
    CHECK(found->card == provisional_card(1));
    CHECK_FALSE(holder(machine, provisional_card(2)));
}

TEST_CASE("a provisional card of another kiosk of the station leads to its person by the station's feed", "[journal]")
{
    KioskComputer machine;
    machine.start();
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 1, {standing(7, ApplicationState::Submitted)})));
    CHECK(holder(machine, provisional_card(7))->id == application(7).member);
    CHECK(holder(machine, provisional_card(7))->status == MemberStatus::Provisional);
}

TEST_CASE("once the district knows the person, the provisional card leads to the district's row", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    auto row = member(1, MemberStatus::Provisional);
    row.id = application(1).member;
    row.card = provisional_card(1);
    tell(machine, 0, 1, {row});
    CHECK(holder(machine, provisional_card(1)) == row);
    row.status = MemberStatus::Active;
    row.number = MemberNumber::of_serial(1'234'567);
    row.card = CardId::make("00000000000000ff"); // the full one
    tell(machine, 1, 2, {row});
    CHECK(holder(machine, provisional_card(1)) == row);
    CHECK(holder(machine, row.card) == row);
    CHECK(machine.store->roster().find_number(*row.number).value() == row);
}

TEST_CASE("a provisional member of the district is served with no number, and without a phone", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto row = member(1, MemberStatus::Provisional);
    row.phone.reset();
    tell(machine, 0, 1, {row});
    CHECK(holder(machine, row.card) == row);
}

TEST_CASE("a card of somebody who withdrew or was refused is not served", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    record(machine, ApplicationWithdrawn{application_id(1), WithdrawalReason::ByPerson, {}});
    CHECK(holder(machine, provisional_card(1))->status == MemberStatus::Left);
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 1, {standing(7, ApplicationState::Refused)})));
    CHECK(holder(machine, provisional_card(7))->status == MemberStatus::Left);
}

TEST_CASE("who renews a card stays the member that they are", "[journal]")
{
    KioskComputer machine;
    machine.start();
    tell(machine, 0, 1, {member(1)});
    auto renewal = application(5);
    renewal.renewal = true;
    renewal.member = member(1).id;
    record(machine, renewal);
    CHECK(holder(machine, provisional_card(5)) == member(1));
    CHECK(ids_with_phone(machine) == std::vector<std::string>{"m-1"}); // not twice
}

TEST_CASE("by phone come members first, then who is provisional or signed today, then who may not", "[journal]")
{
    KioskComputer machine;
    machine.start();
    tell(machine, 0, 4,
        {member(4, MemberStatus::Left), member(3, MemberStatus::Suspended), member(2, MemberStatus::Provisional),
            member(1)});
    record(machine, application(1));
    record(machine, application(2));
    record(machine, ApplicationWithdrawn{application_id(2), WithdrawalReason::ByPerson, {}});
    CHECK(ids_with_phone(machine) == std::vector<std::string>{"m-1", "m-2", "m-new-1", "m-3", "m-4"});
    CHECK(ids_with_phone(machine, 2) == std::vector<std::string>{"m-1", "m-2"});
}

TEST_CASE("cards and the number of a record that was merged lead to the one that was kept", "[journal]")
{
    auto const removal_first = GENERATE(true, false);
    KioskComputer machine;
    machine.start();
    tell(machine, 0, 2, {member(1), member(2)});
    FeedRow const merged = MergedMember{member(2).id, member(1).id};
    FeedRow const removed = RemovedRow{FeedKind::Member, "m-2"};
    tell(machine, 2, 4, removal_first ? std::vector{removed, merged} : std::vector{merged, removed});
    CHECK(holder(machine, member(2).card) == member(1));
    CHECK(machine.store->roster().find_number(*member(2).number).value() == member(1));
    CHECK(ids_with_phone(machine) == std::vector<std::string>{"m-1"});

    tell(machine, 4, 6, {MergedMember{member(1).id, MemberId::make("m-3")}, member(3)}); // and once more
    CHECK(holder(machine, member(2).card) == member(3));
    CHECK(holder(machine, member(1).card) == member(3)); // whose own row the hub has not taken away yet
}

TEST_CASE("who signed here and was merged is known by the kept record", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    tell(machine, 0, 2, {member(1), MergedMember{application(1).member, member(1).id}});
    CHECK(holder(machine, provisional_card(1)) == member(1));
    CHECK(ids_with_phone(machine) == std::vector<std::string>{"m-1"});
}

TEST_CASE("merges that go in a ring, or to nobody, end", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const one = member(1).id;
    auto const two = member(2).id;
    tell(machine, 0, 4, {member(1), member(2), MergedMember{one, two}, MergedMember{two, one}});
    CHECK(holder(machine, member(1).card).has_value());
    tell(machine, 4, 6, {member(3), MergedMember{member(3).id, MemberId::make("m-nobody")}});
    CHECK(holder(machine, member(3).card) == member(3)); // until the kept row comes
}

TEST_CASE("a member who is simply gone leaves neither card nor number behind", "[journal]")
{
    KioskComputer machine;
    machine.start();
    tell(machine, 0, 1, {member(1)});
    tell(machine, 1, 2, {RemovedRow{FeedKind::Member, "m-1"}});
    CHECK_FALSE(holder(machine, member(1).card));
    CHECK_FALSE(machine.store->roster().find_number(*member(1).number).value());
    tell(machine, 2, 3, {MergedMember{member(1).id, member(2).id}, member(2)}); // said too late: it is forgotten
    CHECK_FALSE(holder(machine, member(1).card));
}

TEST_CASE("a volunteer's card is a member's, on the list of this kiosk or not", "[journal]")
{
    KioskComputer machine;
    machine.start();
    Volunteer helper;
    helper.id = member(1).id;
    helper.masked_name = "陈**";
    helper.card = CardId::make("00000000000000e1");
    helper.pin_verifier = "$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA";
    helper.until = machine.clock.wall() + Millis{86'400'000};
    tell(machine, 0, 1, {helper});
    auto const unlisted = holder(machine, helper.card);
    REQUIRE(unlisted);
    CHECK(unlisted->id == helper.id);
    CHECK(unlisted->masked_name == "陈**");
    CHECK(unlisted->status == MemberStatus::Active);
    CHECK(unlisted->union_id.empty());
    tell(machine, 1, 2, {member(1)});
    CHECK(holder(machine, helper.card) == member(1)); // with union, points and all
    tell(machine, 2, 3, {RemovedRow{FeedKind::Volunteer, helper.id.text()}});
    CHECK_FALSE(holder(machine, helper.card));
}

TEST_CASE("a merged record is still known after another epoch that never brings it", "[journal]")
{
    KioskComputer machine;
    machine.start();
    tell(machine, 0, 2, {member(1), member(2)});
    tell(machine, 0, 2, {member(1), MergedMember{member(2).id, member(1).id}}, "e2");
    CHECK(holder(machine, member(2).card) == member(1));
}

TEST_CASE("the same person is asked for by tail and masked name, or by tail, initial and surname", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto short_name = member(2);
    short_name.masked_name = "陈*";
    auto other_initial = member(3); // 单, 曾: two readings
    other_initial.phone = PhoneKey{"0007", 's'};
    auto other_surname = member(4);
    other_surname.masked_name = "崔**";
    auto longer_surname = member(5);
    longer_surname.masked_name = "陈阳**";
    auto other_tail = member(6);
    other_tail.phone = PhoneKey{"0008", 'c'};
    auto no_phone = member(7);
    no_phone.phone.reset();
    tell(machine, 0, 7, {member(1), short_name, other_initial, other_surname, longer_surname, other_tail, no_phone});
    record(machine, application(1));

    using Ids = std::vector<std::string>;
    CHECK(alike(machine, applicant("陈**", "0007", 'c')) == Ids{"m-new-1 waits", "m-1", "m-2", "m-3"});
    CHECK(alike(machine, applicant("陈**", "0007", 'c'), 2) == Ids{"m-new-1 waits", "m-1"});
    CHECK(alike(machine, applicant("陈*", "0007", 'c')) == Ids{"m-new-1 waits", "m-2", "m-1"});
    CHECK(alike(machine, applicant("陈**", "0009", 'c')).empty());
    CHECK(alike(machine, applicant("王**", "0007", 'w')).empty());
    CHECK(alike(machine, {"陈**", std::nullopt, Occupation::Courier}).empty());
}

TEST_CASE("who is found alike is told with what a roster has, and the member to renew", "[journal]")
{
    KioskComputer machine;
    machine.start();
    tell(machine, 0, 1, {member(1, MemberStatus::Provisional)});
    auto const found = machine.store->roster().find_duplicates(applicant("陈**", "0007", 'c'), 4).value();
    REQUIRE(found.size() == 1);
    CHECK(found[0]
        == KnownPerson{member(1).id, {"陈**", member(1).phone, member(1).occupation}, member(1).union_id, true});
}
