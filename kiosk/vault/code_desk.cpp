#include "kiosk/vault/code_desk.h"

#include "shared/protocol/claim_link.h"
#include "shared/protocol/presentation.h"
#include "shared/protocol/private_box.h"

#include <fmt/format.h>

namespace yizhan {

CodeDesk::CodeDesk(Keys keys, Random& random, DrawQr draw_qr)
    : m_keys{std::move(keys)}, m_random{random}, m_draw_qr{std::move(draw_qr)}
{
}

Result<IssuedCode> CodeDesk::issue_provisional(UtcMs expires)
{
    IssuedCode issued;
    issued.card = CardId::make(m_random.hex64());
    issued.expires = UtcMs{expires.ms / 1000 * 1000}; // codes carry whole seconds
    auto const text = yizhan::issue_provisional(issued.card, issued.expires, m_keys.signing);
    issued.text.assign(text);
    auto const key = pickup_key(text);
    issued.pickup_key.assign(key.bytes().begin(), key.bytes().end());
    issued.bitmap = TRY(m_draw_qr(text));
    return issued;
}

Result<IssuedCode> CodeDesk::pick_up(std::string_view provisional, PickupRow const& row)
{
    auto const shown = TRY(credential_text(provisional));
    IssuedCode issued;
    issued.text = TRY(open_pickup(pickup_key(shown.view()), row.box));
    issued.bitmap = TRY(m_draw_qr(issued.text.view()));
    issued.expires = row.until;
    return issued;
}

QrBitmap CodeDesk::claim_link(CardId const& card, UtcMs time)
{
    auto const link
        = fmt::format("{}/k/{}", m_keys.hub_url, make_card_claim_token(m_keys.kiosk, card, time, m_keys.check_in));
    return m_draw_qr(link).value_or(QrBitmap{});
}

} // namespace yizhan
