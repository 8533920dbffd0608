// The plainest HTTP client: one kept-alive connection on the loopback address, one request after another. Costs next to
// nothing, so that the hub is what is measured.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"
#include "shared/platform/unique_fd.h"

#include <cstdint>
#include <string>

namespace yizhan::bench {

// The request as bytes, ready to be sent.
std::string wire_form(HttpRequest const& request);

class LoopbackClient {
public:
    static Result<LoopbackClient> connect(std::uint16_t port);
    Result<HttpResponse> exchange(std::string_view request);

private:
    explicit LoopbackClient(UniqueFd fd) : m_fd{std::move(fd)} { }
    UniqueFd m_fd;
    std::string m_buffer;
};

} // namespace yizhan::bench
