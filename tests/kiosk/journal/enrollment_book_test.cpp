// What a kiosk knows for joining: lists of the feed, and applications with what the hub says of them.
#include "tests/kiosk/journal/enrollment.h"

#include <set>

using namespace yizhan;
using namespace yizhan::test;

namespace {

Employer employer(std::string id, std::string zh, std::string initials, std::string en = {})
{
    return {EmployerId::make(std::move(id)), {std::move(zh), std::move(en)}, std::move(initials), {}, {}};
}

std::vector<std::string> found(KioskComputer& machine, std::string_view query, std::size_t limit = 10)
{
    auto const employers = machine.store->enrollment_book().find_employers(query, limit);
    REQUIRE(employers);
    std::vector<std::string> ids;
    for (auto const& one : *employers) ids.push_back(one.id.text());
    return ids;
}

CardId const provisional_card_of_samples = sample_submitted().card;

std::optional<LocalApplication> with_card(KioskComputer& machine, int i)
{
    auto const application = machine.store->enrollment_book().find_application(provisional_card(i));
    REQUIRE(application);
    return *application;
}

void tell(KioskComputer& machine, std::uint64_t position, FeedRow row)
{
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", position - 1, position, {std::move(row)})));
}

} // namespace

TEST_CASE("employers are found by initials from the first on, by any reading, and by a part of the name", "[journal]")
{
    KioskComputer machine;
    machine.start();
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 6,
        {employer("e-1", "鸿运货运", "hyhy", "Hongyun Haulage"), employer("e-2", "海盐航运公司", "hyhygs"),
            employer("e-3", "单县快递", "dxkd sxkd"), employer("e-4", "北仑鸿运", "blhy"),
            employer("e-5", "100% 速运", "100sy"), employer("e-6", "百分'速运", "bfsy")})));
    CHECK(found(machine, "hyhy") == std::vector<std::string>{"e-1", "e-2"}); // just this first
    CHECK(found(machine, "HY") == std::vector<std::string>{"e-1", "e-2"});
    CHECK(found(machine, "sxk") == std::vector<std::string>{"e-3"});
    CHECK(found(machine, "xkd").empty());
    CHECK(found(machine, "鸿运") == std::vector<std::string>{"e-1", "e-4"}); // a name that begins so first
    CHECK(found(machine, "haul") == std::vector<std::string>{"e-1"});
    CHECK(found(machine, "hy", 1) == std::vector<std::string>{"e-1"});
    CHECK(found(machine, "").empty());
    CHECK(found(machine, "%") == std::vector<std::string>{"e-5"}); // a sign is only itself
    CHECK(found(machine, "'") == std::vector<std::string>{"e-6"});
    CHECK(machine.store->enrollment_book().employer(EmployerId::make("e-3")).value()->name.zh == "单县快递");
    CHECK(machine.store->enrollment_book().employer(EmployerId::make("e-9")).value() == std::nullopt);
}

