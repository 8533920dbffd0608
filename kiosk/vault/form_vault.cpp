#include "kiosk/vault/form_vault.h"

#include "shared/protocol/application_form.h"
#include "shared/protocol/sealed_form.h"

namespace yizhan {
namespace {

constexpr std::size_t most_sealed_characters = 6'000; // of an event that still carries the rest

} // namespace

Result<SealedForm> FormVault::seal(
    ApplicationForm const& form, ApplicationId const& application, EventId const& event, SealingKeyRow const& key)
{
    auto const recipient = SealingKey::from_bytes(key.key);
    if (!recipient) return fail(ErrorCode::Corrupt, "the sealing key of the feed is no key");
    auto const plain = TRY(encode_form(form));
    auto const sealed = TRY(seal_form(*recipient, {application, event, m_kiosk}, plain));
    auto text = to_base64(sealed);
    if (text.size() > most_sealed_characters) return fail(ErrorCode::TooLarge, "the sealed form");
    return SealedForm{recipient->kid().text(), std::move(text)};
}

} // namespace yizhan
