#include "tests/fuzz/targets/targets.h"

#include <cstdio>
#include <cstdlib>

namespace yizhan::fuzz {

std::vector<Target> all_targets()
{
    return {application_form, cbor, credential, event_line, feed_page, http_signature, join_ticket, kiosk_certificate,
        line_framer, presentation, sdt_frame, sync_messages, typed_identity, wedge_framer, zstd_frame};
}

void promise(bool kept, char const* what)
{
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace yizhan::fuzz
