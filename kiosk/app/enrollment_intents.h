// What a person or a volunteer can want while joining. Part of intents.h.
#pragma once

#include "kiosk/app/writing_field.h"
#include "shared/domain/application_form.h"

#include <cstddef>
#include <variant>

namespace yizhan {

namespace intent {

// --- the form -------------------------------------------------------------------------------------------------------
struct BeginForm { }; // from 'why join'
struct BackAPage { };
struct NextPage { }; // where a page needs no more than a yes
struct CloseForm { }; // 不办了; asks once, then wipes
struct KeepForm { }; // 'I am still here', or 'no, go on'
struct PickOccupation {
    Occupation occupation = Occupation::Other;
};
struct PickListed { // of the list that is shown: an employer, a community, a union, a person
    std::size_t index = 0;
};
struct PickNone { }; // no employer, no phone, no card at hand, 'none of these is me'
struct OpenUnionTree { };
struct OpenTreeNode {
    UnionId id; // empty: the root
};
struct PickDocument {
    DocumentKind kind = DocumentKind::ResidentId;
};

// --- writing: into the field that the page shows
struct Write {
    WritingAction action;
};
struct PressDigit { // of a number, or a PIN
    char digit = '0'; // 0..9, in a document also a letter
};
struct EraseLast { }; // of a number, or a PIN

// --- consent
struct Sign {
    HandSignature strokes; // all so far; empty: cleared
};
struct SubmitForm { };

// --- volunteers
struct OpenCeremonySetup { }; // or, where one is open, its page
struct SetExpected {
    int people = 0;
};
struct StartCeremony { };
struct NextPerson { }; // by hand; a card on the reader does it too
struct ResumeForm {
    std::size_t index = 0; // of the people shown
};
struct EndCeremony { };
struct OpenShift { };
struct OpenSentBack { };
struct RepairForm {
    std::size_t index = 0; // of the list shown
};
struct SignOut { };

} // namespace intent

using EnrollmentIntent
    = std::variant<intent::BeginForm, intent::BackAPage, intent::NextPage, intent::CloseForm, intent::KeepForm,
        intent::PickOccupation, intent::PickListed, intent::PickNone, intent::OpenUnionTree, intent::OpenTreeNode,
        intent::PickDocument, intent::Write, intent::PressDigit, intent::EraseLast, intent::Sign, intent::SubmitForm,
        intent::OpenCeremonySetup, intent::SetExpected, intent::StartCeremony, intent::NextPerson, intent::ResumeForm,
        intent::EndCeremony, intent::OpenShift, intent::OpenSentBack, intent::RepairForm, intent::SignOut>;

} // namespace yizhan
