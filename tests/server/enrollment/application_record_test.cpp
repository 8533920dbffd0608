#include "server/enrollment/application_record.h"

#include "server/ingest/event_store.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

ApplicationId const application = ApplicationId::make("a-1");

ApplicationFact fact(std::string id, EventBody body, bool by_hub = false, std::string station = "s1")
{
    ApplicationFact out;
    out.event.id = EventId::make(std::move(id));
    out.event.kiosk = by_hub ? hub_kiosk() : KioskId::make("k-1");
    out.event.station = StationId::make(std::move(station));
    out.at = UtcMs{1'000 + static_cast<std::int64_t>(out.event.id.text().back())};
    out.event.body = std::move(body);
    return out;
}

ApplicationFact submitted()
{
    ApplicationSubmitted body;
    body.application = application;
    body.member = MemberId::make("m-1");
    body.applicant = {"陈**", {}, Occupation::Courier};
    body.union_id = UnionId::make("u1");
    body.incomplete = true;
    body.card = CardId::make("00112233445566aa");
    return fact("e-1", body);
}

ApplicationFact amended(std::string id, int revision)
{
    return fact(std::move(id),
        ApplicationAmended{application, revision, {FormField::Document}, false, UnionId::make("u2"), {}, {}});
}

ApplicationFact sent_back(std::string id, int revision)
{
    return fact(std::move(id),
        ApplicationSentBack{application, revision, DecisionReason::DocumentMissing, {FormField::Document}, {}, "lin"},
        true);
}

ApplicationFact approved(std::string id, int revision)
{
    ApplicationApproved body;
    body.application = application;
    body.revision = revision;
    body.member = MemberId::make("m-1");
    body.union_id = UnionId::make("u1");
    body.by = "lin";
    return fact(std::move(id), body, true);
}

ApplicationFact refused(std::string id, int revision)
{
    return fact(std::move(id), ApplicationRefused{application, revision, DecisionReason::NotEligible, {}, "lin"}, true);
}

ApplicationFact withdrawn(std::string id)
{
    return fact(std::move(id), ApplicationWithdrawn{application, WithdrawalReason::ByPerson, {}});
}

std::vector<std::string> late_steps(ApplicationRecord const& record)
{
    std::vector<std::string> late;
    for (auto const& moment : record.history) {
        if (moment.too_late) late.emplace_back(name(moment.step));
    }
    return late;
}

struct Story {
    std::string what;
    std::vector<ApplicationFact> facts;
    ApplicationState end;
    int revision;
    std::vector<std::string> late;
};

std::vector<Story> stories()
{
    using State = ApplicationState;
    return {
        {"sent back, amended, approved", {submitted(), sent_back("h-2", 1), amended("e-3", 2), approved("h-4", 2)},
            State::Approved, 2, {}},
        {"an amendment that nobody saw before the approval", {submitted(), approved("h-2", 1), amended("e-3", 2)},
            State::Approved, 1, {"amended"}},
        {"an amendment that nobody saw before the refusal", {submitted(), refused("h-2", 1), amended("e-3", 2)},
            State::Refused, 1, {"amended"}},
        {"withdrawn, and approved before anybody knew", {submitted(), approved("h-2", 1), withdrawn("e-3")},
            State::Approved, 1, {"withdrawn"}},
        {"amended twice, the second time in answer",
            {submitted(), amended("e-2", 2), sent_back("h-3", 2), amended("e-4", 3), withdrawn("e-5")},
            State::Withdrawn, 3, {}},
        {"amended on its own while it was sent back", {submitted(), sent_back("h-2", 1), amended("e-3", 2)},
            State::Submitted, 2, {}},
        {"two amendments with one number", {submitted(), amended("e-2", 2), amended("e-3", 2), approved("h-4", 2)},
            State::Approved, 2, {"amended"}},
        {"drafted, submitted, refused",
            {fact("e-0", ApplicationDrafted{application, {}}), submitted(), refused("h-2", 1)}, State::Refused, 1, {}},
    };
}

} // namespace

TEST_CASE("application record: any order of arrival, and any repetition, ends in the same record", "[enrollment]")
{
    for (auto const& story : stories()) {
        INFO(story.what);
        auto facts = story.facts;
        auto const by_id = [](auto const& a, auto const& b) { return a.event.id < b.event.id; };
        std::sort(facts.begin(), facts.end(), by_id);
        auto const first = fold_application(application, facts);
        CHECK(first.state == story.end);
        CHECK(first.revision == story.revision);
        CHECK(late_steps(first) == story.late);
        do {
            CHECK(fold_application(application, facts) == first);
        } while (std::next_permutation(facts.begin(), facts.end(), by_id));
    }
}

TEST_CASE("application record: a step that is alone waits for what belongs before it", "[enrollment]")
{
    auto const alone = fold_application(application, {amended("e-3", 2)});
    CHECK_FALSE(alone.state);
    CHECK_FALSE(alone.is_submitted());
    auto const whole = fold_application(application, {amended("e-3", 2), submitted()});
    CHECK(whole.state == ApplicationState::Submitted);
    CHECK(whole.union_id == UnionId::make("u2"));
    CHECK_FALSE(whole.incomplete);
    CHECK(whole.revisions.size() == 2);
}

TEST_CASE("application record: a kiosk decides nothing, and no other station amends", "[enrollment]")
{
    auto forged = approved("e-9", 1);
    forged.event.kiosk = KioskId::make("k-1");
    CHECK_FALSE(application_of(forged.event));
    CHECK(application_of(approved("h-9", 1).event) == application);
    auto elsewhere = amended("e-2", 2);
    elsewhere.event.station = StationId::make("s2");
    auto const record = fold_application(application, {submitted(), elsewhere});
    CHECK(record.revision == 1);
    CHECK(late_steps(record) == std::vector<std::string>{"amended"});
}
