// One form of joining while somebody fills it in: what was answered, the page it stands on and the order of the pages.
// Everything that says who somebody is lies in private memory and is wiped with it. No ports, no time.
#pragma once

#include "kiosk/app/enrollment_ports.h"
#include "kiosk/app/enrollment_views.h"
#include "kiosk/app/roster.h"
#include "kiosk/app/writing_field.h"
#include "shared/domain/enrollment_events.h"

#include <optional>
#include <string_view>
#include <vector>

namespace yizhan {

enum class FormPage { Occupation, Employer, Name, Document, Phone, SamePerson, Community, Union, UnionTree, Consent };
std::string_view name(FormPage page); // occupation, …
std::optional<FormPage> form_page_of(std::string_view name);
constexpr int form_steps = 8;
int step_of(FormPage page); // 1..8; the last one is the end

// What is asked again of an application that was made already.
struct Repair {
    ApplicationStanding standing; // its `fix` are the pages; revision: the last one
    UnionId union_id;
    bool incomplete = false;
};

struct UnionChoice {
    UnionId union_id;
    Route route = Route::Chosen;
    Bilingual reason; // empty where it was chosen from the tree
    bool operator==(UnionChoice const&) const = default;
};

class OpenForm {
public:
    OpenForm(PinyinReader& pinyin, HandwritingReader& handwriting);
    OpenForm(OpenForm const&) = delete;
    OpenForm& operator=(OpenForm const&) = delete;

    // The page that a yes leads to, and the one before; nothing: the form is at its end, or at its beginning.
    std::optional<FormPage> after(FormPage from) const;
    std::optional<FormPage> before(FormPage from) const;
    std::optional<FormPage> first() const; // nothing: there is nothing to ask

    // As it goes into a seal or a draft: what was typed, whole or not.
    ApplicationForm answers() const;
    // From a draft; `page` is set already. Employer and community are looked up by who restores.
    void restore(ApplicationForm const& form);
    std::string masked_name() const; // empty before there is a name
    bool has_card() const { return m_has_card; }
    void fill_from_card(ApplicationForm const& card); // its name, document, sex, birth, ethnic group and address
    void take_name(std::string_view name); // as it is spelt by the rules
    void forget_document();
    void set_document_kind(DocumentKind kind);

    ApplicationId application;
    EventId submission; // of the event that ends it: a second tap finds the first
    EventId check_in;
    MemberId member; // fresh; unless it renews somebody's card
    MonoMs begun;
    Helped helped;
    std::optional<Repair> repair;
    FormPage page = FormPage::Occupation;

    std::optional<Occupation> occupation;
    WritingField employer_query;
    std::optional<Employer> employer;
    bool no_employer = false;
    WritingField name;
    DocumentKind document_kind = DocumentKind::ResidentId;
    PrivateText document_number;
    bool no_document = false; // no card at hand
    std::optional<Sex> sex;
    PrivateText birth;
    PrivateText ethnic_group;
    PrivateText address;
    PrivateText phone;
    bool no_phone = false;
    WritingField community_query;
    std::optional<Community> community;
    std::vector<KnownPerson> same; // whom the person may be, as last looked up
    std::optional<KnownPerson> renews;
    std::optional<UnionChoice> union_choice;
    std::optional<UnionChoice> from_tree; // shown beside the proposals
    HandSignature signature;
    int pad_generation = 0;
    std::optional<ConsentGiven> consent;
    std::optional<IssuedCode> code; // made once: a second try shows the same one

private:
    bool is_asked(FormPage asked) const;
    bool is_answered_by_card(FormPage asked) const;

    bool m_has_card = false;
};

} // namespace yizhan
