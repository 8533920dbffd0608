#include "kiosk/app/enrollment_people.h"

#include "shared/domain/phone_number.h"
#include "shared/domain/surname.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_people = 4;
constexpr std::size_t most_remembered = 2'000;

void add(std::vector<KnownPerson>& people, KnownPerson person)
{
    bool const there = std::any_of(
        people.begin(), people.end(), [&](KnownPerson const& one) { return one.member == person.member; });
    if (!there && people.size() < most_people) people.push_back(std::move(person));
}

} // namespace

Applicant applicant_of(OpenForm const& form)
{
    Applicant out{form.masked_name(), std::nullopt, form.occupation.value_or(Occupation::Other)};
    auto const phone = PhoneNumber::parse(form.phone.view());
    auto const initial = surname_initial(form.name.text().view());
    if (phone && initial) out.phone = PhoneKey{std::string{phone->tail()}, *initial};
    return out;
}

KnownPeople::KnownPeople(KioskPorts const& ports) : m_ports{ports}, m_hasher{ports.random} { }

KnownPeople::Remembered KnownPeople::fingerprints(OpenForm const& form) const
{
    Remembered out;
    if (!form.document_number.empty()) out.document = m_hasher.of("document", form.document_number.view());
    if (!form.phone.empty() && !form.name.text().empty()) {
        PrivateText both = form.name.text();
        both.append("\n");
        both.append(form.phone.view());
        out.name_and_phone = m_hasher.of("name_and_phone", both.view());
    }
    return out;
}

std::vector<KnownPerson> KnownPeople::like(OpenForm const& form)
{
    std::vector<KnownPerson> people;
    auto const mine = fingerprints(form);
    for (auto one = m_remembered.rbegin(); one != m_remembered.rend(); ++one) {
        bool const same_document = mine.document && one->document == mine.document;
        if (same_document || (mine.name_and_phone && one->name_and_phone == mine.name_and_phone))
            add(people, one->person);
    }
    if (auto known = m_ports.roster.find_duplicates(applicant_of(form), most_people)) {
        for (auto& person : *known) add(people, std::move(person));
    }
    return people;
}

void KnownPeople::remember(OpenForm const& form, KnownPerson person)
{
    auto mine = fingerprints(form);
    if (!mine.document && !mine.name_and_phone) return;
    mine.person = std::move(person);
    if (m_remembered.size() == most_remembered) m_remembered.erase(m_remembered.begin());
    m_remembered.push_back(std::move(mine));
}

} // namespace yizhan
