// Requests for services on SQLite: RequestBook, and the facts that the projector keeps. Each request is folded again
// from its steps whenever one comes in.
#pragma once

#include "server/projections/requests.h"
#include "server/projections/service_sums.h"
#include "shared/platform/sqlite.h"

#include <span>

namespace yizhan {

class RequestTables final : public RequestBook {
public:
    explicit RequestTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    Result<std::vector<RequestRecord>> list_requests(
        std::optional<RequestState> state, std::optional<RequestCursor> const& before, std::size_t limit) override;
    Result<std::optional<RequestRecord>> find_request(RequestId const& id) override;
    Result<std::optional<RequestRecord>> find_request(RequestCode const& code) override;

    // Within the transaction of who calls.
    Result<void> keep(ServiceFacts const& facts, ServiceSums& sums);

private:
    Result<void> keep(Placed<ServiceRequested> const& fact);
    Result<RequestRecord> record_in(sqlite::Statement const& row);
    Result<void> read_steps(RequestRecord& record);

    sqlite::Database& m_database;
    sqlite::Statement m_insert;
    sqlite::Statement m_insert_step;
    sqlite::Statement m_set_state;
    sqlite::Statement m_find;
    sqlite::Statement m_find_code;
    sqlite::Statement m_steps;
};

} // namespace yizhan
