#include "tests/server/support/open_desk.h"

using namespace yizhan;
using test::JoiningPerson;
using test::OpenDesk;

TEST_CASE("approval: number, card, roster, union and the waiting card come in one step", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    auto const result = desk.decide(person, Verdict::Approve);
    CHECK_FALSE(result.fault);
    CHECK(result.state == ApplicationState::Approved);
    auto const member = desk.member(person.member);
    REQUIRE(member);
    CHECK(member->status == MemberStatus::Active);
    CHECK(member->number == result.number);
    CHECK(member->number);
    CHECK(member->card != person.card);
    REQUIRE(desk.revocation(person.card));
    CHECK(desk.revocation(person.card)->reason == RevocationReason::Replaced);
    CHECK(desk.members_of("u1") == 11);
    CHECK(desk.standing(person.application)->state == ApplicationState::Approved);
    auto const pickup = desk.row<PickupRow>(FeedKind::Pickup, person.card.text());
    REQUIRE(pickup);
    auto const code = open_pickup(pickup_key(person.code), pickup->box);
    REQUIRE(code);
    auto const credential = desk.read(code->view());
    REQUIRE(credential);
    CHECK(credential->card == member->card);
    CHECK(credential->cls == CredentialClass::Member);
    CHECK(desk.audited().front() == "lin approve " + person.application.text());
}

TEST_CASE("approval: a card that nobody fetched waits half a year and no longer", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    REQUIRE_FALSE(desk.decide(person, Verdict::Approve).fault);
    auto const until = desk.row<PickupRow>(FeedKind::Pickup, person.card.text())->until;
    REQUIRE(drop_past_pickups(desk.hub->feeds(), until));
    CHECK(desk.row<PickupRow>(FeedKind::Pickup, person.card.text()));
    REQUIRE(drop_past_pickups(desk.hub->feeds(), until + Millis{1}));
    CHECK_FALSE(desk.row<PickupRow>(FeedKind::Pickup, person.card.text()));
}

TEST_CASE("decisions: each stands only on what was looked at", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person, false);
    CHECK(desk.decide(person, Verdict::Approve).fault == DecisionFault::Incomplete);
    CHECK(desk.decide(person, Verdict::Refuse).fault == DecisionFault::NoReason);
    CHECK(desk.decide(person, Verdict::SendBack).fault == DecisionFault::NoReason);
    // An amendment that the log has and nobody has looked at yet.
    desk.kiosk.add(person.amended(desk.key(), desk.kiosk.next_event()));
    REQUIRE(desk.hub.send(desk.kiosk, 2, 1));
    CHECK(desk.decide(person, Verdict::Approve, {}, 1).fault == DecisionFault::Changed);
    CHECK_FALSE(desk.decide(person, Verdict::Approve, {}, 2).fault);
    CHECK(desk.decide(person, Verdict::Refuse, DecisionReason::NotGenuine).fault == DecisionFault::NotWaiting);
    JoiningPerson unknown;
    unknown.application = ApplicationId::make("nobody");
    Decision decision;
    decision.application = unknown.application;
    CHECK(desk.desks->decisions.decide(decision, "lin")->fault == DecisionFault::NotWaiting);
    CHECK(desk.members_of("u1") == 11); // once
}

TEST_CASE("sending back: the station learns what to ask for again, and an amendment answers it", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person, false);
    CHECK_FALSE(desk.decide(person, Verdict::SendBack, DecisionReason::DocumentMissing).fault);
    auto const standing = desk.standing(person.application);
    CHECK(standing->state == ApplicationState::SentBack);
    CHECK(standing->fix == std::vector<FormField>{FormField::Document});
    CHECK(standing->reason == DecisionReason::DocumentMissing);
    CHECK(desk.member(person.member)->status == MemberStatus::Provisional);
    desk.send(person.amended(desk.key(), desk.kiosk.next_event()));
    CHECK(desk.standing(person.application)->state == ApplicationState::Submitted);
    CHECK(desk.standing(person.application)->fix.empty());
    CHECK_FALSE(desk.decide(person, Verdict::Approve).fault);
}

