// The EnrollmentBook on SQLite. Of places, some thousands, the names are kept in memory; the rest is looked up by an
// index.
#pragma once

#include "kiosk/app/enrollment_book.h"
#include "kiosk/journal/place_list.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteEnrollmentBook final : public EnrollmentBook {
public:
    explicit SqliteEnrollmentBook(Session& session) : m_session{session} { }

    Result<std::vector<Employer>> find_employers(std::string_view query, std::size_t limit) override;
    Result<std::vector<Community>> find_communities(std::string_view query, std::size_t limit) override;
    Result<std::optional<Employer>> employer(EmployerId const& id) override;
    Result<std::optional<Community>> community(CommunityId const& id) override;
    Result<std::vector<RoutingRule>> routing_rules() override;
    Result<std::vector<Union>> unions() override;
    Result<std::optional<ConsentText>> consent() override;
    Result<std::optional<SealingKeyRow>> sealing_key() override;
    Result<std::optional<Volunteer>> find_volunteer(CardId const& card) override;
    Result<std::optional<Volunteer>> volunteer(MemberId const& member) override;
    Result<std::optional<PickupRow>> find_pickup(CardId const& provisional) override;

    Result<std::optional<LocalApplication>> find_application(CardId const& provisional) override;
    Result<std::vector<LocalApplication>> applications(std::optional<MemberId> const& volunteer,
        std::optional<CeremonyId> const& ceremony, std::size_t limit) override;
    Result<std::vector<LocalApplication>> sent_back(std::size_t limit) override;
    Result<std::optional<OpenCeremony>> open_ceremony() override;

private:
    Session& m_session;
    PlaceList m_employers{"SELECT id, name_zh, name_en, initials FROM employers"};
    PlaceList m_communities{"SELECT id, name_zh, name_en, initials FROM communities"};
};

} // namespace yizhan::journal
