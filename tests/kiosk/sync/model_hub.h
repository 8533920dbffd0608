// A hub as the protocol describes it, in memory: what a kiosk's sync can meet, with all answers signed.
#pragma once

#include "kiosk/sync/kiosk_identity.h"
#include "shared/base/http_message.h"
#include "shared/domain/feed.h"
#include "shared/protocol/sync_messages.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yizhan::test {

class ModelHub {
public:
    static KioskIdentity identity();

    HttpResponse answer(HttpRequest const& request);
    // Any status and body, signed for this request.
    HttpResponse signed_reply(HttpRequest const& request, int status, std::string body, HttpFields fields = {}) const;

    // A page as it travels, compressed.
    std::string feed_body(std::string const& channel, std::string_view query);

    // What is held of one life of the kiosk's journal, from sequence 1 on.
    std::vector<std::string> const& log(std::string const& incarnation) { return m_logs[incarnation]; }
    void put_log(std::string const& incarnation, std::vector<std::string> events)
    {
        m_logs[incarnation] = std::move(events);
    }
    void put_row(std::string const& channel, FeedRow row) { m_feeds[channel].push_back(std::move(row)); }
    std::size_t forks() const { return m_forks; }

    UtcMs now{1'795'507'200'000};
    std::string log_epoch = "log-1";
    std::string feed_epoch = "feed-1";
    std::map<Seq, std::string> quarantine; // by sequence, whatever the incarnation
    std::size_t most_events = max_batch_events; // more in one upload: 413

private:
    HttpResponse upload(HttpRequest const& request);
    HttpResponse heartbeat(HttpRequest const& request);
    HttpResponse feed(HttpRequest const& request);

    std::map<std::string, std::vector<std::string>> m_logs;
    std::map<std::string, std::vector<FeedRow>> m_feeds;
    std::size_t m_forks = 0;
};

} // namespace yizhan::test
