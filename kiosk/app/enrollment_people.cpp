#include "kiosk/app/enrollment_people.h"

#include "shared/domain/phone_number.h"
#include "shared/domain/surname.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_people = 4;
constexpr std::size_t most_looked_at = 16;
constexpr std::size_t most_remembered = 2'000;
constexpr std::size_t most_waiting = 500;

void add(std::vector<LikelyPerson>& people, LikelyPerson person)
{
    bool const there = std::any_of(
        people.begin(), people.end(), [&](LikelyPerson const& one) { return one.member == person.member; });
    if (!there && people.size() < most_people) people.push_back(std::move(person));
}

} // namespace

std::optional<PhoneKey> phone_key_of(OpenForm const& form)
{
    auto const phone = PhoneNumber::parse(form.phone.view());
    auto const initial = surname_initial(form.name.text().view());
    if (!phone || !initial) return std::nullopt;
    return PhoneKey{std::string{phone->tail()}, *initial};
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

std::vector<LikelyPerson> KnownPeople::like(OpenForm const& form)
{
    std::vector<LikelyPerson> people;
    auto const mine = fingerprints(form);
    for (auto one = m_remembered.rbegin(); one != m_remembered.rend(); ++one) {
        bool const same_document = mine.document && one->document == mine.document;
        if (same_document || (mine.name_and_phone && one->name_and_phone == mine.name_and_phone))
            add(people, one->person);
    }
    auto const key = phone_key_of(form);
    if (!key) return people;
    auto const masked = form.masked_name();
    if (auto const members = m_ports.roster.find_phone(*key, most_looked_at)) {
        for (auto const& member : *members) {
            if (member.masked_name == masked)
                add(people,
                    {member.id, masked, key->tail, member.union_id, member.status == MemberStatus::Provisional});
        }
    }
    auto const waiting = m_ports.enrollment->book.applications({}, {}, most_waiting);
    if (!waiting) return people;
    for (auto const& one : *waiting) {
        auto const& applicant = one.standing.applicant;
        bool const open
            = one.standing.state == ApplicationState::Submitted || one.standing.state == ApplicationState::SentBack;
        if (open && applicant.masked_name == masked && applicant.phone == key)
            add(people, {one.standing.member, masked, key->tail, one.union_id, true});
    }
    return people;
}

void KnownPeople::remember(OpenForm const& form, LikelyPerson person)
{
    auto mine = fingerprints(form);
    if (!mine.document && !mine.name_and_phone) return;
    mine.person = std::move(person);
    if (m_remembered.size() == most_remembered) m_remembered.erase(m_remembered.begin());
    m_remembered.push_back(std::move(mine));
}

} // namespace yizhan
