#include "server/enrollment/application_clerk.h"

#include "server/enrollment/form_opening.h"
#include "server/ingest/roster.h"

#include <algorithm>

namespace yizhan {
namespace {

std::string names_of(std::vector<SealedRevision> const& revisions)
{
    std::string names;
    for (auto const& revision : revisions) names += (names.empty() ? "" : " ") + revision.event.text();
    return names;
}

ApplicationLine line_of(ApplicationRecord const& record, FormCheck const& check)
{
    auto const applicant = applicant_now(record, check);
    return {record.id, *record.state, record.submitted_at, record.union_id, applicant.masked_name,
        applicant.phone ? applicant.phone->tail : "", record.member, record.card};
}

ApplicationStanding standing_of(ApplicationRecord const& record, FormCheck const& check)
{
    return {record.id, record.member, record.card, *record.state, record.revision, applicant_now(record, check),
        record.reason, record.note, record.fix, record.since};
}

} // namespace

Applicant applicant_now(ApplicationRecord const& record, FormCheck const& check)
{
    auto applicant = record.applicant;
    if (!check.masked_name.empty()) applicant.masked_name = check.masked_name;
    if (!check.tail.empty() && applicant.phone) applicant.phone->tail = check.tail;
    return applicant;
}

CalendarDay ApplicationClerk::today() const { return calendar_day(local_day(m_ports.clock.wall(), m_ports.zone)); }

Result<ApplicationClerk::Progress> ApplicationClerk::step()
{
    auto progress = Progress::CaughtUp;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        std::set<ApplicationId> touched;
        progress = TRY(take_slice(touched));
        for (auto const& application : touched) TRY_DO(refresh(application));
        return {};
    }));
    return progress;
}

Result<void> ApplicationClerk::catch_up()
{
    return m_ports.work.run([&]() -> Result<void> {
        std::set<ApplicationId> touched;
        while (TRY(take_slice(touched)) == Progress::More) { }
        for (auto const& application : touched) TRY_DO(refresh(application));
        return {};
    });
}

Result<void> ApplicationClerk::rebuild()
{
    return m_ports.work.run([&]() -> Result<void> {
        TRY_DO(m_ports.applications.clear());
        m_looked_at = 0;
        return catch_up();
    });
}

Result<ApplicationClerk::Progress> ApplicationClerk::take_slice(std::set<ApplicationId>& touched)
{
    auto const taken = TRY(m_ports.applications.taken());
    auto const from = std::max(taken, m_looked_at);
    auto const slice = TRY(m_ports.applications.read_log(from, step_events));
    if (slice.covered == from) return Progress::CaughtUp;
    if (slice.events.empty() && slice.covered - taken < max_unwritten) {
        m_looked_at = slice.covered;
        return Progress::More;
    }
    for (auto const& [position, event] : slice.events) {
        auto const application = application_of(event);
        if (!application) continue;
        TRY_DO(m_ports.applications.note(*application, event.id, position));
        touched.insert(*application);
    }
    TRY_DO(m_ports.applications.set_taken(slice.covered));
    return Progress::More;
}

Result<std::optional<ApplicationRecord>> ApplicationClerk::find(ApplicationId const& application)
{
    auto facts = TRY(m_ports.applications.facts(application));
    if (facts.empty()) return std::optional<ApplicationRecord>{};
    return std::optional{fold_application(application, std::move(facts))};
}

Result<void> ApplicationClerk::record(StationId const& station, EventBody body)
{
    auto const& clock = m_ports.clock;
    Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{0}};
    OwnEvent const event{new_event_id(clock.wall(), m_ports.random), station, moment, std::move(body)};
    TRY(m_ports.events.append_own({&event, 1}));
    return {};
}

Result<void> ApplicationClerk::refresh(ApplicationId const& application)
{
    auto const record = TRY(find(application));
    // A draft is of no interest to anybody yet; a late step waits for the form that it belongs to.
    if (!record || !record->state || !record->is_submitted()) return {};
    auto const checked = TRY(check(*record));
    TRY_DO(m_ports.applications.keep(line_of(*record, checked)));
    TRY_DO(tell_station(*record, checked));
    if (record->is_waiting()) return give_provisional_place(*record, checked);
    if (record->state == ApplicationState::Approved) return {}; // all was done by who approved
    return take_provisional_back(*record);
}

Result<FormCheck> ApplicationClerk::check(ApplicationRecord const& record)
{
    auto const seen = names_of(record.revisions);
    auto known = TRY(m_ports.applications.check(record.id));
    if (known && known->seen == seen) return std::move(*known);
    auto const now = m_ports.clock.wall();
    TRY_DO(m_ports.audit.add({now, std::string{machine_actor}, "check_form", record.id.text()}));
    auto const opened = open_application(record, m_ports.keys, today());
    FormCheck check{record.id, seen, now, opened.problems, {}, {}, {}, {}};
    if (!opened.shut) {
        check.document = document_key(opened.form, m_ports.keys);
        check.phone = phone_key(opened.form, m_ports.keys);
        check.masked_name = mask_name(opened.form.name.view());
        if (check.phone) check.tail = opened.form.phone.view().substr(opened.form.phone.size() - 4);
    }
    TRY_DO(m_ports.applications.keep(check));
    return check;
}

Result<void> ApplicationClerk::tell_station(ApplicationRecord const& record, FormCheck const& check)
{
    auto const channel = station_channel(record.station);
    auto const head = m_ports.feeds.head(channel);
    if (!head && head.error().code == ErrorCode::NotFound) return {}; // a station that the hub does not know
    FeedRow const row = standing_of(record, check);
    if (TRY(m_ports.feeds.find(channel, FeedKind::Application, record.id.text())) == row) return {};
    return m_ports.feeds.put(channel, {&row, 1});
}

Result<void> ApplicationClerk::give_provisional_place(ApplicationRecord const& record, FormCheck const& check)
{
    auto const known = TRY(find_member(m_ports.feeds, record.member));
    if (known && known->status != MemberStatus::Provisional) return {}; // a member already, whose card is renewed
    auto const applicant = applicant_now(record, check);
    Member member;
    member.id = known ? known->id : record.member;
    member.masked_name = applicant.masked_name;
    member.phone = applicant.phone;
    member.union_id = record.union_id;
    member.occupation = applicant.occupation;
    member.status = MemberStatus::Provisional;
    member.card = record.card;
    if (known == member) return {};
    FeedRow const row = member;
    return m_ports.feeds.put(district_channel(), {&row, 1});
}

Result<void> ApplicationClerk::take_provisional_back(ApplicationRecord const& record)
{
    std::vector<FeedRow> rows;
    auto const reason
        = record.reason == DecisionReason::NotGenuine ? RevocationReason::Misused : RevocationReason::Left;
    auto const member = TRY(find_member(m_ports.feeds, record.member));
    auto const owner = TRY(m_ports.members.member_by_card(record.card));
    // Whoever names somebody else's card in a form does not take it away from them.
    bool const is_theirs = !owner || (member && owner->id == member->id && owner->status == MemberStatus::Provisional);
    auto const revoked = TRY(m_ports.feeds.find(district_channel(), FeedKind::Revocation, record.card.text()));
    if (is_theirs && !revoked) rows.emplace_back(Revocation{record.card, record.member, reason, m_ports.clock.wall()});
    if (member && member->status == MemberStatus::Provisional && member->card == record.card)
        rows.emplace_back(RemovedRow{FeedKind::Member, member->id.text()});
    if (rows.empty()) return {};
    return m_ports.feeds.put(district_channel(), rows);
}

} // namespace yizhan
