#include "shared/domain/identity_document.h"

#include "shared/base/utf8.h"
#include "shared/domain/id_number_rules.h"
#include "shared/domain/name_table.h"

#include <array>
#include <cassert>

namespace yizhan {
namespace {

constexpr NameTable<DocumentKind, 3> kinds{
    {{{DocumentKind::ResidentId, "resident_id"}, {DocumentKind::ResidencePermit, "residency_permit"},
        {DocumentKind::ForeignPermanentResident, "foreign_permanent_resident"}}}};

constexpr NameTable<Sex, 2> sexes{{{{Sex::Male, "male"}, {Sex::Female, "female"}}}};

constexpr std::size_t longest_kept = 40;

std::optional<IdFault> complete_fault(id_rules::Form form, std::string_view text, std::optional<CalendarDay> today)
{
    auto const fault = id_rules::first_fault(form, text, today);
    if (!fault) return std::nullopt;
    bool const whole = text.size() == id_rules::length(form) && fault->kind != IdFaultKind::WrongCharacter;
    return whole ? id_rules::pointed_at_only_slip(form, text, today, *fault) : *fault;
}

} // namespace

std::string_view name(DocumentKind kind) { return kinds.name_of(kind); }
std::optional<DocumentKind> document_kind_of(std::string_view text) { return kinds.value_of(text); }
std::string_view name(Sex sex) { return sexes.name_of(sex); }
std::optional<Sex> sex_of(std::string_view text) { return sexes.value_of(text); }

PrivateText normalised_id_number(std::string_view typed)
{
    PrivateText out;
    for (std::size_t at = 0; at < typed.size() && out.size() < longest_kept;) {
        char32_t const c = utf8::half_width(utf8::next(typed, at));
        if (c == U' ' || c == U'\t' || c == 0xA0) continue;
        char ascii = c < 0x80 ? static_cast<char>(c) : '?';
        if (ascii >= 'a' && ascii <= 'z') ascii = static_cast<char>(ascii - 'a' + 'A');
        out.append({&ascii, 1});
    }
    return out;
}

std::size_t id_number_length(DocumentKind kind, std::string_view typed)
{
    auto const text = normalised_id_number(typed);
    return id_rules::length(id_rules::form_of(kind, text.view()));
}

DocumentKind likely_document_kind(std::string_view typed)
{
    auto const text = normalised_id_number(typed);
    auto const begin = text.view();
    if (begin.starts_with("81") || begin.starts_with("82") || begin.starts_with("83"))
        return DocumentKind::ResidencePermit;
    bool const foreign = !begin.empty() && (begin[0] == '9' || (begin[0] >= 'A' && begin[0] <= 'Z'));
    return foreign ? DocumentKind::ForeignPermanentResident : DocumentKind::ResidentId;
}

std::optional<IdFault> id_fault_so_far(DocumentKind kind, std::string_view typed, std::optional<CalendarDay> today)
{
    auto const text = normalised_id_number(typed);
    return complete_fault(id_rules::form_of(kind, text.view()), text.view(), today);
}

tl::expected<IdNumber, IdFault> IdNumber::parse(
    DocumentKind kind, std::string_view typed, std::optional<CalendarDay> today)
{
    auto text = normalised_id_number(typed);
    auto const form = id_rules::form_of(kind, text.view());
    if (auto const fault = complete_fault(form, text.view(), today)) return tl::unexpected(*fault);
    auto const size = text.size();
    if (size < id_rules::length(form)) return tl::unexpected(IdFault{IdFaultKind::Incomplete, size, size});
    int const century = form == id_rules::Form::OldForeign ? id_rules::old_form_century(text.view(), today) : 0;
    return IdNumber{kind, std::move(text), century};
}

CalendarDay IdNumber::birth() const
{
    auto const form = id_rules::form_of(m_kind, m_text.view());
    auto const birth = id_rules::birth_of(form, m_text.view(), m_century);
    assert(birth); // a number cannot be made without it; one that was moved from has none
    return birth.value_or(CalendarDay{});
}

Sex IdNumber::sex() const
{
    auto const text = m_text.view();
    assert(text.size() >= 2);
    return (text[text.size() - 2] - '0') % 2 == 1 ? Sex::Male : Sex::Female;
}

} // namespace yizhan
