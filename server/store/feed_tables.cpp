#include "server/store/feed_tables.h"

#include "server/ingest/roster.h"
#include "server/projections/service_sums.h"
#include "server/store/scoped_query.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/feed_page.h"

#include <algorithm>
#include <cassert>

namespace yizhan {
namespace {

constexpr std::size_t trailer_reserve = 1024;

bool is_removed(FeedRow const& row) { return std::holds_alternative<RemovedRow>(row); }

Result<FeedRow> row_in(std::string_view line)
{
    auto row = TRY(decode_feed_row(line));
    if (!row) return fail(ErrorCode::Corrupt, "a feed row of an unknown kind");
    return std::move(*row);
}

} // namespace

Result<std::unique_ptr<FeedTables>> FeedTables::create(sqlite::Database& database, Random& random)
{
    std::unique_ptr<FeedTables> tables{new FeedTables{database, random}};
    TRY_DO(tables->prepare());
    return tables;
}

Result<void> FeedTables::prepare()
{
    m_head = TRY(m_database.prepare("SELECT epoch, head FROM channels WHERE channel = ?"));
    m_set_head = TRY(m_database.prepare("INSERT INTO channels VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET epoch = "
                                        "excluded.epoch, head = excluded.head"));
    m_delete_row = TRY(m_database.prepare("DELETE FROM feed_rows WHERE channel = ? AND kind = ? AND key = ?"));
    m_insert_row = TRY(m_database.prepare("INSERT INTO feed_rows VALUES(?, ?, ?, ?, ?, ?, ?)"));
    m_page = TRY(m_database.prepare(
        "SELECT position, line FROM feed_rows WHERE channel = ? AND position > ? ORDER BY position LIMIT ?"));
    m_find = TRY(
        m_database.prepare("SELECT line FROM feed_rows WHERE channel = ? AND kind = ? AND key = ? AND removed = 0"));
    m_find_number = TRY(m_database.prepare("SELECT line FROM feed_rows WHERE number = ? LIMIT 1"));
    m_find_old_number = TRY(m_database.prepare("SELECT member FROM old_numbers WHERE number = ?"));
    m_keep_member = TRY(m_database.prepare("INSERT OR REPLACE INTO member_keys VALUES(?, ?, ?, ?, ?)"));
    m_drop_member = TRY(m_database.prepare("DELETE FROM member_keys WHERE member = ?"));
    m_keep_terms = TRY(m_database.prepare("INSERT OR REPLACE INTO campaign_terms VALUES(?, ?, ?)"));
    m_due = TRY(m_database.prepare("INSERT OR IGNORE INTO feed_due VALUES(?, ?)"));
    // Not those that stand in the row already: the projector itself puts it.
    m_points_due = TRY(m_database.prepare("INSERT OR IGNORE INTO feed_due SELECT ?1, s.member FROM points_sums s LEFT "
                                          "JOIN points_applied a ON a.member = "
                                          "s.member WHERE s.member = ?2 AND s.points <> coalesce(a.points, 0)"));
    m_takings_due = TRY(m_database.prepare(
        "INSERT OR IGNORE INTO feed_due SELECT DISTINCT ?1, campaign || '/' || member FROM takings WHERE member = ?2"));
    m_keep_merged = TRY(m_database.prepare("INSERT OR REPLACE INTO merged_keys VALUES(?, ?)"));
    return {};
}

Result<void> FeedTables::put(std::string const& channel, std::span<FeedRow const> rows)
{
    auto transaction = TRY(sqlite::Transaction::begin(m_database));
    auto head = TRY(head_or_new(channel));
    for (auto const& row : rows) TRY_DO(put_row(channel, row, ++head.position));
    TRY(m_set_head.bind(1, channel).bind(2, head.epoch).bind(3, head.position).run());
    TRY_DO(transaction.commit());
    m_cache.forget(channel);
    return {};
}

Result<FeedCursor> FeedTables::head_or_new(std::string const& channel)
{
    auto known = head(channel);
    if (!known && known.error().code == ErrorCode::NotFound) return FeedCursor{m_random.hex64(), 0};
    return known;
}

Result<void> FeedTables::put_row(std::string const& channel, FeedRow const& row, std::uint64_t position)
{
    auto const kind = name(feed_kind(row));
    auto const key = feed_key(row);
    TRY(m_delete_row.bind(1, channel).bind(2, kind).bind(3, key).run());
    auto const* const member = std::get_if<Member>(&row);
    m_insert_row.bind(1, channel).bind(2, position).bind(3, kind).bind(4, key).bind(5, is_removed(row) ? 1 : 0);
    m_insert_row.bind(
        6, member && member->number ? std::optional{std::string_view{member->number->text()}} : std::nullopt);
    TRY(m_insert_row.bind(7, encode_feed_row(row)).run());
    return keep_keys(row);
}

// What members are found by, beside their rows; what takings are judged by, for longer than the row lasts.
Result<void> FeedTables::keep_keys(FeedRow const& row)
{
    if (auto const* const member = std::get_if<Member>(&row)) {
        m_keep_member.bind(1, member->id.text()).bind(2, member->masked_name);
        m_keep_member.bind(3, member->phone ? std::string_view{member->phone->tail} : std::string_view{});
        TRY(m_keep_member.bind(4, member->card.text()).bind(5, member->union_id.text()).run());
        // Points may have moved before there was anybody to tell it of.
        TRY(m_points_due.bind(1, static_cast<int>(DueKind::Points)).bind(2, member->id.text()).run());
    } else if (auto const* const merged = std::get_if<MergedMember>(&row)) {
        TRY(m_keep_merged.bind(1, merged->dropped.text()).bind(2, merged->kept.text()).run());
        return look_at_merged(merged->dropped.text());
    } else if (auto const* const campaign = std::get_if<Campaign>(&row)) {
        TRY(m_keep_terms.bind(1, campaign->id.text()).bind(2, campaign->revision).bind(3, encode_feed_row(row)).run());
        return look_at_campaign(campaign->id.text());
    } else if (auto const* const removed = std::get_if<RemovedRow>(&row)) {
        if (removed->kind == FeedKind::Member) TRY(m_drop_member.bind(1, removed->key).run());
        if (removed->kind == FeedKind::Campaign) return look_at_campaign(removed->key);
    }
    return {};
}

// The projector shows or hides what was taken of it.
Result<void> FeedTables::look_at_campaign(std::string_view campaign)
{
    TRY(m_due.bind(1, static_cast<int>(DueKind::CampaignEdited)).bind(2, campaign).run());
    return {};
}

// What was right for two people may be too much for one, or less than nothing no more.
Result<void> FeedTables::look_at_merged(std::string_view dropped)
{
    TRY(m_due.bind(1, static_cast<int>(DueKind::Points)).bind(2, dropped).run());
    TRY(m_takings_due.bind(1, static_cast<int>(DueKind::MemberTakings)).bind(2, dropped).run());
    return {};
}

Result<FeedCursor> FeedTables::head(std::string const& channel)
{
    ScopedQuery query{m_head.bind(1, channel)};
    if (!TRY(query->step())) return fail(ErrorCode::NotFound, "no such channel");
    return FeedCursor{std::string{query->text(0)}, static_cast<std::uint64_t>(query->integer(1))};
}

Result<std::shared_ptr<EncodedFeedPage const>> FeedTables::read(FeedRequest const& asked, UtcMs now)
{
    assert(asked.limit > 0 && asked.limit <= max_feed_page_rows);
    auto const head = TRY(this->head(asked.channel));
    FeedRequest request = asked;
    // Another epoch, or a position that this one never had: from the start.
    if (request.cursor.epoch != head.epoch || request.cursor.position > head.position)
        request.cursor = FeedCursor{head.epoch, 0};
    PageCache::Key const key{request.channel, head.epoch, request.cursor.position, request.limit};
    if (auto page = m_cache.find(key, now)) return page;
    auto page = std::make_shared<EncodedFeedPage const>(TRY(encode(request, head, now)));
    m_cache.keep(key, page, now);
    return page;
}

Result<EncodedFeedPage> FeedTables::encode(FeedRequest const& request, FeedCursor const& head, UtcMs now)
{
    std::string lines;
    std::uint64_t next = request.cursor.position;
    {
        ScopedQuery query{m_page.bind(1, request.channel).bind(2, request.cursor.position).bind(3, request.limit)};
        while (TRY(query->step())) {
            auto const line = query->text(1);
            if (lines.size() + line.size() + trailer_reserve > max_feed_page_bytes) break;
            lines.append(line).push_back('\n');
            next = static_cast<std::uint64_t>(query->integer(0));
        }
    }
    // The newest row always stands at the head: the last page ends there.
    FeedPage page{request.channel, head.epoch, request.cursor.position, next, head.position, now, {}};
    lines.append(encode_feed_trailer(page)).push_back('\n');
    return EncodedFeedPage{TRY(compress(lines)), {head.epoch, page.next}, head.position};
}

Result<std::optional<FeedRow>> FeedTables::find(std::string const& channel, FeedKind kind, std::string const& key)
{
    ScopedQuery query{m_find.bind(1, channel).bind(2, name(kind)).bind(3, key)};
    if (!TRY(query->step())) return std::optional<FeedRow>{};
    return std::optional{TRY(row_in(query->text(0)))};
}

Result<std::vector<FeedRow>> FeedTables::rows(std::string const& channel, FeedKind kind)
{
    std::vector<FeedRow> found;
    auto query = TRY(m_database.prepare(
        "SELECT line FROM feed_rows WHERE channel = ? AND kind = ? AND removed = 0 ORDER BY position"));
    query.bind(1, channel).bind(2, name(kind));
    while (TRY(query.step())) found.push_back(TRY(row_in(query.text(0))));
    return found;
}

Result<std::vector<Station>> FeedTables::stations()
{
    std::vector<Station> found;
    auto channels = TRY(m_database.prepare("SELECT channel FROM channels ORDER BY channel"));
    while (TRY(channels.step())) {
        for (auto const& row : TRY(rows(std::string{channels.text(0)}, FeedKind::Station)))
            found.push_back(std::get<Station>(row));
    }
    return found;
}

Result<std::optional<Member>> FeedTables::member_by_number(MemberNumber const& number)
{
    {
        ScopedQuery query{m_find_number.bind(1, number.text())};
        if (TRY(query->step())) return std::optional{std::get<Member>(TRY(row_in(query->text(0))))};
    }
    // Of somebody who was merged into another.
    std::optional<MemberId> now;
    {
        ScopedQuery query{m_find_old_number.bind(1, number.text())};
        if (TRY(query->step())) now = TRY(MemberId::parse(query->text(0)));
    }
    return now ? find_member(*this, *now) : std::optional<Member>{};
}

} // namespace yizhan
