// The feed's contract, and what can be asked of what it brought: roster, revocations, station, amenities, bulletins.
#include "tests/kiosk/journal/kiosk_computer.h"

using namespace yizhan;
using test::KioskComputer;
using test::Restart;

namespace {

Member member_of(int i, std::string card = {})
{
    Member member;
    member.id = MemberId::make(fmt::format("m-{}", i));
    member.number = MemberNumber::of_serial(static_cast<std::uint32_t>(1'000'000 + i));
    member.masked_name = i % 2 == 0 ? "陈**" : "王**";
    member.phone = *PhoneKey::parse(fmt::format("{:04}", i % 3), "c");
    member.union_id = UnionId::make("u-1");
    member.occupation = Occupation::Courier;
    member.points = i;
    if (!card.empty()) member.card = CardId::make(std::move(card));
    return member;
}

FeedPage page_of(std::string channel, std::uint64_t after, std::uint64_t next, std::uint64_t head,
    std::vector<FeedRow> rows, std::string epoch = "e1")
{
    return {std::move(channel), std::move(epoch), after, next, head, {1'795'507'000'000}, std::move(rows)};
}

FeedPage district(
    std::uint64_t after, std::uint64_t next, std::uint64_t head, std::vector<FeedRow> rows, std::string epoch = "e1")
{
    return page_of(district_channel(), after, next, head, std::move(rows), std::move(epoch));
}

bool knows(KioskComputer& machine, int i)
{
    auto const found = machine.store->roster().find_number(*member_of(i).number);
    REQUIRE(found);
    return found->has_value();
}

} // namespace

TEST_CASE("a page brings its rows and moves the cursor; a later one goes on from there", "[feed]")
{
    KioskComputer machine;
    machine.start();
    auto& feed = machine.store->feed();
    CHECK(feed.cursor(district_channel()) == FeedCursor{});
    REQUIRE(feed.apply(district(0, 2, 3, {member_of(1), member_of(2)})));
    CHECK(feed.cursor(district_channel()) == FeedCursor{"e1", 2});
    CHECK_FALSE(*machine.store->roster().as_of()); // not read to the end yet
    REQUIRE(feed.apply(district(2, 3, 3, {member_of(3)})));
    CHECK(*machine.store->roster().as_of() == std::optional{UtcMs{1'795'507'000'000}});
    CHECK(*machine.store->roster().find_number(*member_of(2).number) == std::optional{member_of(2)});
    CHECK_FALSE(knows(machine, 4));
    machine.kill_and_restart();
    machine.start();
    CHECK(machine.store->feed().cursor(district_channel()) == FeedCursor{"e1", 3});
    CHECK(knows(machine, 3));
}

TEST_CASE("a page that does not follow the cursor changes nothing", "[feed]")
{
    KioskComputer machine;
    machine.start();
    auto& feed = machine.store->feed();
    REQUIRE(feed.apply(district(0, 5, 5, {member_of(1)})));
    auto const refused = GENERATE(values<FeedPage>({
        district(0, 5, 5, {member_of(2)}), // the same again
        district(2, 9, 9, {member_of(2)}), // from before the cursor
        district(7, 9, 9, {member_of(2)}), // leaves something out
        district(3, 9, 9, {member_of(2)}, "e2"), // another epoch, but not from its start
    }));
    CHECK(feed.apply(refused).error().code == ErrorCode::Conflict);
    CHECK(feed.apply(district(5, 4, 5, {member_of(2)})).error().code == ErrorCode::InvalidInput);
    CHECK(feed.apply(district(5, 6, 5, {member_of(2)})).error().code == ErrorCode::InvalidInput);
    CHECK_FALSE(knows(machine, 2));
    CHECK(feed.cursor(district_channel()) == FeedCursor{"e1", 5});
}