TEST_CASE("every kind of row that joining needs is kept, given back, and taken away", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->enrollment_book();
    auto& station = machine.store->station_book();
    std::vector<FeedRow> const rows = enrollment_rows();
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 20, rows)));
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 20, rows)));

    auto const has = [&]<class Row>(Result<Row> const& given) {
        REQUIRE(given);
        return std::find(rows.begin(), rows.end(), FeedRow{*given}) != rows.end();
    };
    auto const card = provisional_card_of_samples;
    CHECK(book.find_communities("cw", 5).value().size() == 1);
    CHECK(has(Result<Community>{*book.community(CommunityId::make("c-1")).value()}));
    CHECK(has(Result<Employer>{*book.employer(EmployerId::make("e-1")).value()}));
    CHECK(has(Result<RoutingRule>{book.routing_rules().value().at(0)}));
    CHECK(has(Result<Union>{book.unions().value().at(0)}));
    CHECK(has(Result<Union>{*station.find_union(UnionId::make("u-1")).value()}));
    CHECK(has(Result<ConsentText>{*book.consent().value()}));
    CHECK(has(Result<SealingKeyRow>{*book.sealing_key().value()}));
    CHECK(has(Result<Volunteer>{*book.find_volunteer(CardId::make("00112233445566cc")).value()}));
    CHECK(has(Result<PickupRow>{*book.find_pickup(card).value()}));
    CHECK(has(Result<ApplicationStanding>{book.find_application(card).value()->standing}));
    CHECK(has(Result<Amenity>{station.amenities().value().at(0)})); // with its policy
    CHECK(station.kiosk_certificates().value() == std::vector<Bytes>{Bytes(180, 3)});

    std::vector<FeedRow> removals;
    for (auto const& row : rows) removals.push_back(RemovedRow{feed_kind(row), feed_key(row)});
    REQUIRE(machine.store->feed().apply(page_of("district", 20, 40, removals)));
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 20, 40, removals)));
    CHECK(book.find_communities("cw", 5).value().empty());
    CHECK(book.employer(EmployerId::make("e-1")).value() == std::nullopt);
    CHECK(book.routing_rules().value().empty());
    CHECK(book.unions().value().empty());
    CHECK(book.consent().value() == std::nullopt);
    CHECK(book.sealing_key().value() == std::nullopt);
    CHECK(book.find_volunteer(CardId::make("00112233445566cc")).value() == std::nullopt);
    CHECK(book.find_pickup(card).value() == std::nullopt);
    CHECK_FALSE(book.find_application(card).value().has_value());
    CHECK(station.amenities().value().empty());
    CHECK(station.kiosk_certificates().value().empty());
}

TEST_CASE("with another epoch, what the hub does not bring again goes, once all of it is there", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->enrollment_book();
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 20, enrollment_rows())));
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 20, {standing(1, ApplicationState::Submitted)})));
    auto half = page_of("district", 0, 5, {employer("e-1", "鸿运货运", "hyhy")}, "e2");
    half.head = 9;
    REQUIRE(machine.store->feed().apply(half));
    CHECK(book.consent().value().has_value()); // served from what is there
    REQUIRE(machine.store->feed().apply(page_of("district", 5, 9, {}, "e2")));
    CHECK(book.consent().value() == std::nullopt);
    CHECK(book.find_volunteer(CardId::make("00112233445566cc")).value() == std::nullopt);
    CHECK(machine.store->station_book().kiosk_certificates().value().empty());
    CHECK(found(machine, "hyhy") == std::vector<std::string>{"e-1"});
    CHECK(with_card(machine, 1).has_value());
    REQUIRE(machine.store->feed().apply(page_of("station.S-01", 0, 3, {}, "e2")));
    CHECK_FALSE(with_card(machine, 1).has_value());
}

TEST_CASE("of several texts and keys the newest is used", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const text = [](std::string version, std::int64_t since) {
        return ConsentText{ConsentVersion::make(std::move(version)), {"须知", ""}, {"…", ""}, UtcMs{since}};
    };
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 5,
        {text("v2", 200), text("v3", 300), text("v1", 100), SealingKeyRow{"00000002", {}, UtcMs{20}},
            SealingKeyRow{"00000001", {}, UtcMs{10}}})));
    CHECK(machine.store->enrollment_book().consent().value()->version.text() == "v3");
    CHECK(machine.store->enrollment_book().sealing_key().value()->kid == "00000002");
}

TEST_CASE("an application is known from the moment of signing, and as sent once the hub has it", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto fresh = application(1, {the_volunteer, the_ceremony});
    fresh.incomplete = true;
    record(machine, fresh);
    auto local = with_card(machine, 1);
    REQUIRE(local);
    CHECK(local->standing.state == ApplicationState::Submitted);
    CHECK(local->standing.member == fresh.member);
    CHECK(local->standing.applicant == fresh.applicant);
    CHECK(local->union_id == fresh.union_id);
    CHECK(local->volunteer == the_volunteer);
    CHECK(local->ceremony == the_ceremony);
    CHECK(local->incomplete);
    CHECK(local->submitted_at == machine.moment().occurred_at());
    CHECK_FALSE(local->sent);
    static_cast<void>(drain(*machine.store));
    CHECK(with_card(machine, 1)->sent);
    machine.stop();
    machine.start();
    CHECK(with_card(machine, 1)->sent);
}

