#include "kiosk/sync/feed_client.h"

#include "kiosk/sync/backoff.h"
#include "shared/platform/log.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/feed_page.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr SendLimits limits{Millis{60'000}, 8U << 20};
constexpr std::size_t max_page_bytes = 16U << 20;

} // namespace

FeedClient::FeedClient(Parts parts, std::string channel, std::function<void()> on_applied)
    : m_parts{parts}, m_channel{std::move(channel)}, m_on_applied{std::move(on_applied)}
{
}

void FeedClient::news(FeedCursor const& head)
{
    if (m_reading) return;
    auto const held = m_parts.store.cursor(m_channel);
    if (held && *held == head) return;
    read_next();
}

void FeedClient::read_next()
{
    m_reading = true;
    auto const cursor = m_parts.store.cursor(m_channel);
    if (!cursor) {
        log::warning("feed_cursor_unreadable", {{"channel", m_channel}, {"code", cursor.error().code}});
        return try_later(std::nullopt);
    }
    auto request = m_parts.link.request("GET", "/v1/feeds/" + m_channel);
    request.query = fmt::format("?after={}&limit={}", cursor->position, page_rows[m_size]);
    if (!cursor->epoch.empty()) request.query += "&epoch=" + cursor->epoch;
    m_parts.link.send(std::move(request), limits,
        m_lifeline.guard([this, asked = *cursor](HubAnswer const& answer) { answered(asked, answer); }));
}

void FeedClient::answered(FeedCursor const& asked, HubAnswer const& answer)
{
    if (!answer.response) return try_later(answer.retry_after);
    auto const started = m_parts.clock.mono();
    auto const page = page_of(asked, *answer.response);
    if (!page) {
        log::warning("feed_page_refused",
            {{"channel", m_channel}, {"status", answer.response->status}, {"code", page.error().code},
                {"cause", page.error().cause}});
        return try_later(answer.retry_after);
    }
    if (auto const applied = m_parts.store.apply(*page); !applied) {
        log::warning("feed_page_not_applied", {{"channel", m_channel}, {"code", applied.error().code}});
        return try_later(std::nullopt);
    }
    if (page->next != page->after) adapt(m_parts.clock.mono() - started);
    m_failures = 0;
    m_reading = false;
    m_on_applied();
    if (page->next != page->head) read_next();
}

// What can be said of a page without knowing what is held; the store judges the rest.
Result<FeedPage> FeedClient::page_of(FeedCursor const& asked, HttpResponse const& response) const
{
    if (response.status != 200) return fail(ErrorCode::Refused, "status");
    auto page = TRY(decode_feed_page(TRY(decompress(response.body, max_page_bytes))));
    std::uint64_t const from = page.epoch == asked.epoch ? asked.position : 0;
    if (page.channel != m_channel || page.after != from) return fail(ErrorCode::InvalidInput, "not what was asked for");
    // Otherwise the same page would be asked for again, at once and for ever.
    bool const stands_still = page.next == page.after && page.next != page.head;
    if (page.next < page.after || page.head < page.next || stands_still) return fail(ErrorCode::InvalidInput, "cursor");
    return page;
}

void FeedClient::adapt(Millis took)
{
    if (took > too_slow && m_size > 0) --m_size;
    if (took < quick && m_size + 1 < page_rows.size()) ++m_size;
}

void FeedClient::try_later(std::optional<Millis> at_least)
{
    ++m_failures;
    auto const delay = std::max(backoff(m_failures, m_parts.random), at_least.value_or(Millis{0}));
    m_parts.executor.post_after(delay, m_lifeline.guard([this] { read_next(); }));
}

} // namespace yizhan
