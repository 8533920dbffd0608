// Applications on SQLite: ApplicationStore.
#pragma once

#include "server/enrollment/application_store.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class ApplicationTables final : public ApplicationStore {
public:
    explicit ApplicationTables(sqlite::Database& database) : m_database{database} { }

    Result<std::uint64_t> taken() override;
    Result<void> set_taken(std::uint64_t position) override;
    Result<Slice> read_log(std::uint64_t after, std::size_t limit) override;
    Result<void> note(ApplicationId const& application, EventId const& event, std::uint64_t position) override;
    Result<std::vector<ApplicationFact>> facts(ApplicationId const& application) override;
    Result<std::vector<ApplicationId>> all() override;
    Result<void> keep(ApplicationLine const& line) override;
    Result<void> clear() override;
    Result<std::vector<ApplicationLine>> list(ApplicationFilter const& filter) override;
    Result<std::map<std::string, std::int64_t>> counts() override;
    Result<std::optional<ApplicationId>> of_card(CardId const& card) override;
    Result<void> keep(FormCheck const& check) override;
    Result<std::optional<FormCheck>> check(ApplicationId const& application) override;
    Result<std::vector<Like>> like(FormCheck const& check) override;

private:
    sqlite::Database& m_database;
};

} // namespace yizhan
