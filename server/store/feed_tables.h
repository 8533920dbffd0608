// Feed channels on SQLite: FeedStore. A row is kept as the line that goes out.
#pragma once

#include "server/store/page_cache.h"
#include "shared/platform/random.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class FeedTables final : public FeedStore {
public:
    static Result<std::unique_ptr<FeedTables>> create(sqlite::Database& database, Random& random);

    Result<void> put(std::string const& channel, std::span<FeedRow const> rows) override;
    Result<std::shared_ptr<EncodedFeedPage const>> read(FeedRequest const& request, UtcMs now) override;
    Result<FeedCursor> head(std::string const& channel) override;
    Result<std::optional<FeedRow>> find(std::string const& channel, FeedKind kind, std::string const& key) override;
    Result<std::vector<FeedRow>> rows(std::string const& channel, FeedKind kind) override;
    Result<std::vector<Station>> stations() override;
    Result<std::optional<Member>> member_by_number(MemberNumber const& number) override;

private:
    FeedTables(sqlite::Database& database, Random& random) : m_database{database}, m_random{random} { }
    Result<void> prepare();
    Result<FeedCursor> head_or_new(std::string const& channel);
    Result<void> keep_keys(FeedRow const& row);
    Result<void> look_at_campaign(std::string_view campaign);
    Result<void> look_at_merged(std::string_view dropped);
    Result<void> put_row(std::string const& channel, FeedRow const& row, std::uint64_t position);
    Result<EncodedFeedPage> encode(FeedRequest const& request, FeedCursor const& head, UtcMs now);

    sqlite::Database& m_database;
    Random& m_random;
    PageCache m_cache;
    sqlite::Statement m_head;
    sqlite::Statement m_set_head;
    sqlite::Statement m_delete_row;
    sqlite::Statement m_insert_row;
    sqlite::Statement m_page;
    sqlite::Statement m_find;
    sqlite::Statement m_find_number;
    sqlite::Statement m_find_old_number;
    sqlite::Statement m_keep_member;
    sqlite::Statement m_drop_member;
    sqlite::Statement m_keep_merged;
    sqlite::Statement m_keep_terms;
    sqlite::Statement m_due;
    sqlite::Statement m_points_due;
    sqlite::Statement m_takings_due;
};

} // namespace yizhan
