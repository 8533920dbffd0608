// An application's life: which step leads where, in whatever order its events arrive.
#include "shared/domain/application.h"
#include "shared/domain/service_policy.h"
#include "shared/domain/volunteer.h"

#include <catch2/catch.hpp>
#include <map>

using namespace yizhan;

namespace {

using State = ApplicationState;
using Step = ApplicationStep;
constexpr std::array all_states{
    State::Draft, State::Submitted, State::SentBack, State::Approved, State::Refused, State::Withdrawn};
constexpr std::array all_steps{
    Step::Drafted, Step::Submitted, Step::Amended, Step::SentBack, Step::Approved, Step::Refused, Step::Withdrawn};

std::optional<State> after(std::vector<Step> const& steps)
{
    std::optional<State> state;
    for (auto const step : steps) {
        if (auto const next = next_state(state, step)) state = next;
    }
    return state;
}

} // namespace

TEST_CASE("every step of an application leads where the protocol says, and every other nowhere", "[domain]")
{
    std::map<std::pair<std::optional<State>, Step>, State> const fitting{{{std::nullopt, Step::Drafted}, State::Draft},
        {{std::nullopt, Step::Submitted}, State::Submitted}, {{State::Draft, Step::Submitted}, State::Submitted},
        {{State::Draft, Step::Withdrawn}, State::Withdrawn}, {{State::Submitted, Step::SentBack}, State::SentBack},
        {{State::Submitted, Step::Amended}, State::Submitted}, {{State::SentBack, Step::Amended}, State::Submitted},
        {{State::Submitted, Step::Approved}, State::Approved}, {{State::SentBack, Step::Approved}, State::Approved},
        {{State::Submitted, Step::Refused}, State::Refused}, {{State::SentBack, Step::Refused}, State::Refused},
        {{State::Submitted, Step::Withdrawn}, State::Withdrawn},
        {{State::SentBack, Step::Withdrawn}, State::Withdrawn}};
    std::vector<std::optional<State>> states{std::nullopt};
    states.insert(states.end(), all_states.begin(), all_states.end());
    for (auto const state : states) {
        for (auto const step : all_steps) {
            auto const row = fitting.find({state, step});
            INFO((state ? name(*state) : "none") << " " << name(step));
            CHECK(next_state(state, step) == (row == fitting.end() ? std::nullopt : std::optional{row->second}));
        }
    }
}

TEST_CASE("of two decisions the first one counts, and a late draft changes nothing", "[domain]")
{
    CHECK(after({Step::Submitted, Step::Approved, Step::Refused}) == State::Approved);
    CHECK(after({Step::Submitted, Step::Refused, Step::Approved, Step::Withdrawn}) == State::Refused);
    CHECK(after({Step::Submitted, Step::Drafted}) == State::Submitted);
    CHECK(after({Step::Drafted, Step::Withdrawn, Step::Submitted}) == State::Withdrawn);
}

TEST_CASE("an application that was sent back is waited for again once it is amended", "[domain]")
{
    CHECK(after({Step::Submitted, Step::SentBack, Step::Amended, Step::SentBack, Step::Amended, Step::Approved})
        == State::Approved);
}

TEST_CASE("every name of an application's words leads back to its word", "[domain]")
{
    for (auto const state : all_states) CHECK(application_state_of(name(state)) == state);
    for (auto const step : all_steps) CHECK(application_step_of(name(step)) == step);
    for (auto const field : {FormField::Name, FormField::Document, FormField::Phone, FormField::Employer,
             FormField::Community, FormField::Signing})
        CHECK(form_field_of(name(field)) == field);
    for (auto const reason :
        {DecisionReason::DocumentMissing, DecisionReason::DocumentUnclear, DecisionReason::PhoneWrong,
            DecisionReason::SignatureMissing, DecisionReason::OtherUnion, DecisionReason::AlreadyMember,
            DecisionReason::NotEligible, DecisionReason::NotGenuine, DecisionReason::ByRequest})
        CHECK(decision_reason_of(name(reason)) == reason);
    for (auto const reason : {WithdrawalReason::LeftAlone, WithdrawalReason::ByPerson, WithdrawalReason::ByVolunteer,
             WithdrawalReason::ByStaff})
        CHECK(withdrawal_reason_of(name(reason)) == reason);
    CHECK_FALSE(application_state_of("sentback"));
    CHECK_FALSE(decision_reason_of(""));
}

