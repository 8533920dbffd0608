// Events and pages of joining for the tests of what a kiosk keeps of it. Synthetic people only.
#pragma once

#include "tests/kiosk/journal/kiosk_computer.h"
#include "tests/support/enrollment_samples.h"

namespace yizhan::test {

inline ApplicationId application_id(int i) { return ApplicationId::make(fmt::format("a-{:04}", i)); }
inline CardId provisional_card(int i) { return CardId::make(fmt::format("{:016x}", 0xAAAA0000LL + i)); }
inline CeremonyId const the_ceremony = CeremonyId::make("ceremony-1");
inline MemberId const the_volunteer = MemberId::make("m-volunteer");

inline ApplicationSubmitted application(int i, Helped helped = {})
{
    auto made = sample_submitted();
    made.application = application_id(i);
    made.member = MemberId::make(fmt::format("m-new-{}", i));
    made.card = provisional_card(i);
    made.helped = std::move(helped);
    return made;
}

inline ApplicationStanding standing(int i, ApplicationState state, int revision = 1)
{
    ApplicationStanding made;
    made.id = application_id(i);
    made.member = application(i).member;
    made.card = provisional_card(i);
    made.state = state;
    made.revision = revision;
    made.applicant = application(i).applicant;
    made.since = UtcMs{1'795'600'000'000};
    return made;
}

inline DraftStore::Draft draft(int i, std::uint8_t content = 7)
{
    DraftStore::Draft made;
    made.application = application_id(i);
    made.ceremony = the_ceremony;
    made.volunteer = the_volunteer;
    made.page = "phone";
    made.box = Bytes(900, content);
    made.saved_at = UtcMs{1'795'507'200'000 + i};
    return made;
}

inline FeedPage page_of(
    std::string channel, std::uint64_t after, std::uint64_t next, std::vector<FeedRow> rows, std::string epoch = "e1")
{
    return {std::move(channel), std::move(epoch), after, next, next, UtcMs{1'795'507'200'000 + 1}, std::move(rows)};
}

inline NewEvent event(KioskComputer& machine, EventBody body) { return {machine.fresh_id(), std::move(body)}; }
inline void record(KioskComputer& machine, EventBody body) { REQUIRE(machine.append(event(machine, std::move(body)))); }

inline std::vector<std::string> ids_of(Result<std::vector<LocalApplication>> const& applications)
{
    REQUIRE(applications);
    std::vector<std::string> ids;
    for (auto const& one : *applications) ids.push_back(one.standing.id.text());
    return ids;
}

inline Member member(int i, MemberStatus status = MemberStatus::Active)
{
    Member made;
    made.id = MemberId::make(fmt::format("m-{}", i));
    if (status != MemberStatus::Provisional)
        made.number = MemberNumber::of_serial(static_cast<std::uint32_t>(1'000'000 + i));
    made.masked_name = "陈**";
    made.phone = PhoneKey{"0007", 'c'};
    made.union_id = UnionId::make("u-1");
    made.status = status;
    made.card = CardId::make(fmt::format("{:016x}", 0xBBBB0000LL + i));
    return made;
}

} // namespace yizhan::test
