// The StationBook on SQLite.
#pragma once

#include "kiosk/app/station_book.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteStationBook final : public StationBook {
public:
    explicit SqliteStationBook(Session& session) : m_session{session} { }

    Result<std::optional<Station>> station() override;
    Result<std::vector<Amenity>> amenities() override;
    Result<std::vector<Bulletin>> bulletins(std::size_t limit) override;
    Result<std::optional<Union>> find_union(UnionId const& id) override;
    Result<std::vector<IssuerKeyRow>> issuer_keys() override;
    Result<std::vector<Bytes>> kiosk_certificates() override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
