// Whether the station knows somebody already who joins: by the roster, by the applications that wait here, and,
// exactly, by fingerprints of those who joined since the start, which no disk ever holds.
#pragma once

#include "kiosk/app/enrollment_form.h"
#include "kiosk/app/kiosk_ports.h"
#include "shared/platform/keyed_hash.h"

#include <vector>

namespace yizhan {

class KnownPeople {
public:
    explicit KnownPeople(KioskPorts const& ports);

    // At most four, the surest first. A roster that cannot be read knows nobody: the hub compares once more.
    std::vector<KnownPerson> like(OpenForm const& form);
    void remember(OpenForm const& form, KnownPerson person);

private:
    struct Remembered {
        std::optional<KeyedHash> document;
        std::optional<KeyedHash> name_and_phone;
        KnownPerson person;
    };
    Remembered fingerprints(OpenForm const& form) const;

    KioskPorts m_ports;
    KeyedHasher m_hasher;
    std::vector<Remembered> m_remembered; // newest last, at most 2'000
};

// As a roster has the person. No phone: none was given, or the surname's initial is not known.
Applicant applicant_of(OpenForm const& form);

} // namespace yizhan
