#include "kiosk/app/enrollment_form.h"

#include "shared/domain/name_table.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr NameTable<FormPage, 10> pages{{{{FormPage::Occupation, "occupation"}, {FormPage::Employer, "employer"},
    {FormPage::Name, "name"}, {FormPage::Document, "document"}, {FormPage::Phone, "phone"},
    {FormPage::SamePerson, "same_person"}, {FormPage::Community, "community"}, {FormPage::Union, "union"},
    {FormPage::UnionTree, "union_tree"}, {FormPage::Consent, "consent"}}}};

// Of an employer or a community that is on no list: what a sealed form has room for.
constexpr std::size_t longest_place = 60;

// The tree is a way aside from the page of the union, never the next page.
constexpr std::array order{FormPage::Occupation, FormPage::Employer, FormPage::Name, FormPage::Document,
    FormPage::Phone, FormPage::SamePerson, FormPage::Community, FormPage::Union, FormPage::Consent};

std::optional<FormField> field_of(FormPage page)
{
    switch (page) {
    case FormPage::Employer:
        return FormField::Employer;
    case FormPage::Name:
        return FormField::Name;
    case FormPage::Document:
        return FormField::Document;
    case FormPage::Phone:
        return FormField::Phone;
    case FormPage::Community:
        return FormField::Community;
    case FormPage::Consent:
        return FormField::Signing;
    default:
        return std::nullopt;
    }
}

std::size_t place_in_order(FormPage page)
{
    if (page == FormPage::UnionTree) page = FormPage::Union;
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), page) - order.begin());
}

} // namespace

std::string_view name(FormPage page) { return pages.name_of(page); }
std::optional<FormPage> form_page_of(std::string_view name) { return pages.value_of(name); }

int step_of(FormPage page)
{
    switch (page) {
    case FormPage::Occupation:
        return 1;
    case FormPage::Employer:
        return 2;
    case FormPage::Name:
    case FormPage::Document:
        return 3;
    case FormPage::Phone:
    case FormPage::SamePerson:
        return 4;
    case FormPage::Community:
        return 5;
    case FormPage::Union:
    case FormPage::UnionTree:
        return 6;
    case FormPage::Consent:
        break;
    }
    return 7;
}

OpenForm::OpenForm(PinyinReader& pinyin, HandwritingReader& handwriting)
    : employer_query{pinyin, handwriting, {WritingHint::General, longest_place}}, name{pinyin, handwriting,
                                                                                      {WritingHint::PersonName, 60}},
      community_query{pinyin, handwriting, {WritingHint::General, longest_place}}
{
}

bool OpenForm::is_asked(FormPage asked) const
{
    if (repair) {
        auto const& fix = repair->standing.fix;
        if (asked == FormPage::Union) return repair->standing.reason == DecisionReason::OtherUnion;
        auto const field = field_of(asked);
        return field && std::find(fix.begin(), fix.end(), *field) != fix.end();
    }
    if (asked == FormPage::SamePerson) return !same.empty();
    // Whoever renews is where they belong already.
    if (asked == FormPage::Community || asked == FormPage::Union) return !renews;
    return true;
}

bool OpenForm::is_answered_by_card(FormPage asked) const
{
    return m_has_card && !name.text().empty() && (asked == FormPage::Name || asked == FormPage::Document);
}

std::optional<FormPage> OpenForm::after(FormPage from) const
{
    for (std::size_t at = place_in_order(from) + 1; at < order.size(); ++at) {
        if (is_asked(order[at]) && !is_answered_by_card(order[at])) return order[at];
    }
    return std::nullopt;
}

// A card's answers are skipped on the way there only: back leads to them, for who laid on a wrong card.
std::optional<FormPage> OpenForm::before(FormPage from) const
{
    for (std::size_t at = place_in_order(from); at > 0; --at) {
        if (is_asked(order[at - 1])) return order[at - 1];
    }
    return std::nullopt;
}

std::optional<FormPage> OpenForm::first() const
{
    for (FormPage const page_there : order) {
        if (is_asked(page_there)) return page_there;
    }
    return std::nullopt;
}

ApplicationForm OpenForm::answers() const
{
    ApplicationForm out;
    out.name = name.text();
    if (!document_number.empty()) out.document = ShownDocument{document_kind, document_number, m_has_card};
    out.sex = sex;
    out.birth = birth;
    out.ethnic_group = ethnic_group;
    out.address = address;
    out.phone = phone;
    out.occupation = occupation.value_or(repair ? repair->standing.applicant.occupation : Occupation::Other);
    if (employer)
        out.employer = employer->id;
    else
        out.employer_text = employer_query.text();
    if (community)
        out.community = community->id;
    else
        out.community_text = community_query.text();
    out.consent = consent;
    out.signature = signature;
    if (code) out.pickup_key = code->pickup_key;
    if (repair && !is_asked(FormPage::Name)) out.name.clear(); // of a card: it was not asked for
    return out;
}

void OpenForm::restore(ApplicationForm const& form)
{
    name.assign(form.name.view());
    if (form.document) {
        document_kind = form.document->kind;
        document_number = form.document->number;
        m_has_card = form.document->from_card;
    }
    sex = form.sex;
    birth = form.birth;
    ethnic_group = form.ethnic_group;
    address = form.address;
    phone = form.phone;
    if (page != FormPage::Occupation) occupation = form.occupation;
    employer_query.assign(form.employer_text.view());
    community_query.assign(form.community_text.view());
    consent = form.consent;
    signature = form.signature;
}

std::string OpenForm::masked_name() const
{
    if (repair && !is_asked(FormPage::Name)) return repair->standing.applicant.masked_name;
    return mask_name(name.text().view());
}

void OpenForm::fill_from_card(ApplicationForm const& card)
{
    name.assign(card.name.view());
    if (card.document) {
        document_kind = card.document->kind;
        document_number = card.document->number;
    }
    no_document = false;
    sex = card.sex;
    birth = card.birth;
    ethnic_group = card.ethnic_group;
    address = card.address;
    m_has_card = true;
}

void OpenForm::take_name(std::string_view spelt) { name.assign(spelt); }

// What a card said of the number goes with the number.
void OpenForm::forget_document()
{
    document_number.clear();
    sex.reset();
    birth.clear();
    ethnic_group.clear();
    address.clear();
    m_has_card = false;
}

void OpenForm::set_document_kind(DocumentKind kind)
{
    if (kind == document_kind) return;
    if (m_has_card) forget_document();
    document_kind = kind;
}

} // namespace yizhan
