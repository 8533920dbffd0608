// Brings the outbox to the hub: batches in order, one on the way at a time. New events go at once while all is well
// (after some milliseconds, so that quick taps share a request); after a failure it tries again by its own timer,
// whether anything new happens or not. It keeps no mark of 'being sent': what the hub has not acknowledged is simply
// next.
#pragma once

#include "kiosk/sync/acknowledgements.h"
#include "kiosk/sync/hub_link.h"

namespace yizhan {

class Uploader {
public:
    static constexpr Millis gather{5};
    static constexpr Millis pause_when_refused{300'000};

    struct Parts {
        HubLink& link;
        Outbox& outbox;
        Acknowledgements& acknowledgements;
        Executor& executor;
        Random& random;
        KioskClock const& clock;
    };
    Uploader(Parts parts, KioskId kiosk);

    // Something new may wait, or time has passed. Sends soon, unless a pause after a failure still lasts.
    void wake();
    // The hub was heard: a pause after not reaching it is over.
    void hub_is_back();

private:
    enum class Phase { Idle, Gathering, OnTheWay, Pausing };

    void schedule(Phase phase, Millis delay);
    void send_next();
    Result<HttpRequest> request_for(OutboxBatch const& batch);
    void answered(SentBatch const& sent, HubAnswer const& answer);
    void accepted(SentBatch const& sent, HubAnswer const& answer);
    void too_much(SentBatch const& sent, int status);
    void pause(std::optional<Millis> at_least = std::nullopt);

    Parts m_parts;
    KioskId m_kiosk;
    Phase m_phase = Phase::Idle;
    std::uint64_t m_timer = 0; // the one that counts; earlier ones do nothing
    MonoMs m_not_before{}; // while pausing
    int m_failures = 0;
    bool m_was_unreachable = false; // why it pauses
    std::size_t m_most_events = max_batch_events;
    Lifeline m_lifeline;
};

} // namespace yizhan
