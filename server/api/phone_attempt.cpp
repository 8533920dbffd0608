#include "server/api/phone_attempt.h"

#include "shared/protocol/json_reading.h"

#include <algorithm>

namespace yizhan {
namespace {

Result<MemberClaim> read_claim(JsonObject const& json)
{
    auto number = TRY(MemberNumber::parse(TRY(json.text("number"))));
    MemberClaim claim{std::move(number), {}};
    claim.phone_tail = TRY(json.text("phone_tail"));
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (claim.phone_tail.size() != 4 || !std::all_of(claim.phone_tail.begin(), claim.phone_tail.end(), is_digit))
        return fail(ErrorCode::InvalidInput, "phone_tail: 4 digits");
    return claim;
}

} // namespace

bool is_uuid(std::string_view text)
{
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        bool const hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !hex) return false;
    }
    return true;
}

Result<CheckInToken> read_token(std::optional<std::string_view> text)
{
    if (!text) return fail(ErrorCode::Unauthorised, "check-in token: none");
    auto token = parse_check_in_token(*text);
    if (!token) return fail(ErrorCode::Unauthorised, token.error().cause);
    return token;
}

Result<PhoneAttempt> read_phone_attempt(std::string_view body)
{
    JsonDocument document;
    auto const parsed = document.parse_object(body);
    if (!parsed) return fail(ErrorCode::Unauthorised, "check-in: no JSON, so no token");
    auto const& json = *parsed;
    auto token = TRY(read_token(json.has("token") ? std::optional{TRY(json.text("token"))} : std::nullopt));
    auto const id = TRY(json.text("id"));
    if (!is_uuid(id)) return fail(ErrorCode::InvalidInput, "id: not a UUID in lower case");
    auto const guest = TRY(json.optional_object("guest"));
    auto const member = TRY(json.optional_object("member"));
    auto const card = TRY(json.optional_text("presentation"));
    if (int{guest.has_value()} + int{member.has_value()} + int{card.has_value()} != 1)
        return fail(ErrorCode::InvalidInput, "either a guest, a member or a card");
    PhoneAttempt attempt{EventId::make(std::string{id}), std::move(token), Occupation::Other};
    if (guest)
        attempt.who = TRY(guest->named("occupation", occupation_of));
    else if (member)
        attempt.who = TRY(read_claim(*member));
    else
        attempt.who = ShownCard{std::string{*card}};
    return attempt;
}

} // namespace yizhan
