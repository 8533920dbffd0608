// Join tickets and the tokens of the rotating code: what is read is written back in the same text.
#include "shared/protocol/base45.h"
#include "shared/protocol/check_in_link.h"
#include "shared/protocol/hash.h"
#include "shared/protocol/join_ticket.h"
#include "tests/fuzz/targets/targets.h"

namespace yizhan::fuzz {
namespace {

void read_ticket(std::string_view scan)
{
    auto const ticket = parse_join_ticket(scan);
    if (!ticket) return;
    promise(format_join_ticket(*ticket) == scan, "a ticket that is read is as the hub writes it");
}

void read_token(std::string_view text)
{
    auto const token = parse_check_in_token(text);
    if (!token) return;
    auto const again = token->kiosk.text() + '.' + std::to_string(token->step) + '.' + to_base64url(token->tag);
    promise(again == text, "a token is written in one way");
    static Secret const key = *Secret::from_bytes(Bytes(Secret::size, 1));
    auto const now = UtcMs{token->step * check_in_step.count()};
    if (verify_check_in_token(*token, key, now, std::nullopt)) {
        promise(make_check_in_token(token->kiosk, now, key) == text, "a token that is believed was made with the key");
    }
}

void run(ByteView input)
{
    read_ticket(as_text(input));
    read_token(as_text(input));
    // With its check, so that what stands behind it is reached.
    Bytes bytes{input.begin(), input.end()};
    auto const check = blake2b(input);
    bytes.insert(bytes.end(), check.begin(), check.begin() + 4);
    read_ticket("YZJ1:" + to_base45(bytes));
}

std::vector<std::string> seeds()
{
    auto const seed = *Secret::from_bytes(Bytes(Secret::size, 9));
    auto const hub = SigningKey{*Secret::from_bytes(seed.bytes())}.verify_key();
    auto const url = std::string{"https://hub.example:8443"};
    auto const inner = std::string(16, 'c') + std::string{as_text(hub.bytes())} + url;
    return {format_join_ticket({{}, hub, url}).value(), inner,
        make_check_in_token(
            KioskId::make("park.k1"), UtcMs{1'795'509'000'000}, *Secret::from_bytes(Bytes(Secret::size, 1)))};
}

} // namespace

Target const join_ticket{"join_ticket", run, seeds};

} // namespace yizhan::fuzz
