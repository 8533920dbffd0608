#include "server/store/hub_store.h"

#include "server/store/application_tables.h"
#include "server/store/backup.h"
#include "server/store/desk_tables.h"
#include "server/store/event_tables.h"
#include "server/store/feed_tables.h"
#include "server/store/kiosk_tables.h"
#include "server/store/meta_table.h"
#include "server/store/projection_tables.h"
#include "server/store/schema.h"

namespace yizhan {
namespace {

class SqliteWork final : public UnitOfWork {
public:
    explicit SqliteWork(sqlite::Database& database) : m_database{database} { }
    Result<void> run(std::function<Result<void>()> const& work) override
    {
        auto transaction = TRY(sqlite::Transaction::begin(m_database));
        TRY_DO(work());
        return transaction.commit();
    }

private:
    sqlite::Database& m_database;
};

class SqliteHubStore final : public HubStore {
public:
    SqliteHubStore(sqlite::Database database, std::string vfs)
        : m_database{std::move(database)}, m_vfs{std::move(vfs)}, m_kiosks{m_database}, m_applications{m_database},
          m_audit{m_database}, m_cards{m_database}, m_members{m_database}, m_work{m_database}
    {
    }

    Result<void> prepare(Random& random)
    {
        m_events = TRY(EventTables::create(m_database));
        m_feeds = TRY(FeedTables::create(m_database, random));
        m_projections = TRY(ProjectionTables::create(m_database));
        return {};
    }

    EventStore& events() override { return *m_events; }
    KioskRegistry& kiosks() override { return m_kiosks; }
    FeedStore& feeds() override { return *m_feeds; }
    ProjectionStore& projections() override { return *m_projections; }
    Figures& figures() override { return *m_projections; }
    ServiceFigures services() override { return m_projections->services().figures(); }
    ApplicationStore& applications() override { return m_applications; }
    AuditLog& audit() override { return m_audit; }
    CardBook& cards() override { return m_cards; }
    MemberSearch& members() override { return m_members; }
    UnitOfWork& work() override { return m_work; }
    Result<std::unique_ptr<HubCopy>> begin_copy(std::string const& path) override
    {
        return begin_database_copy(m_database, {path, m_vfs});
    }
    Result<void> mark_safe(std::span<SafeMark const> marks) override { return raise_safe(m_database, marks); }

private:
    sqlite::Database m_database;
    std::string m_vfs;
    KioskTables m_kiosks;
    ApplicationTables m_applications;
    AuditTable m_audit;
    CardTable m_cards;
    MemberTable m_members;
    SqliteWork m_work;
    std::unique_ptr<EventTables> m_events;
    std::unique_ptr<FeedTables> m_feeds;
    std::unique_ptr<ProjectionTables> m_projections;
};

Result<void> begin_first_life(sqlite::Database& database, Random& random)
{
    auto const epoch = read_meta(database, meta_log_epoch);
    if (epoch || epoch.error().code != ErrorCode::NotFound) return epoch.map([](auto const&) {});
    auto transaction = TRY(sqlite::Transaction::begin(database));
    TRY_DO(begin_new_life(database, random));
    return transaction.commit();
}

} // namespace

Result<std::unique_ptr<HubStore>> HubStore::open(HubStoreOptions const& options, Random& random)
{
    sqlite::OpenOptions open;
    open.vfs = options.vfs;
    open.cache_kib = 64 * 1024;
    open.checkpoint_pages = 10'000; // 40 MB of WAL: folding it in is rare next to the commits
    auto database = TRY(sqlite::Database::open(options.path, open));
    TRY_DO(database.check(sqlite::CheckDepth::Quick));
    TRY_DO(sqlite::migrate(database, hub_schema()));
    TRY_DO(begin_first_life(database, random));
    auto store = std::make_unique<SqliteHubStore>(std::move(database), options.vfs);
    TRY_DO(store->prepare(random));
    return std::unique_ptr<HubStore>{std::move(store)};
}

} // namespace yizhan
