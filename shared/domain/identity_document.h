// The number of an identity document: checked while it is typed, with the place of what is wrong, and kept so that it
// cannot be printed or logged by accident. Pure; the day it is comes in.
//
// 18 characters are GB 11643-1999: region, date of birth, sequence (odd for men), check character of ISO 7064 MOD 11-2.
// The foreigners' card has that form since 2023, with 9, province and country for the region. Before, it had 15
// characters: country, region, date of birth with two digits of the year, sequence, check digit with weights 7 3 1.
#pragma once

#include "shared/base/private_text.h"
#include "shared/domain/calendar_day.h"

#include <optional>
#include <string_view>
#include <tl/expected.hpp>

namespace yizhan {

enum class DocumentKind {
    ResidentId,
    ResidencePermit, // of residents of Hong Kong, Macao and Taiwan: region 810000, 820000 or 830000
    ForeignPermanentResident,
};
std::string_view name(DocumentKind kind); // resident_id
std::optional<DocumentKind> document_kind_of(std::string_view name);

enum class Sex { Male, Female };
std::string_view name(Sex sex); // male
std::optional<Sex> sex_of(std::string_view name);

enum class IdFaultKind {
    Incomplete, // good as far as it goes; the place is where the next character belongs
    TooLong,
    WrongCharacter,
    WrongRegion,
    NoSuchDate,
    BirthInFuture,
    BirthTooLongAgo, // over 120 years
    WrongCheck, // some character is wrong
};

// What is wrong, and where to point: characters `first` to `last`, counted from 0 in the normalised text.
struct IdFault {
    IdFaultKind kind = IdFaultKind::Incomplete;
    std::size_t first = 0;
    std::size_t last = 0;
    // Exactly one slip of a finger explains it (one wrong character, or two neighbours exchanged), and it is there.
    bool is_sure = false;

    bool operator==(IdFault const&) const = default;
};

// Full-width characters as ASCII, letters as capitals, spaces dropped, anything that is not ASCII as '?'; at most 40
// characters, which is too long for any number.
PrivateText normalised_id_number(std::string_view typed);
// 15 for the old form of the foreigners' card, 18 otherwise.
std::size_t id_number_length(DocumentKind kind, std::string_view typed);
// What the beginning says; a resident's where it says nothing.
DocumentKind likely_document_kind(std::string_view typed);
// The first fault of a number that is still being typed: a wrong region or date is told with its last digit.
// `today`: nothing where the day is not known, then any date of birth is taken.
std::optional<IdFault> id_fault_so_far(DocumentKind kind, std::string_view typed, std::optional<CalendarDay> today);

class IdNumber {
public:
    static tl::expected<IdNumber, IdFault> parse(
        DocumentKind kind, std::string_view typed, std::optional<CalendarDay> today);

    // The whole number: for who must have it, such as a sealed envelope; never for a log.
    std::string_view reveal() const { return m_text.view(); }
    DocumentKind kind() const { return m_kind; }
    CalendarDay birth() const;
    Sex sex() const;
    int age_on(CalendarDay day) const { return yizhan::age_on(birth(), day); }

    bool operator==(IdNumber const&) const = default;

private:
    IdNumber(DocumentKind kind, PrivateText text, int century)
        : m_text{std::move(text)}, m_kind{kind}, m_century{century}
    {
    }
    PrivateText m_text;
    DocumentKind m_kind;
    int m_century; // 1900 or 2000; only the old form needs it
};

} // namespace yizhan