TEST_CASE("applications are listed newest first, of a volunteer, of a ceremony, or all", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const other = CeremonyId::make("ceremony-2");
    record(machine, application(1, {the_volunteer, the_ceremony}));
    record(machine, application(2, {the_volunteer, other}));
    record(machine, application(3));
    auto& book = machine.store->enrollment_book();
    using Ids = std::vector<std::string>;
    CHECK(ids_of(book.applications({}, {}, 10)) == Ids{"a-0003", "a-0002", "a-0001"});
    CHECK(ids_of(book.applications({}, {}, 2)) == Ids{"a-0003", "a-0002"});
    CHECK(ids_of(book.applications(the_volunteer, {}, 10)) == Ids{"a-0002", "a-0001"});
    CHECK(ids_of(book.applications({}, the_ceremony, 10)) == Ids{"a-0001"});
    CHECK(ids_of(book.applications(MemberId::make("m-other"), the_ceremony, 10)).empty());
}

TEST_CASE("the hub's word is what counts, until something newer was said here", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    static_cast<void>(drain(*machine.store));
    auto back = standing(1, ApplicationState::SentBack);
    back.reason = DecisionReason::PhoneWrong;
    back.fix = {FormField::Phone};
    back.note = {"请核对电话", ""};
    tell(machine, 1, back);
    CHECK(with_card(machine, 1)->standing == back);
    CHECK(ids_of(machine.store->enrollment_book().sent_back(10)) == std::vector<std::string>{"a-0001"});

    record(machine,
        ApplicationAmended{
            application_id(1), 2, {FormField::Phone}, false, UnionId::make("u-2"), {}, {"0a0b0c0d", "c2VhbGVk"}});
    CHECK(with_card(machine, 1)->standing.state == ApplicationState::Submitted);
    CHECK(with_card(machine, 1)->standing.revision == 2);
    CHECK(with_card(machine, 1)->union_id == UnionId::make("u-2"));
    CHECK_FALSE(with_card(machine, 1)->sent);
    CHECK(ids_of(machine.store->enrollment_book().sent_back(10)).empty());

    tell(machine, 2, standing(1, ApplicationState::Approved, 2));
    CHECK(with_card(machine, 1)->standing.state == ApplicationState::Approved);
}

TEST_CASE("what was withdrawn here is withdrawn, whatever the hub said before it heard", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    record(machine, application(2));
    tell(machine, 1, standing(1, ApplicationState::SentBack));
    tell(machine, 2, standing(2, ApplicationState::Approved));
    record(machine, ApplicationWithdrawn{application_id(1), WithdrawalReason::ByPerson, {}});
    record(machine, ApplicationWithdrawn{application_id(2), WithdrawalReason::ByPerson, {}});
    CHECK(with_card(machine, 1)->standing.state == ApplicationState::Withdrawn);
    CHECK(with_card(machine, 2)->standing.state == ApplicationState::Approved); // it came too late
    CHECK(ids_of(machine.store->enrollment_book().sent_back(10)).empty());
}

TEST_CASE("an application that another kiosk of the station took can be answered here too", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    tell(machine, 1, standing(7, ApplicationState::SentBack));
    auto const other = with_card(machine, 7);
    REQUIRE(other);
    CHECK(other->sent);
    CHECK(other->standing.state == ApplicationState::SentBack);
    CHECK(ids_of(machine.store->enrollment_book().sent_back(10)) == std::vector<std::string>{"a-0007"});
    CHECK(ids_of(machine.store->enrollment_book().applications({}, {}, 10))
        == std::vector<std::string>{"a-0007", "a-0001"});
    tell(machine, 2, RemovedRow{FeedKind::Application, "a-0007"});
    CHECK_FALSE(with_card(machine, 7).has_value());
}

