#include "shared/protocol/join_ticket.h"

#include "shared/protocol/base45.h"
#include "shared/protocol/hash.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::string_view prefix = "YZJ1:";
constexpr std::size_t code_size = 16;
constexpr std::size_t key_size = 32;
constexpr std::size_t check_size = 4;
constexpr std::size_t fixed_size = code_size + key_size + check_size;
constexpr std::size_t max_text = prefix.size() + (fixed_size + JoinTicket::max_url + 1) / 2 * 3;

bool is_hub_url(std::string_view url)
{
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view{"-._~:/[]"}.find(c) != std::string_view::npos;
    };
    if (url.size() > JoinTicket::max_url || !std::all_of(url.begin(), url.end(), allowed) || url.ends_with('/'))
        return false;
    if (url.starts_with("https://"))
        url.remove_prefix(8);
    else if (url.starts_with("http://"))
        url.remove_prefix(7);
    else
        return false;
    return !url.empty() && url.front() != ':';
}

} // namespace

bool looks_like_join_ticket(std::string_view scan) { return scan.starts_with(prefix); }

Result<std::string> format_join_ticket(JoinTicket const& ticket)
{
    if (!is_hub_url(ticket.hub_url)) return fail(ErrorCode::InvalidInput, "join ticket: URL");
    Bytes bytes(ticket.code.begin(), ticket.code.end());
    auto const key = ticket.hub_key.bytes();
    bytes.insert(bytes.end(), key.begin(), key.end());
    bytes.insert(bytes.end(), ticket.hub_url.begin(), ticket.hub_url.end());
    auto const check = blake2b(bytes);
    bytes.insert(bytes.end(), check.begin(), check.begin() + check_size);
    return std::string{prefix} + to_base45(bytes);
}

Result<JoinTicket> parse_join_ticket(std::string_view scan)
{
    if (!looks_like_join_ticket(scan) || scan.size() > max_text)
        return fail(ErrorCode::InvalidInput, "join ticket: form");
    auto const bytes = TRY(from_base45(scan.substr(prefix.size())));
    if (bytes.size() < fixed_size) return fail(ErrorCode::InvalidInput, "join ticket: too short");
    auto const body = ByteView{bytes}.first(bytes.size() - check_size);
    auto const check = blake2b(body);
    if (!same_bytes(ByteView{bytes}.last(check_size), ByteView{check}.first(check_size))) {
        return fail(ErrorCode::InvalidInput, "join ticket: mangled");
    }
    auto const hub_key = TRY(VerifyKey::from_bytes(body.subspan(code_size, key_size)));
    JoinTicket ticket{{}, hub_key, std::string{as_text(body.subspan(code_size + key_size))}};
    std::copy_n(body.begin(), code_size, ticket.code.begin());
    if (!is_hub_url(ticket.hub_url)) return fail(ErrorCode::InvalidInput, "join ticket: URL");
    return ticket;
}

} // namespace yizhan
