#include "tests/server/support/open_desk.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace yizhan;
using test::JoiningPerson;
using test::OpenDesk;

TEST_CASE("clerk: who hands in a form has a provisional place and a line at the station", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person, false);
    auto const member = desk.member(person.member);
    REQUIRE(member);
    CHECK(member->status == MemberStatus::Provisional);
    CHECK_FALSE(member->number);
    CHECK(member->masked_name == "陈**");
    CHECK(member->card == person.card);
    auto const standing = desk.standing(person.application);
    REQUIRE(standing);
    CHECK(standing->state == ApplicationState::Submitted);
    CHECK(standing->card == person.card);
    CHECK(desk.audited() == std::vector<std::string>{"hub check_form " + person.application.text()});
    CHECK(desk.hub->applications().check(person.application)->value().problems.empty());
}

TEST_CASE("clerk: a form is opened once for each state that it is in", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person, false);
    desk.send(CheckedIn{VisitId::make("v-1"), {}, {}, Occupation::Courier, Assurance::Guest, {}});
    REQUIRE(desk.desks->clerk.rebuild());
    CHECK(desk.audited().size() == 1);
    desk.send(person.amended(desk.key(), desk.kiosk.next_event()));
    CHECK(desk.audited().size() == 2);
    CHECK(desk.hub->applications().check(person.application)->value().document);
}

TEST_CASE("clerk: a form that cannot be opened is a problem of its own and of no other", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    JoiningPerson other = person;
    other.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
    other.member = MemberId::make("m-other");
    auto const event = desk.kiosk.next_event();
    auto const good = person.submitted(desk.key(), event);
    struct Row {
        std::string problem;
        ApplicationSubmitted body;
    };
    SealingKeyPair const stranger{*Secret::from_bytes(Bytes(32, 5))};
    auto foreign = person.submitted(stranger.key(), event);
    auto altered = good;
    auto& letter = altered.form.sealed[altered.form.sealed.size() / 2];
    letter = letter == 'A' ? 'B' : 'A';
    auto renamed = person.submitted(stranger.key(), event);
    renamed.form.key = desk.key().kid().text();
    auto moved = good;
    moved.form = other.submitted(desk.key(), event).form;
    auto const row = GENERATE_COPY(values<Row>({{"sealed_unknown_key", foreign}, {"sealed_altered", altered},
        {"sealed_altered", renamed}, {"sealed_elsewhere", moved}}));
    desk.send(row.body);
    other.card = CardId::make("00112233445566bb");
    desk.submit(other);
    auto const check = desk.hub->applications().check(person.application);
    REQUIRE(check->has_value());
    CHECK(check->value().problems == std::vector<std::string>{row.problem});
    CHECK(desk.member(person.member));
    CHECK(desk.decide(person, Verdict::Approve).fault == DecisionFault::Incomplete);
    CHECK(desk.hub->applications().check(other.application)->value().problems.empty());
}

TEST_CASE("clerk: what is wrong with a form is named", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson person;
    auto const event = desk.kiosk.next_event();
    auto form = person.form();
    form.document->number = PrivateText{"330206199003070011"};
    form.phone = PrivateText{"23800137007"};
    form.name = PrivateText{"王小明"};
    form.signature.clear();
    form.consent.reset();
    auto body = person.submitted(desk.key(), event);
    body.form = person.sealed(desk.key(), event, form);
    desk.send(body);
    CHECK(desk.hub->applications().check(person.application)->value().problems
        == std::vector<std::string>{
            "document_invalid", "phone_invalid", "signature_missing", "consent_missing", "name_differs"});
}

TEST_CASE("clerk: a day of birth is held against the number of the document", "[enrollment]")
{
    struct Row {
        std::string_view birth;
        std::vector<std::string> problems;
    };
    auto const row = GENERATE(values<Row>({{"1990-03-07", {}}, {"1990-07-03", {"document_differs"}}}));
    OpenDesk desk;
    JoiningPerson const person;
    auto const event = desk.kiosk.next_event();
    auto form = person.form();
    form.birth = PrivateText{row.birth};
    form.sex.reset();
    auto body = person.submitted(desk.key(), event);
    body.form = person.sealed(desk.key(), event, form);
    desk.send(body);
    CHECK(desk.hub->applications().check(person.application)->value().problems == row.problems);
}

