// What staff show to a new kiosk as a QR code: "YZJ1:" + base45 (RFC 9285) of
//   code (16 random bytes) | the hub's verify key (32) | the hub's URL (ASCII) | BLAKE2b-256 of all that, first 4 bytes
// The code is used once and expires after 15 minutes (the hub sees to both). With the key the kiosk knows its hub from
// the first reply on. The last 4 bytes only tell a ticket that the scanner mangled from one that the hub refuses.
#pragma once

#include "shared/base/result.h"
#include "shared/protocol/keys.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace yizhan {

struct JoinTicket {
    static constexpr std::size_t max_url = 200;

    std::array<std::uint8_t, 16> code{};
    VerifyKey hub_key;
    std::string hub_url; // http://host[:port][/path] or https://…, without query, fragment and trailing slash

    bool operator==(JoinTicket const&) const = default;
};

// Whether a scan is meant to be one at all.
bool looks_like_join_ticket(std::string_view scan);

// InvalidInput when the URL is not of that form.
Result<std::string> format_join_ticket(JoinTicket const& ticket);
// InvalidInput unless every byte is as format_join_ticket writes it.
Result<JoinTicket> parse_join_ticket(std::string_view scan);

} // namespace yizhan
