// One request on its way through the hub, and the one answer that it gets: signed where the request was, never with a
// cause for logs in it.
#pragma once

#include "server/ingest/kiosk_registry.h"
#include "server/staff/sessions.h"
#include "shared/base/http_message.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"
#include "shared/protocol/problem.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace yizhan {

using Reply = std::function<void(HttpResponse)>;

struct ReplySigner {
    SigningKey const& key;
    Clock const& clock;
    Executor& offload;
};

class Exchange : public std::enable_shared_from_this<Exchange> {
public:
    Exchange(HttpRequest incoming, Reply reply) : request{std::move(incoming)}, m_reply{std::move(reply)} { }

    HttpRequest request;
    std::string capture; // what stood where the route's pattern has a star; of two, with a slash between
    std::optional<KnownKiosk> kiosk; // whose signature was good
    std::optional<JoinRequest> joining; // likewise, of a kiosk that is not known yet
    std::optional<StaffIdentity> staff; // who is signed in

    // From now on every answer is signed. `signer` outlives this.
    void sign_with(ReplySigner const& signer) { m_signer = &signer; }

    // From any thread; only the first counts.
    void answer(HttpResponse response);
    void answer(Problem const& problem) { answer(to_response(problem)); }
    // 429 with the pause that is due.
    void answer_later(Millis pause);
    // The code's own sentences; what is the hub's fault goes into the log with its cause.
    void answer(Error const& error);

private:
    Reply m_reply;
    ReplySigner const* m_signer = nullptr;
};

using ExchangePtr = std::shared_ptr<Exchange>;

HttpResponse json_response(std::string body);
// A problem with sentences, and perhaps a status, of its own.
Problem problem_with(ErrorCode code, Sentence const& sentence, int status = 0);

} // namespace yizhan
