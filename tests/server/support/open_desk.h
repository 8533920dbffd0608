// The hub's desks for joining over a store on a simulated disk, with a kiosk that sends and a clock that a test moves.
#pragma once

#include "server/enrollment/district_setup.h"
#include "server/enrollment/duplicates.h"
#include "server/enrollment/enrollment_desks.h"
#include "server/ingest/roster.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/fake_clock.h"
#include "tests/support/joining_person.h"
#include "tests/support/sim_files.h"

namespace yizhan::test {

class OpenDesk {
public:
    explicit OpenDesk(std::uint64_t seed = 1) : hub{seed}, files{m_keys_disk}, m_random{seed, "desk"}
    {
        keys.emplace(*HubKeys::open(files, "keys", m_random, clock.wall()));
        desks = std::make_unique<EnrollmentDesks>(DeskPorts{hub->events(), hub->feeds(), hub->applications(),
            hub->audit(), hub->cards(), hub->members(), hub->work(), *keys, clock, m_random, {}});
        REQUIRE(put_keys_and_consent(hub->feeds(), *keys, clock.wall()));
        put(Union{UnionId::make("u1"), {"霞浦货运行业联合工会", ""}, {}, UnionLevel::District, 10, 0, {}});
        put(Union{UnionId::make("u2"), {"城湾社区联合工会", ""}, UnionId::make("u1"), UnionLevel::Joint, 3, 0, {}});
        FeedRow const station = Station{StationId::make("s1"), {"霞浦站", ""}, {}, {}, 4, 5};
        REQUIRE(hub->feeds().put(station_channel(StationId::make("s1")), {&station, 1}));
    }

    void put(FeedRow row) { REQUIRE(hub->feeds().put(district_channel(), {&row, 1})); }
    SealingKey const& key() const { return keys->newest_pair().key(); }

    // One application, sent and taken.
    void submit(JoiningPerson const& person, bool with_document = true)
    {
        send(person.submitted(key(), kiosk.next_event(), with_document));
    }
    void send(EventBody body)
    {
        kiosk.add(std::move(body));
        arrive(kiosk.lines().size());
    }
    void arrive(Seq sequence)
    {
        REQUIRE(hub.send(kiosk, sequence, 1));
        REQUIRE(desks->clerk.catch_up());
    }

    ApplicationRecord record(ApplicationId const& id)
    {
        auto const found = desks->clerk.find(id);
        REQUIRE(found);
        REQUIRE(*found);
        return **found;
    }
    DecisionResult decide(JoiningPerson const& person, Verdict verdict, std::optional<DecisionReason> reason = {},
        std::optional<int> revision = {})
    {
        Decision decision;
        decision.application = person.application;
        decision.revision = revision.value_or(record(person.application).revision);
        decision.verdict = verdict;
        decision.reason = reason;
        auto const result = desks->decisions.decide(decision, "lin");
        REQUIRE(result);
        return *result;
    }
    template <class Row> std::optional<Row> row(FeedKind kind, std::string const& id, std::string const& channel)
    {
        auto const found = hub->feeds().find(channel, kind, id);
        REQUIRE(found);
        return *found ? std::optional{std::get<Row>(**found)} : std::nullopt;
    }
    template <class Row> std::optional<Row> row(FeedKind kind, std::string const& id)
    {
        return row<Row>(kind, id, district_channel());
    }
    std::optional<ApplicationStanding> standing(ApplicationId const& id)
    {
        return row<ApplicationStanding>(FeedKind::Application, id.text(), station_channel(StationId::make("s1")));
    }
    std::optional<Member> member(MemberId const& id) { return row<Member>(FeedKind::Member, id.text()); }
    std::optional<Revocation> revocation(CardId const& id) { return row<Revocation>(FeedKind::Revocation, id.text()); }
    std::int64_t members_of(std::string const& id) { return row<Union>(FeedKind::Union, id)->members; }
    std::vector<std::string> audited()
    {
        auto const page = hub->audit().list({}, 500);
        REQUIRE(page);
        std::vector<std::string> lines;
        for (auto const& entry : page->entries) lines.push_back(entry.by + " " + entry.action + " " + entry.subject);
        return lines;
    }
    // Reads a code that the hub signed.
    std::optional<Credential> read(std::string_view text)
    {
        auto const credential = read_credential(text, IssuerKeys{{{keys->issuer_kid(), keys->issuer().verify_key()}}});
        return credential ? std::optional{*credential} : std::nullopt;
    }

    OpenHub hub;
    FakeClock clock;

private:
    CrashDisk m_keys_disk{77};

public:
    SimFiles files;

private:
    SeededRandom m_random;

public:
    std::optional<HubKeys> keys;
    std::unique_ptr<EnrollmentDesks> desks;
    SendingKiosk kiosk{"k-1"};
};

} // namespace yizhan::test
