#include "kiosk/journal/sqlite_feed_store.h"

#include "kiosk/journal/enrollment_feed_rows.h"
#include "kiosk/journal/feed_rows.h"

namespace yizhan::journal {
namespace {

struct Channel {
    FeedCursor cursor;
    std::optional<std::int64_t> as_of_ms;
    std::int64_t generation = 0; // 0: nothing read yet
    std::int64_t swept = 0; // the last generation whose end was reached
};

Result<Channel> load_channel(Connection& connection, std::string const& name)
{
    auto query
        = TRY(connection.query("SELECT epoch, position, as_of_ms, generation, swept FROM channels WHERE name = ?1"));
    if (!TRY(query->bind(1, std::string_view{name}).step())) return Channel{};
    Channel channel;
    channel.cursor = {std::string{query->text(0)}, static_cast<std::uint64_t>(query->integer(1))};
    if (!query->is_null(2)) channel.as_of_ms = query->integer(2);
    channel.generation = query->integer(3);
    channel.swept = query->integer(4);
    return channel;
}

Result<void> store_channel(Connection& connection, std::string const& name, Channel const& channel)
{
    auto query
        = TRY(connection.query("INSERT OR REPLACE INTO channels(name, epoch, position, as_of_ms, generation, swept)"
                               " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
    query->bind(1, std::string_view{name})
        .bind(2, std::string_view{channel.cursor.epoch})
        .bind(3, channel.cursor.position);
    query->bind(4, channel.as_of_ms).bind(5, channel.generation).bind(6, channel.swept);
    TRY_DO(query->run());
    return {};
}

// Moves the channel's cursor over the page, or says that the page does not follow it.
Result<void> advance(Channel& channel, FeedPage const& page)
{
    if (page.epoch.empty() || page.next < page.after || page.head < page.next)
        return fail(ErrorCode::InvalidInput, "a page that goes nowhere");
    if (page.epoch != channel.cursor.epoch) {
        channel.cursor = {page.epoch, 0};
        ++channel.generation;
    }
    if (page.after != channel.cursor.position) return fail(ErrorCode::Conflict, "the page does not follow the cursor");
    channel.cursor.position = page.next;
    return {};
}

Result<void> apply_page(Connection& connection, StoreOptions const& options, FeedPage const& page)
{
    Channel channel = TRY(load_channel(connection, page.channel));
    TRY_DO(advance(channel, page));
    for (auto const& row : page.rows) TRY_DO(apply_row(connection, options, page.channel, row, channel.generation));
    if (page.next == page.head) {
        channel.as_of_ms = page.as_of.ms;
        if (channel.swept != channel.generation) TRY_DO(sweep(connection, options, page.channel, channel.generation));
        channel.swept = channel.generation;
        if (page.channel == district_channel()) TRY_DO(forget_unmerged(connection));
    }
    return store_channel(connection, page.channel, channel);
}

} // namespace

Result<FeedCursor> SqliteFeedStore::cursor(std::string const& channel)
{
    return m_session.read(
        [&](Connection& connection) -> Result<FeedCursor> { return TRY(load_channel(connection, channel)).cursor; });
}

Result<void> SqliteFeedStore::apply(FeedPage const& page)
{
    m_session.feed_changed(); // also where the outcome is in doubt
    return m_session.write([&](Connection& connection) { return apply_page(connection, m_session.options(), page); });
}

} // namespace yizhan::journal
