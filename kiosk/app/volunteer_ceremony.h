// A ceremony: many people of one group join, one after another. What it shows is read from what is durable, so that a
// power cut loses nobody: those with a code from the applications, those under way from their encrypted drafts.
#pragma once

#include "kiosk/app/enrollment_unions.h"
#include "kiosk/app/kiosk_ports.h"
#include "kiosk/app/views.h"

#include <vector>

namespace yizhan {

class Ceremony {
public:
    Ceremony(KioskPorts const& ports, ZoneMinutes zone);

    // Looks for one that is open: after the start, a sign-in, or when something changed.
    void reload(DraftBox* box);
    bool is_open() const { return m_open.has_value(); }
    std::optional<CeremonyId> id() const;
    std::optional<UnionChoice> group() const;
    std::string place() const;

    Result<void> open(UnionId const& union_id, std::string place, int expected, MemberId const& volunteer);
    // Forms that are still under way are given up, by name of the volunteer. On an error it stays open.
    Result<void> close();

    // Whoever stands at that place of the list, and may be gone on with.
    std::optional<DraftStore::Draft> draft_at(std::size_t index) const;
    std::optional<LocalApplication> incomplete_at(std::size_t index) const;

    void note_finished(Millis took);
    void note_given_up() { ++m_given_up; }
    CeremonyPage page(std::string const& volunteer) const;
    CeremonySummaryPage summary(std::string const& volunteer) const;

private:
    struct Entry {
        CeremonyPerson person;
        std::optional<LocalApplication> application;
        std::optional<DraftStore::Draft> draft;
    };
    std::string name_in(DraftStore::Draft const& draft, DraftBox* box);

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    std::optional<EnrollmentBook::OpenCeremony> m_open;
    std::vector<Entry> m_entries;
    Millis m_spent{0};
    int m_timed = 0;
    int m_given_up = 0;
};

} // namespace yizhan
