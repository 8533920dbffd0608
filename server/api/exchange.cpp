#include "server/api/exchange.h"

#include "shared/platform/log.h"
#include "shared/protocol/http_signature.h"

namespace yizhan {

void Exchange::answer(HttpResponse response)
{
    if (!m_reply) return;
    if (!find_field(response.fields, "cache-control")) set_field(response.fields, "cache-control", "no-store");
    set_field(response.fields, "x-content-type-options", "nosniff");
    if (m_signer == nullptr) return std::exchange(m_reply, nullptr)(std::move(response));
    m_signer->offload.post([self = shared_from_this(), response = std::move(response)]() mutable {
        if (!self->m_reply) return;
        auto const& signer = *self->m_signer;
        if (auto const done = sign_response(response, self->request, signer.key, signer.clock.wall()); !done) {
            log::error("reply.not_signed", {{"cause", done.error().cause}});
            response = to_response(problem_of(ErrorCode::Internal));
        }
        std::exchange(self->m_reply, nullptr)(std::move(response));
    });
}

void Exchange::answer_later(Millis pause)
{
    auto response = to_response(problem_of(ErrorCode::Busy));
    set_field(response.fields, "retry-after", std::to_string(pause.count() / 1'000 + 1));
    answer(std::move(response));
}

void Exchange::answer(Error const& error)
{
    auto const problem = problem_of(error.code);
    if (http_status(problem) >= 500)
        log::error("request.failed", {{"code", error.code}, {"cause", error.cause}});
    else
        log::write(log::Level::Debug, "request.refused", {{"code", error.code}, {"cause", error.cause}});
    answer(problem);
}

HttpResponse json_response(std::string body) { return {200, {{"content-type", "application/json"}}, std::move(body)}; }

Problem problem_with(ErrorCode code, Sentence const& sentence, int status)
{
    return {code, std::string{sentence.en}, std::string{sentence.zh}, status};
}

} // namespace yizhan
