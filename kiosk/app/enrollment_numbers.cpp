#include "kiosk/app/enrollment_numbers.h"

#include "shared/domain/person_name.h"
#include "shared/domain/phone_number.h"

namespace yizhan {
namespace {

constexpr std::size_t longest_document = 18;

std::optional<MarkedPlace> marked(std::optional<IdFault> const& fault)
{
    if (!fault || fault->kind == IdFaultKind::Incomplete) return std::nullopt;
    auto const what = [&] {
        switch (fault->kind) {
        case IdFaultKind::WrongCharacter:
            return MarkedPlace::What::Character;
        case IdFaultKind::WrongRegion:
            return MarkedPlace::What::Region;
        case IdFaultKind::NoSuchDate:
        case IdFaultKind::BirthInFuture:
        case IdFaultKind::BirthTooLongAgo:
            return MarkedPlace::What::Date;
        case IdFaultKind::TooLong:
            return MarkedPlace::What::Length;
        default:
            return MarkedPlace::What::Check;
        }
    }();
    return MarkedPlace{fault->first, fault->last, what};
}

} // namespace

NamePage name_page(OpenForm const& form)
{
    NamePage page;
    page.name = form.name.view();
    auto const parsed = PersonName::parse(form.name.text().view());
    page.can_go_on = parsed.has_value() || form.name.is_composing();
    page.not_a_name = !parsed && parsed.error().kind != NameFaultKind::Empty;
    return page;
}

DocumentPage document_page(OpenForm const& form, std::optional<CalendarDay> today)
{
    DocumentPage page;
    page.kind = form.document_kind;
    page.number = form.document_number;
    if (page.number.empty()) return page;
    page.fault = marked(id_fault_so_far(page.kind, page.number.view(), today));
    page.complete = IdNumber::parse(page.kind, page.number.view(), today).has_value();
    return page;
}

PhonePage phone_page(OpenForm const& form)
{
    PhonePage page;
    page.digits = form.phone;
    if (page.digits.empty()) return page;
    auto const fault = phone_fault_so_far(page.digits.view());
    if (fault && fault->kind != PhoneFaultKind::Incomplete)
        page.fault = MarkedPlace{fault->place, fault->place, MarkedPlace::What::Character};
    page.complete = PhoneNumber::parse(page.digits.view()).has_value();
    return page;
}

void type_digit(OpenForm& form, char digit)
{
    bool const is_digit = digit >= '0' && digit <= '9';
    if (form.page == FormPage::Phone && is_digit && form.phone.size() < PhoneNumber::length) {
        form.phone.append({&digit, 1});
        form.no_phone = false;
    }
    if (form.page != FormPage::Document) return;
    if (form.has_card()) form.forget_document(); // typing over a card's number begins anew
    if (digit >= 'a' && digit <= 'z') digit = static_cast<char>(digit - 'a' + 'A');
    if (!is_digit && !(digit >= 'A' && digit <= 'Z')) return;
    if (form.document_number.size() >= longest_document) return;
    form.document_number.append({&digit, 1});
    form.no_document = false;
}

void erase_digit(OpenForm& form)
{
    if (form.page == FormPage::Phone) form.phone.pop_back();
    if (form.page != FormPage::Document) return;
    if (form.has_card())
        form.forget_document();
    else
        form.document_number.pop_back();
}

bool settle_name(OpenForm& form)
{
    form.name.finish();
    if (form.name.is_composing()) return false;
    auto const parsed = PersonName::parse(form.name.text().view());
    if (parsed) form.take_name(parsed->reveal());
    return parsed.has_value();
}

bool settle_document(OpenForm& form, std::optional<CalendarDay> today)
{
    auto const parsed = IdNumber::parse(form.document_kind, form.document_number.view(), today);
    if (!parsed) return false;
    if (form.has_card()) return true;
    form.document_number = PrivateText{parsed->reveal()};
    form.sex = parsed->sex();
    form.birth = written_day(parsed->birth());
    return true;
}

bool settle_phone(OpenForm& form)
{
    auto const parsed = PhoneNumber::parse(form.phone.view());
    if (parsed) form.phone = PrivateText{parsed->reveal()};
    return parsed.has_value();
}

ApplicationForm answers_of(IdCardRead const& card)
{
    ApplicationForm out;
    if (card.name)
        out.name = PrivateText{card.name->reveal()};
    else if (card.latin_name)
        out.name = PrivateText{card.latin_name->reveal()};
    out.document = ShownDocument{card.kind(), PrivateText{card.number.reveal()}, true};
    out.sex = card.sex ? card.sex : std::optional{card.number.sex()};
    out.birth = written_day(card.birth.value_or(card.number.birth()));
    out.ethnic_group = card.ethnic_group;
    out.address = card.address;
    return out;
}

} // namespace yizhan