TEST_CASE("a later row replaces, a removal takes away", "[feed]")
{
    KioskComputer machine;
    machine.start();
    auto& feed = machine.store->feed();
    auto changed = member_of(1, "00000000000000c2");
    changed.status = MemberStatus::Left;
    REQUIRE(feed.apply(district(0, 3, 3, {member_of(1, "00000000000000c1"), member_of(2), changed})));
    auto& roster = machine.store->roster();
    CHECK_FALSE(roster.find_card(CardId::make("00000000000000c1"))->member);
    CHECK(roster.find_card(CardId::make("00000000000000c2"))->member == std::optional{changed});
    REQUIRE(feed.apply(
        district(3, 5, 5, {RemovedRow{FeedKind::Member, "m-1"}, RemovedRow{FeedKind::Member, "m-unknown"}})));
    CHECK_FALSE(knows(machine, 1));
    CHECK(knows(machine, 2));
}

TEST_CASE(
    "a new epoch keeps what is known until it has been read to its end, then drops what it did not bring", "[feed]")
{
    KioskComputer machine;
    machine.start();
    auto& feed = machine.store->feed();
    REQUIRE(feed.apply(district(0, 9, 9, {member_of(1), member_of(2), Union{UnionId::make("u-1"), {"一会", "One"}}})));
    REQUIRE(feed.apply(page_of("station.S-01", 0, 1, 1,
        {Amenity{AmenityId::make("water"), {}, {"热水", ""}, {}, "local_drink", {}, 1, true}})));
    REQUIRE(feed.apply(district(0, 1, 2, {member_of(2)}, "e2")));
    CHECK(knows(machine, 1));
    machine.kill_and_restart();
    machine.start();
    REQUIRE(machine.store->feed().apply(district(1, 2, 2, {member_of(3)}, "e2")));
    CHECK_FALSE(knows(machine, 1));
    CHECK(knows(machine, 2));
    CHECK(knows(machine, 3));
    CHECK_FALSE(*machine.store->station_book().find_union(UnionId::make("u-1")));
    CHECK(machine.store->station_book().amenities()->size() == 1); // another channel
}

TEST_CASE("a row of a kind that does not belong to its channel changes nothing", "[feed]")
{
    KioskComputer machine;
    machine.start();
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 1, 1, {member_of(1)})));
    CHECK_FALSE(knows(machine, 1));
}

TEST_CASE("a member is found by card, with its revocation, by number, and by phone tail and initial", "[roster]")
{
    KioskComputer machine;
    machine.start();
    std::vector<FeedRow> rows;
    for (int i = 1; i <= 30; ++i) rows.push_back(member_of(i, i == 7 ? "00000000000000c7" : ""));
    auto suspended = member_of(31);
    suspended.phone = *PhoneKey::parse("0001", "c");
    suspended.status = MemberStatus::Suspended;
    suspended.masked_name = "阿**";
    rows.push_back(suspended);
    Revocation const revocation{CardId::make("00000000000000c6"), MemberId::make("m-7"), RevocationReason::Lost, {5}};
    rows.push_back(revocation);
    REQUIRE(machine.store->feed().apply(district(0, 32, 32, rows)));

    auto& roster = machine.store->roster();
    CHECK(
        roster.find_card(CardId::make("00000000000000c7"))->member == std::optional{member_of(7, "00000000000000c7")});
    CHECK_FALSE(roster.find_card(CardId::make("00000000000000c7"))->revocation);
    CHECK(roster.find_card(CardId::make("00000000000000c6"))->revocation == std::optional{revocation});
    CHECK_FALSE(roster.find_card(CardId::make("00000000000000c6"))->member);

    auto const found = roster.find_phone(*PhoneKey::parse("0001", "c"), 100);
    REQUIRE(found);
    REQUIRE(found->size() == 11);
    CHECK(found->back() == suspended); // active members first
    CHECK(std::is_sorted(found->begin(), found->end() - 1, [](Member const& a, Member const& b) {
        return std::pair{a.masked_name, a.number} < std::pair{b.masked_name, b.number};
    }));
    CHECK(roster.find_phone(*PhoneKey::parse("0001", "c"), 4)->size() == 4);
    CHECK(roster.find_phone(*PhoneKey::parse("0001", "d"), 4)->empty());
    REQUIRE(machine.store->feed().apply(district(32, 33, 33, {RemovedRow{FeedKind::Revocation, "00000000000000c6"}})));
    CHECK_FALSE(roster.find_card(CardId::make("00000000000000c6"))->revocation);
}