TEST_CASE("a wrong PIN costs nothing until the fifth, then a quarter of an hour, then twice that", "[domain]")
{
    UtcMs const now{1'795'507'200'000};
    auto const wait = [&](int wrong, Millis ago) { return pin_wait({wrong, now - ago}, now); };
    for (int wrong = 0; wrong < 5; ++wrong) CHECK(wait(wrong, Millis{0}) == Millis{0});
    CHECK(wait(5, Millis{0}) == pin_pause);
    CHECK(wait(5, Millis{60'000}) == pin_pause - Millis{60'000});
    CHECK(wait(5, pin_pause) == Millis{0});
    CHECK(wait(6, Millis{0}) == Millis{0}); // the pause is served: five more
    CHECK(wait(10, Millis{0}) == 2 * pin_pause);
    CHECK(wait(15, Millis{0}) == 4 * pin_pause);
    CHECK(wait(5'000'000, Millis{0}) == Millis{24 * 3'600'000});
}

TEST_CASE("a clock that is set back does not shorten the wait for a PIN, nor make it longer", "[domain]")
{
    UtcMs const last{1'795'507'200'000};
    CHECK(pin_wait({5, last}, last - Millis{100 * 24 * 3'600'000LL}) == pin_pause);
}

TEST_CASE("who may not help is told why before a PIN is asked for", "[domain]")
{
    UtcMs const now{1'795'507'200'000};
    auto const here = StationId::make("s1");
    Volunteer const good{MemberId::make("m1"), "陈**", CardId::make("c1"), "$argon2id$x", now + Millis{1}, {}};
    auto ended = good;
    ended.until = now - Millis{1};
    auto elsewhere = good;
    elsewhere.stations = {StationId::make("s2"), StationId::make("s3")};
    auto among = elsewhere;
    among.stations.push_back(here);
    TrustedNow const agreed{now, TimeQuality::Agreed};
    TrustedNow const carried{now, TimeQuality::Carried};

    CHECK(check_volunteer(good, false, here, agreed) == std::nullopt);
    CHECK(check_volunteer(among, false, here, agreed) == std::nullopt);
    CHECK(check_volunteer(std::nullopt, false, here, agreed) == SignInRefusal::NotAVolunteer);
    CHECK(check_volunteer(good, true, here, agreed) == SignInRefusal::Revoked);
    CHECK(check_volunteer(std::nullopt, true, here, agreed) == SignInRefusal::Revoked);
    CHECK(check_volunteer(ended, false, here, agreed) == SignInRefusal::Ended);
    CHECK(check_volunteer(ended, false, here, carried) == std::nullopt); // a clock that may lie turns nobody away
    CHECK(check_volunteer(elsewhere, false, here, agreed) == SignInRefusal::OtherStation);
    for (auto const refusal : {SignInRefusal::NotAVolunteer, SignInRefusal::Revoked, SignInRefusal::Ended,
             SignInRefusal::OtherStation, SignInRefusal::WrongPin, SignInRefusal::Waiting})
        CHECK(sign_in_refusal_of(name(refusal)) == refusal);
}

TEST_CASE("water asks for nothing, goods for as much as the station says", "[domain]")
{
    Millis const day{24 * 3'600'000};
    struct Row {
        std::string rule;
        ServicePolicy policy;
        ServiceQuestion question;
        ServiceAnswer answer;
    };
    auto const row = GENERATE_COPY(values<Row>({
        {"water for nobody in particular, with no list at all", {}, {}, ServiceAnswer::Allowed},
        {"water whatever its list age says", {Demand::Always, 1}, {}, ServiceAnswer::Allowed},
        {"a code: nobody checked in", {Demand::AnyCode, {}}, {}, ServiceAnswer::NeedsCode},
        {"a code: a guest has none", {Demand::AnyCode, {}}, {Assurance::Guest, false, day}, ServiceAnswer::NeedsCode},
        {"a code: a typed number does", {Demand::AnyCode, {}}, {Assurance::Typed, false, day}, ServiceAnswer::Allowed},
        {"a fresh code: a printed one may be a copy", {Demand::FreshCode, {}}, {Assurance::StaticCode, false, day},
            ServiceAnswer::NeedsFreshCode},
        {"a fresh code: nobody checked in", {Demand::FreshCode, {}}, {}, ServiceAnswer::NeedsFreshCode},
        {"a fresh code", {Demand::FreshCode, {}}, {Assurance::FreshCode, false, day}, ServiceAnswer::Allowed},
        {"a fresh code: vouched for", {Demand::FreshCode, {}}, {Assurance::ByVolunteer, false, day},
            ServiceAnswer::Allowed},
        {"a fresh code: a volunteer is here", {Demand::FreshCode, {}}, {{}, true, {}}, ServiceAnswer::Allowed},
        {"a volunteer", {Demand::Volunteer, {}}, {Assurance::FreshCode, false, day}, ServiceAnswer::AskVolunteer},
        {"a volunteer is here", {Demand::Volunteer, {}}, {{}, true, {}}, ServiceAnswer::Allowed},
        {"a list that is young enough", {Demand::AnyCode, 24}, {Assurance::Typed, false, day}, ServiceAnswer::Allowed},
        {"a list that is too old", {Demand::AnyCode, 24}, {Assurance::Typed, false, day + Millis{1}},
            ServiceAnswer::AskVolunteer},
        {"a list that was never agreed", {Demand::AnyCode, 24}, {Assurance::Typed, false, {}},
            ServiceAnswer::AskVolunteer},
        {"an old list and a volunteer", {Demand::AnyCode, 24}, {Assurance::Typed, true, {}}, ServiceAnswer::Allowed},
    }));
    INFO(row.rule);
    CHECK(decide_service(row.policy, row.question) == row.answer);
}
