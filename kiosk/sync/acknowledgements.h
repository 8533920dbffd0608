// Takes down what the hub says it holds of our events. Trusts it only as far as this very disk has handed events over:
// a disk that was restored from an old copy writes other events under numbers that the hub already knows, and those
// must still be sent. Where the hub turns out to know more, or other bytes, a new incarnation begins.
#pragma once

#include "kiosk/app/journal.h"
#include "kiosk/app/outbox.h"
#include "shared/protocol/sync_messages.h"

#include <functional>

namespace yizhan {

struct SentBatch {
    IncarnationId incarnation;
    Seq first = 0;
    Seq last = 0;
};

class Acknowledgements {
public:
    enum class Progress { Made, None };

    // `on_hub_knew_more` is called when the new incarnation has begun.
    Acknowledgements(Journal const& journal, Outbox& outbox, std::function<void()> on_hub_knew_more);

    // A signed answer to that upload. InvalidInput: it speaks of something else. None: the hub has another log
    // than before, and what it holds of the batch says little; the next batch may be one that was sent already.
    Result<Progress> take(SentBatch const& sent, UploadReply const& reply);
    // A signed answer to a heartbeat. May lower what counts as accepted (another log epoch), never raise it.
    Result<void> take(HeartbeatReply const& reply);

private:
    Result<std::optional<Seq>> handed_over(JournalStatus const& status);
    Result<void> begin_anew();

    Journal const& m_journal;
    Outbox& m_outbox;
    std::function<void()> m_on_hub_knew_more;
    std::string m_log_epoch; // of the last upload reply
    IncarnationId m_forked; // the last one of which the hub holds two branches
};

} // namespace yizhan