TEST_CASE("refusal: the provisional card is taken back, and a late amendment is kept as too late", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    CHECK_FALSE(desk.decide(person, Verdict::Refuse, DecisionReason::NotGenuine).fault);
    CHECK_FALSE(desk.member(person.member));
    CHECK(desk.revocation(person.card)->reason == RevocationReason::Misused);
    desk.send(person.amended(desk.key(), desk.kiosk.next_event()));
    auto const record = desk.record(person.application);
    CHECK(record.state == ApplicationState::Refused);
    CHECK(record.history.back().too_late);
    CHECK_FALSE(desk.member(person.member));
}

TEST_CASE("withdrawal by staff ends like one by the person", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    CHECK_FALSE(desk.decide(person, Verdict::Withdraw).fault);
    CHECK(desk.standing(person.application)->state == ApplicationState::Withdrawn);
    CHECK_FALSE(desk.member(person.member));
    CHECK(desk.revocation(person.card));
}

TEST_CASE("renewal: the member keeps number and place, and has one good card", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    auto const number = desk.decide(person, Verdict::Approve).number;
    auto const first_card = desk.member(person.member)->card;
    JoiningPerson again;
    again.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
    again.card = CardId::make("00112233445566bb");
    auto body = again.submitted(desk.key(), desk.kiosk.next_event());
    body.renewal = true;
    desk.send(body);
    CHECK(desk.member(person.member)->status == MemberStatus::Active);
    auto const result = desk.decide(again, Verdict::Approve);
    CHECK_FALSE(result.fault);
    CHECK(result.number == number);
    CHECK(desk.members_of("u1") == 11);
    CHECK(desk.revocation(first_card));
    CHECK(desk.revocation(again.card));
    auto const card = desk.member(person.member)->card;
    CHECK_FALSE(desk.revocation(card));
    CHECK(desk.hub->cards().find(card)->value().credential.generation == 2);
}

TEST_CASE("renewal: one that is refused leaves the member as they were", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    REQUIRE_FALSE(desk.decide(person, Verdict::Approve).fault);
    auto const before = desk.member(person.member);
    JoiningPerson again;
    again.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
    again.card = CardId::make("00112233445566bb");
    auto body = again.submitted(desk.key(), desk.kiosk.next_event());
    body.renewal = true;
    desk.send(body);
    CHECK_FALSE(desk.decide(again, Verdict::Refuse, DecisionReason::ByRequest).fault);
    CHECK(desk.member(person.member) == before);
    CHECK(desk.revocation(again.card));
    CHECK_FALSE(desk.revocation(before->card));
}

TEST_CASE("a form that names somebody else's card does not take it away from them", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const victim;
    desk.submit(victim);
    REQUIRE_FALSE(desk.decide(victim, Verdict::Approve).fault);
    JoiningPerson thief;
    thief.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
    thief.member = MemberId::make("m-thief");
    thief.card = desk.member(victim.member)->card;
    desk.submit(thief);
    auto const verdict = GENERATE(Verdict::Approve, Verdict::Refuse);
    CHECK_FALSE(desk.decide(thief, verdict, DecisionReason::NotGenuine).fault);
    CHECK_FALSE(desk.revocation(thief.card));
}

TEST_CASE("an approval that cannot be written changes nothing at all", "[enrollment]")
{
    OpenDesk desk;
    JoiningPerson const person;
    desk.submit(person);
    auto const head = desk.hub->feeds().head(district_channel());
    auto const events = desk.hub.events().event_count();
    desk.hub.disk.set_capacity(1);
    Decision decision;
    decision.application = person.application;
    decision.revision = 1;
    CHECK_FALSE(desk.desks->decisions.decide(decision, "lin"));
    desk.hub.disk.heal();
    CHECK(desk.hub->feeds().head(district_channel()) == head);
    CHECK(desk.hub.events().event_count() == events);
    CHECK(desk.record(person.application).state == ApplicationState::Submitted);
    CHECK(desk.member(person.member)->status == MemberStatus::Provisional);
    CHECK_FALSE(desk.decide(person, Verdict::Approve).fault);
}