TEST_CASE("the station's book holds what the feed brought, in the order to show it", "[station-book]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->station_book();
    CHECK_FALSE(*book.station());
    CHECK(book.amenities()->empty());
    Station const station{
        StationId::make("S-01"), {"霞浦集卡司机驿站", "Xiapu"}, {"园区", ""}, {"24 小时", "24 h"}, 5, 7};
    Amenity const seat{AmenityId::make("seat"), {}, {"座位", "Seat"}, {"有空位", ""}, "chair", Tint::Blue, 2, false};
    Amenity const water{
        AmenityId::make("water"), {}, {"热水", "Water"}, {"可用", ""}, "local_drink", Tint::Teal, 1, true};
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 3, 3, {station, seat, water})));
    REQUIRE(machine.store->feed().apply(
        page_of("station.S-02", 0, 2, 2, {Amenity{AmenityId::make("bed"), {}, {"床", ""}, {}, "bed", {}, 0, true}})));
    IssuerKeyRow key;
    key.kid = {1, 2};
    key.key.fill(9);
    Bulletin const older{BulletinId::make("b-1"), {"旧", ""}, {"正文", ""}, {1000}};
    Bulletin const newer{BulletinId::make("b-2"), {"新", "New"}, {"正文", "Body"}, {2000}};
    REQUIRE(machine.store->feed().apply(
        district(0, 4, 4, {older, newer, key, Union{UnionId::make("u-1"), {"一会", "One"}}})));

    CHECK(*book.station() == std::optional{station});
    CHECK(book.amenities() == std::vector{water, seat});
    CHECK(book.bulletins(10) == std::vector{newer, older});
    CHECK(book.bulletins(1) == std::vector{newer});
    CHECK(*book.find_union(UnionId::make("u-1")) == std::optional{Union{UnionId::make("u-1"), {"一会", "One"}}});
    CHECK_FALSE(*book.find_union(UnionId::make("u-2")));
    CHECK(book.issuer_keys() == std::vector{key});
    REQUIRE(machine.store->feed().apply(district(4, 5, 5, {RemovedRow{FeedKind::IssuerKey, "0102"}})));
    CHECK(book.issuer_keys()->empty());
}

TEST_CASE("what was agreed of the time is remembered and its floor never goes back", "[time-memory]")
{
    KioskComputer machine;
    machine.start();
    CHECK_FALSE(machine.store->time_memory().load()->agreement);
    TimeAgreement const first{{2'000'000}, {1'000'000}, {500}, BootId::make("boot-1")};
    TimeAgreement const second{{1'500'000}, {900'000}, {700}, BootId::make("boot-2")};
    REQUIRE(machine.store->time_memory().store(first));
    REQUIRE(machine.store->time_memory().store(second));
    machine.cut_power_and_restart();
    machine.start();
    auto const remembered = machine.store->time_memory().load();
    REQUIRE(remembered);
    CHECK(remembered->agreement == std::optional{second});
    CHECK(remembered->floor == UtcMs{2'000'000});
}

TEST_CASE("a page is there whole or not at all, wherever the power is cut while it is applied", "[feed][crash-disk]")
{
    std::vector<FeedRow> rows;
    for (int i = 1; i <= 200; ++i) rows.push_back(member_of(i));
    bool applied_seen = false;
    bool missing_seen = false;
    for (std::uint64_t cut = 1;; ++cut) {
        auto options = KioskComputer::default_options();
        options.checkpoint_pages = 8;
        KioskComputer machine{cut, options};
        machine.start();
        machine.disk.cut_power_at(cut);
        bool const acknowledged = machine.store->feed().apply(district(0, 200, 200, rows)).has_value();
        bool const was_cut = machine.disk.is_dead();
        machine.cut_power_and_restart();
        CAPTURE(cut);
        machine.start();
        bool const applied = *machine.store->feed().cursor(district_channel()) == FeedCursor{"e1", 200};
        if (acknowledged) REQUIRE(applied);
        for (int i = 1; i <= 200; ++i) REQUIRE(knows(machine, i) == applied);
        applied_seen = applied_seen || applied;
        missing_seen = missing_seen || !applied;
        if (!was_cut) break;
    }
    CHECK(applied_seen);
    CHECK(missing_seen);
}