TEST_CASE("clerk: a person who is known already is found by document, phone, or name and tail", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    REQUIRE_FALSE(desk.decide(person, Verdict::Approve).fault);
    JoiningPerson again;
    again.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
    again.member = MemberId::make("m-again");
    again.card = CardId::make("00112233445566bb");
    std::string expected = "document";
    SECTION("the same document, another phone") { again.phone = "13900139008"; }
    SECTION("another document, the same phone")
    {
        again.document = "330206198511120023";
        expected = "phone";
    }
    SECTION("another document, a phone with the same tail")
    {
        again.document = "330206198511120023";
        again.phone = "13911117007";
        expected = "name_and_tail";
    }
    desk.submit(again);
    auto const check = desk.hub->applications().check(again.application)->value();
    auto const found = find_duplicates(desk.desks->ports, again.member, check);
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().member.id == person.member);
    CHECK(name(found->front().why) == expected);
}

TEST_CASE("clerk: withdrawing takes the provisional card and place back", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    desk.send(ApplicationWithdrawn{person.application, WithdrawalReason::ByPerson, {}});
    CHECK_FALSE(desk.member(person.member));
    REQUIRE(desk.revocation(person.card));
    CHECK(desk.revocation(person.card)->reason == RevocationReason::Left);
    CHECK(desk.standing(person.application)->state == ApplicationState::Withdrawn);
}

TEST_CASE("clerk: an old form opens after the key was changed, also in a hub that was started anew", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    auto const body = person.submitted(desk.key(), desk.kiosk.next_event());
    REQUIRE(desk.keys->rotate(desk.hub.random(), desk.clock.wall() + Millis{5'000}));
    CHECK(body.form.key != desk.key().kid().text());
    auto reopened = HubKeys::open(desk.files, "keys", desk.hub.random(), desk.clock.wall());
    REQUIRE(reopened);
    CHECK(reopened->sealing_pairs().size() == 2);
    CHECK(reopened->newest_pair().kid() == desk.keys->newest_pair().kid());
    CHECK(reopened->issuer_kid() == desk.keys->issuer_kid());
    *desk.keys = std::move(*reopened);
    desk.send(body);
    CHECK(desk.hub->applications().check(person.application)->value().problems.empty());
}

TEST_CASE("clerk: a file of keys that is damaged is left as it is and stops the hub", "[enrollment]")
{
    OpenDesk desk;
    REQUIRE(desk.files.write_durably("keys/enrollment-keys.json", "{\"keys\":[{\"secret\":\"?\"}]}"));
    auto const opened = HubKeys::open(desk.files, "keys", desk.hub.random(), desk.clock.wall());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Corrupt);
    CHECK(desk.files.read("keys/enrollment-keys.json") == "{\"keys\":[{\"secret\":\"?\"}]}");
}

TEST_CASE("clerk: applications that arrive in any order end alike, and alike again after a rebuild", "[enrollment]")
{
    auto const seed = GENERATE(range(0U, 24U));
    CAPTURE(seed);
    OpenDesk desk;
    std::vector<JoiningPerson> people(3);
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto& person = people[i];
        person.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-00000000000" + std::to_string(i));
        person.member = MemberId::make("m-" + std::to_string(i));
        person.card = CardId::make("001122334455660" + std::to_string(i));
        desk.kiosk.add(person.submitted(desk.key(), desk.kiosk.next_event(), false));
    }
    desk.kiosk.add(people[0].amended(desk.key(), desk.kiosk.next_event()));
    desk.kiosk.add(people[0].amended(desk.key(), desk.kiosk.next_event(), 3));
    desk.kiosk.add(ApplicationWithdrawn{people[1].application, WithdrawalReason::ByVolunteer, {}});
    desk.kiosk.add(people[2].amended(desk.key(), desk.kiosk.next_event()));
    std::vector<Seq> order(desk.kiosk.lines().size());
    std::iota(order.begin(), order.end(), Seq{1});
    std::shuffle(order.begin(), order.end(), std::mt19937{seed});
    for (auto const sequence : order) desk.arrive(sequence);
    for (auto const sequence : order) desk.arrive(sequence); // everything once more
    auto const check_end = [&] {
        CHECK(desk.record(people[0].application).revision == 3);
        CHECK(desk.standing(people[0].application)->revision == 3);
        CHECK(desk.member(people[0].member)->status == MemberStatus::Provisional);
        CHECK(desk.hub->applications().check(people[0].application)->value().problems.empty());
        CHECK(desk.record(people[1].application).state == ApplicationState::Withdrawn);
        CHECK_FALSE(desk.member(people[1].member));
        CHECK(desk.revocation(people[1].card));
        CHECK_FALSE(desk.record(people[2].application).incomplete);
        CHECK(desk.hub->applications().counts().value()
            == std::map<std::string, std::int64_t>{{"submitted", 2}, {"withdrawn", 1}});
    };
    check_end();
    auto const head = desk.hub->feeds().head(district_channel());
    REQUIRE(desk.desks->clerk.rebuild());
    check_end();
    CHECK(desk.hub->feeds().head(district_channel()) == head); // stations hear nothing twice
}
