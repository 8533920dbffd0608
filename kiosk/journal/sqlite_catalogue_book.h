// The CatalogueBook on SQLite: services as the feed has them, and requests with what was said of them here since.
#pragma once

#include "kiosk/app/amenity_books.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteCatalogueBook final : public CatalogueBook {
public:
    explicit SqliteCatalogueBook(Session& session) : m_session{session} { }

    Result<std::vector<ServiceEntry>> services() override;
    Result<std::optional<KnownRequest>> find_request(RequestCode const& code) override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
