#include "shared/protocol/presentation.h"

#include "shared/protocol/base45.h"
#include "shared/protocol/cose.h"

#include <fmt/format.h>
#include <limits>

namespace yizhan {
namespace {

constexpr std::string_view card_prefix = "YZ1:";
constexpr std::string_view prefix = "YZP:";
constexpr std::size_t max_bytes = Credential::max_bytes + 80; // step, signature and the heads of all three
constexpr std::size_t max_text = prefix.size() + max_bytes / 2 * 3;

struct Parts {
    std::string card_text;
    std::int64_t step = 0;
    P256Key::Signature signature{};
};

Result<Parts> read_parts(std::string_view scan)
{
    if (scan.size() > max_text) return fail(ErrorCode::InvalidInput, "presentation: too long");
    auto const bytes = TRY(from_base45(scan.substr(prefix.size())));
    auto reader = TRY(CborReader::open(bytes));
    if (TRY(reader.enter_array()) != 3) return fail(ErrorCode::InvalidInput, "presentation: form");
    auto const card = TRY(reader.read_bytes());
    auto const step = TRY(reader.read_uint());
    auto const signature = TRY(read_cbor_exactly<64>(reader));
    if (step > std::numeric_limits<std::uint32_t>::max()) return fail(ErrorCode::InvalidInput, "presentation: step");
    return Parts{std::string{card_prefix} + to_base45(card), static_cast<std::int64_t>(step), signature};
}

Freshness judge(std::int64_t step, std::optional<UtcMs> trusted_now)
{
    if (!trusted_now) return Freshness::NotJudged;
    auto const away = step - presentation_step_at(*trusted_now);
    bool const is_near = away >= -presentation_steps_allowed && away <= presentation_steps_allowed;
    return is_near ? Freshness::Fresh : Freshness::Stale;
}

} // namespace

tl::expected<Presentation, CredentialFault> read_presentation(
    std::string_view scan, TrustedKeys const& trusted, std::optional<UtcMs> trusted_now)
{
    if (!scan.starts_with(prefix)) {
        auto card = read_credential(scan, trusted, trusted_now);
        if (!card) return tl::unexpected(card.error());
        auto const freshness = card->phone_key ? Freshness::Unproven : Freshness::NotBound;
        return Presentation{*std::move(card), freshness, 0};
    }
    auto const parts = read_parts(scan);
    if (!parts) return tl::unexpected(CredentialFault::Unreadable);
    auto card = read_credential(parts->card_text, trusted, trusted_now);
    if (!card) return tl::unexpected(card.error());
    bool const proved = card->phone_key
        && card->phone_key->verify(as_bytes(presentation_message(card->card, parts->step)), parts->signature);
    if (!proved) return tl::unexpected(CredentialFault::WrongSignature);
    return Presentation{*std::move(card), judge(parts->step, trusted_now), parts->step};
}

Result<PrivateText> credential_text(std::string_view scan)
{
    PrivateText text{scan};
    if (scan.starts_with(prefix)) text.assign(TRY(read_parts(scan)).card_text);
    if (!text.view().starts_with(card_prefix)) return fail(ErrorCode::InvalidInput, "not a member's code");
    if (text.size() > max_text) return fail(ErrorCode::InvalidInput, "a member's code: too long");
    auto const cose = TRY(from_base45(text.view().substr(card_prefix.size())));
    TRY(read_cose_sign1(cose));
    return text;
}

std::int64_t presentation_step_at(UtcMs time) { return std::max<std::int64_t>(time.ms, 0) / presentation_step.count(); }

std::string presentation_message(CardId const& card, std::int64_t step)
{
    return fmt::format("yizhan-presentation\n{}\n{}", card.text(), step);
}

Result<std::string> format_presentation(
    std::string_view credential, std::int64_t step, P256Key::Signature const& signature)
{
    if (!credential.starts_with(card_prefix)) return fail(ErrorCode::InvalidInput, "not a member's code");
    auto const card = TRY(from_base45(credential.substr(card_prefix.size())));
    auto const bytes = CborWriter{}.array(3).bytes(card).integer(step).bytes(signature).take();
    return std::string{prefix} + to_base45(bytes);
}

} // namespace yizhan