TEST_CASE("what the hub does not tell of an application any more is forgotten here", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, application(1));
    tell(machine, 1, standing(1, ApplicationState::Approved));
    tell(machine, 2, RemovedRow{FeedKind::Application, "a-0001"});
    CHECK_FALSE(with_card(machine, 1).has_value());
}

TEST_CASE("a ceremony is open from its first event to its last, over a restart", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const open = [&] { return machine.store->enrollment_book().open_ceremony().value(); };
    CHECK_FALSE(open().has_value());
    CeremonyOpened const opened{the_ceremony, UnionId::make("u-1"), "食堂", 40, the_volunteer};
    record(machine, opened);
    machine.kill_and_restart();
    machine.start();
    REQUIRE(open().has_value());
    CHECK(open()->opened == opened);
    CHECK(open()->at == machine.moment().occurred_at());
    record(machine, CeremonyClosed{the_ceremony, 38, 2, 1});
    CHECK_FALSE(open().has_value());
}

TEST_CASE("applications and ceremonies are the same when they are made anew from the events", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, CeremonyOpened{the_ceremony, UnionId::make("u-1"), "食堂", 40, the_volunteer});
    record(machine, CeremonyOpened{CeremonyId::make("ceremony-2"), UnionId::make("u-1"), "", 0, the_volunteer});
    record(machine, application(1, {the_volunteer, the_ceremony}));
    record(machine, application(2));
    record(machine, application(3));
    record(machine, ApplicationAmended{application_id(2), 2, {}, true, {}, {}, {"0a0b0c0d", "c2VhbGVk"}});
    record(machine, ApplicationWithdrawn{application_id(3), WithdrawalReason::ByPerson, {}});
    record(machine, CeremonyClosed{CeremonyId::make("ceremony-2"), 0, 0, 0});
    auto const all = [&] {
        std::vector<std::string> out;
        auto const list = machine.store->enrollment_book().applications({}, {}, 10).value();
        for (auto const& one : list)
            out.push_back(fmt::format("{} {} {} {} {}", one.standing.id.text(), name(one.standing.state),
                one.standing.revision, one.incomplete, one.standing.since.ms));
        return out;
    };
    auto const grown = all();
    REQUIRE(grown.size() == 3);
    REQUIRE(machine.store->journal().rebuild());
    CHECK(all() == grown);
    CHECK(machine.store->enrollment_book().open_ceremony().value()->opened.ceremony == the_ceremony);
}

TEST_CASE("applications are salvaged from a damaged database with their events", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, CeremonyOpened{the_ceremony, UnionId::make("u-1"), "食堂", 40, the_volunteer});
    for (int i = 1; i <= 5; ++i) record(machine, application(i));
    record(machine, ApplicationAmended{application_id(2), 2, {}, true, {}, {}, {"0a0b0c0d", "c2VhbGVk"}});
    machine.stop();
    auto content = machine.disk.content("/data/kiosk.db");
    content.replace(0, 100, std::string(100, 'x'));
    machine.disk.put("/data/kiosk.db", content);
    machine.start();
    REQUIRE(machine.store->start_reason() == StartReason::SetAside);
    CHECK(machine.store->enrollment_book().applications({}, {}, 10).value().size() == 5);
    CHECK(with_card(machine, 2)->standing.revision == 2);
    CHECK(machine.store->enrollment_book().open_ceremony().value().has_value());
}

TEST_CASE("an application is forgotten with the event that made it", "[journal]")
{
    auto options = KioskComputer::default_options();
    options.keep_safe_events = 2;
    KioskComputer machine{1, options};
    machine.start();
    record(machine, application(1));
    for (int i = 0; i < 10; ++i) REQUIRE(machine.append(machine.check_in()));
    auto const status = machine.store->journal().status();
    REQUIRE(machine.store->outbox().record(
        {status.incarnation, status.last_sequence, status.last_sequence, "epoch-1", status.last_sequence, {}}));
    CHECK_FALSE(with_card(machine, 1).has_value());
}
