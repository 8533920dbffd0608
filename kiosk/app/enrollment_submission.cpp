#include "kiosk/app/enrollment_submission.h"

#include "kiosk/app/enrollment_people.h"

#include <algorithm>

namespace yizhan {
namespace {

// Of the fields that were asked again, those that were answered.
std::vector<FormField> answered(OpenForm const& form)
{
    std::vector<FormField> out;
    for (FormField const field : form.repair->standing.fix) {
        bool const skipped = (field == FormField::Document && form.document_number.empty())
            || (field == FormField::Phone && form.phone.empty());
        if (!skipped) out.push_back(field);
    }
    return out;
}

Member as_member(OpenForm const& form, ApplicationSubmitted const& submitted)
{
    Member member;
    member.id = submitted.member;
    member.masked_name = submitted.applicant.masked_name;
    member.phone = submitted.applicant.phone;
    member.union_id = submitted.union_id;
    member.occupation = form.occupation.value_or(Occupation::Other);
    member.status = MemberStatus::Provisional;
    member.card = submitted.card;
    return member;
}

} // namespace

bool is_signed(HandSignature const& signature)
{
    return std::any_of(signature.begin(), signature.end(), [](Stroke const& stroke) { return stroke.size() > 1; });
}

FormSubmission::FormSubmission(KioskPorts const& ports, CheckInDesk& check_in, ZoneMinutes zone)
    : m_ports{ports}, m_check_in{check_in}, m_zone{zone}
{
}

Result<SubmittedForm> FormSubmission::submit(OpenForm& form, Language language)
{
    auto const key = TRY(m_ports.enrollment->book.sealing_key());
    if (!key) return fail(ErrorCode::Unavailable, "no sealing key yet");
    auto const& fix = form.repair ? form.repair->standing.fix : std::vector<FormField>{FormField::Signing};
    if (std::find(fix.begin(), fix.end(), FormField::Signing) != fix.end()) {
        if (!is_signed(form.signature)) return fail(ErrorCode::Refused, "not signed");
        auto const consent = TRY(m_ports.enrollment->book.consent());
        if (!consent) return fail(ErrorCode::Unavailable, "no text to agree to yet");
        form.consent = ConsentGiven{consent->version, language};
    }
    return form.repair ? submit_repair(form, *key) : submit_new(form, *key);
}

Result<SubmittedForm> FormSubmission::submit_new(OpenForm& form, SealingKeyRow const& key)
{
    if (!form.union_choice || form.name.text().empty()) return fail(ErrorCode::Refused, "not whole");
    Moment const now = m_ports.clock.moment();
    if (!form.code)
        form.code = TRY(m_ports.enrollment->issuer.issue_provisional(m_ports.clock.now().time + provisional_lifetime));

    ApplicationSubmitted submitted;
    submitted.application = form.application;
    submitted.member = form.renews ? form.renews->member : form.member;
    submitted.renewal = form.renews.has_value();
    submitted.applicant = applicant_of(form);
    submitted.union_id = form.union_choice->union_id;
    submitted.route = form.union_choice->route;
    submitted.incomplete = form.document_number.empty();
    submitted.consent = form.consent->version;
    submitted.card = form.code->card;
    submitted.card_expires = form.code->expires;
    submitted.helped = form.helped;
    submitted.form = TRY(m_ports.enrollment->sealer.seal(form.answers(), form.application, form.submission, key));

    CheckedIn arrived;
    arrived.visit = VisitId::make(form.check_in.text());
    arrived.member = submitted.member;
    arrived.card = submitted.card;
    arrived.occupation = submitted.applicant.occupation;
    arrived.assurance = form.helped.volunteer ? Assurance::ByVolunteer : Assurance::Typed;

    std::array const events{NewEvent{form.submission, submitted}, NewEvent{form.check_in, arrived}};
    TRY(m_ports.journal.append(events, now));
    m_ports.sync.nudge();
    m_check_in.admit(arrived, as_member(form, submitted), now);

    SubmittedForm out;
    out.page = done_page(form, submitted.union_id);
    out.page.code = form.code->bitmap;
    out.page.valid_until = to_local(form.code->expires, m_zone);
    out.page.renewal = submitted.renewal;
    out.page.incomplete = submitted.incomplete;
    out.visit = arrived.visit;
    out.person = {submitted.member, submitted.applicant, submitted.union_id, true};
    return out;
}

Result<SubmittedForm> FormSubmission::submit_repair(OpenForm& form, SealingKeyRow const& key)
{
    Repair const& repair = *form.repair;
    ApplicationAmended amended;
    amended.application = repair.standing.id;
    amended.revision = repair.standing.revision + 1;
    amended.fields = answered(form);
    amended.incomplete = repair.incomplete && form.document_number.empty();
    if (form.union_choice && form.union_choice->union_id != repair.union_id)
        amended.union_id = form.union_choice->union_id;
    if (amended.fields.empty() && !amended.union_id) return fail(ErrorCode::Refused, "nothing was answered");
    amended.helped = form.helped;
    amended.form = TRY(m_ports.enrollment->sealer.seal(form.answers(), form.application, form.submission, key));
    NewEvent const event{form.submission, amended};
    TRY(m_ports.journal.append({&event, 1}, m_ports.clock.moment()));
    m_ports.sync.nudge();

    UnionId const union_id = amended.union_id.value_or(repair.union_id);
    SubmittedForm out;
    out.page = done_page(form, union_id);
    out.page.amended = true;
    out.page.incomplete = amended.incomplete;
    out.person = {repair.standing.member, repair.standing.applicant, union_id, true};
    return out;
}

DonePage FormSubmission::done_page(OpenForm const& form, UnionId const& union_id) const
{
    DonePage page;
    page.masked_name = form.masked_name();
    auto const found = m_ports.book.find_union(union_id);
    if (found && *found) page.union_name = (*found)->name;
    return page;
}

} // namespace yizhan
