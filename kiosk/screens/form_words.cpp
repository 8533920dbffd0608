// What a decision and the fields of a form are called: whole sentences, as a neighbour says them.
#include "kiosk/screens/form_parts.h"

namespace yizhan::screens {

std::string reason_text(Scene const& scene, DecisionReason reason)
{
    switch (reason) {
    case DecisionReason::DocumentMissing:
        return scene.tr("reason.document_missing");
    case DecisionReason::DocumentUnclear:
        return scene.tr("reason.document_unclear");
    case DecisionReason::PhoneWrong:
        return scene.tr("reason.phone_wrong");
    case DecisionReason::SignatureMissing:
        return scene.tr("reason.signature_missing");
    case DecisionReason::OtherUnion:
        return scene.tr("reason.other_union");
    case DecisionReason::AlreadyMember:
        return scene.tr("reason.already_member");
    case DecisionReason::NotEligible:
        return scene.tr("reason.not_eligible");
    case DecisionReason::NotGenuine:
        return scene.tr("reason.not_genuine");
    case DecisionReason::ByRequest:
        break;
    }
    return scene.tr("reason.by_request");
}

std::string field_text(Scene const& scene, FormField field)
{
    switch (field) {
    case FormField::Name:
        return scene.tr("field.name");
    case FormField::Document:
        return scene.tr("field.document");
    case FormField::Phone:
        return scene.tr("field.phone");
    case FormField::Employer:
        return scene.tr("field.employer");
    case FormField::Community:
        return scene.tr("field.community");
    case FormField::Signing:
        break;
    }
    return scene.tr("field.signature");
}

std::string fields_text(Scene const& scene, std::vector<FormField> const& fields)
{
    std::string text;
    for (FormField const field : fields) {
        if (!text.empty()) text += scene.tr("field.and");
        text += field_text(scene, field);
    }
    return text;
}

} // namespace yizhan::screens
