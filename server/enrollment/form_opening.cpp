#include "server/enrollment/form_opening.h"

#include "shared/domain/person_name.h"
#include "shared/domain/phone_number.h"
#include "shared/protocol/application_form.h"
#include "shared/protocol/duplicate_key.h"
#include "shared/protocol/sealed_form.h"

#include <algorithm>
#include <utility>

namespace yizhan {
namespace {

std::string_view problem_of_opening(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "sealed_unknown_key";
    case ErrorCode::Unauthorised:
        return "sealed_altered";
    case ErrorCode::Conflict:
        return "sealed_elsewhere";
    default:
        return "sealed_unreadable";
    }
}

Result<ApplicationForm> open_revision(
    ApplicationId const& application, SealedRevision const& revision, HubKeys const& keys)
{
    auto const kid = TRY(SealingKid::parse(revision.form.key));
    auto const sealed = TRY(from_base64(revision.form.sealed));
    SealedFormPlace const place{application, revision.event, revision.kiosk};
    auto const plain = TRY(open_form(sealed, keys.sealing_pairs(), kid, place));
    auto form = decode_form(plain);
    if (!form) return fail(ErrorCode::InvalidInput, "a form inside a seal");
    return form;
}

void amend(ApplicationForm& form, ApplicationForm&& with, FormField field)
{
    switch (field) {
    case FormField::Name:
        form.name = std::move(with.name);
        break;
    case FormField::Document:
        form.document = std::move(with.document);
        form.sex = with.sex;
        form.birth = std::move(with.birth);
        form.ethnic_group = std::move(with.ethnic_group);
        form.address = std::move(with.address);
        break;
    case FormField::Phone:
        form.phone = std::move(with.phone);
        break;
    case FormField::Employer:
        form.employer = std::move(with.employer);
        form.employer_text = std::move(with.employer_text);
        break;
    case FormField::Community:
        form.community = std::move(with.community);
        form.community_text = std::move(with.community_text);
        break;
    case FormField::Signing:
        form.signature = std::move(with.signature);
        if (with.consent) form.consent = std::move(with.consent);
        break;
    }
}

void find_document_problems(ApplicationForm const& form, CalendarDay today, std::vector<std::string>& problems)
{
    if (!form.document) return;
    auto const number = IdNumber::parse(form.document->kind, form.document->number.view(), today);
    if (!number) return problems.emplace_back("document_invalid"), void();
    bool const other_birth = !form.birth.empty() && form.birth != written_day(number->birth());
    if (other_birth || (form.sex && *form.sex != number->sex())) problems.emplace_back("document_differs");
    if (number->age_on(today) < youngest_age) problems.emplace_back("too_young");
}

// What was told openly must be what is sealed.
void compare(ApplicationRecord const& record, ApplicationForm const& form, std::vector<std::string>& problems)
{
    auto const& told = record.applicant;
    auto const is_amended = [&](FormField field) {
        return std::any_of(record.revisions.begin(), record.revisions.end(), [&](SealedRevision const& revision) {
            return std::find(revision.fields.begin(), revision.fields.end(), field) != revision.fields.end();
        });
    };
    if (!is_amended(FormField::Name) && mask_name(form.name.view()) != told.masked_name)
        problems.emplace_back("name_differs");
    if (!is_amended(FormField::Phone) && told.phone && !form.phone.view().ends_with(told.phone->tail))
        problems.emplace_back("phone_differs");
}

} // namespace

std::vector<std::string> find_problems(ApplicationForm const& form, CalendarDay today)
{
    std::vector<std::string> problems;
    if (!PersonName::parse(form.name.view())) problems.emplace_back("name_invalid");
    find_document_problems(form, today, problems);
    if (!form.phone.empty() && !PhoneNumber::parse(form.phone.view())) problems.emplace_back("phone_invalid");
    if (form.signature.empty()) problems.emplace_back("signature_missing");
    if (!form.consent) problems.emplace_back("consent_missing");
    return problems;
}

OpenedForm open_application(ApplicationRecord const& record, HubKeys const& keys, CalendarDay today)
{
    OpenedForm opened;
    for (auto const& revision : record.revisions) {
        auto form = open_revision(record.id, revision, keys);
        if (!form) {
            opened.shut = true;
            opened.problems.emplace_back(problem_of_opening(form.error().code));
            continue;
        }
        if (revision.whole)
            opened.form = std::move(*form);
        else
            for (auto const field : revision.fields) amend(opened.form, std::move(*form), field);
    }
    if (std::cmp_less(record.revisions.size(), record.revision)) {
        opened.shut = true;
        opened.problems.emplace_back("revision_missing");
    }
    if (opened.shut) return opened;
    opened.problems = find_problems(opened.form, today);
    compare(record, opened.form, opened.problems);
    return opened;
}

std::optional<Hash> document_key(ApplicationForm const& form, HubKeys const& keys)
{
    if (!form.document) return std::nullopt;
    auto const number = IdNumber::parse(form.document->kind, form.document->number.view(), std::nullopt);
    if (!number) return std::nullopt;
    return duplicate_key(keys.compare_secret(), name(number->kind()), number->reveal());
}

std::optional<Hash> phone_key(ApplicationForm const& form, HubKeys const& keys)
{
    auto const number = PhoneNumber::parse(form.phone.view());
    if (!number) return std::nullopt;
    return duplicate_key(keys.compare_secret(), "phone", number->reveal());
}

} // namespace yizhan
