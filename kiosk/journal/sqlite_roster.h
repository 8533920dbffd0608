// The Roster on SQLite: each question is one or two index look-ups, however many members there are.
#pragma once

#include "kiosk/app/roster.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteRoster final : public Roster {
public:
    explicit SqliteRoster(Session& session) : m_session{session} { }

    Result<CardStanding> find_card(CardId const& card) override;
    Result<std::optional<Member>> find_number(MemberNumber const& number) override;
    Result<std::vector<Member>> find_phone(PhoneKey const& key, std::size_t limit) override;
    Result<std::vector<KnownPerson>> find_duplicates(Applicant const& applicant, std::size_t limit) override;
    Result<std::optional<UtcMs>> as_of() override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
