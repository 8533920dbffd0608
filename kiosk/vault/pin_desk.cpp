#include "kiosk/vault/pin_desk.h"

#include "shared/protocol/application_form.h"
#include "shared/protocol/presentation.h"
#include "shared/protocol/private_box.h"

#include <algorithm>
#include <optional>

namespace yizhan {
namespace {

class VolunteersBox final : public DraftBox {
public:
    VolunteersBox(DraftKey key, Random& random) : m_key{std::move(key)}, m_random{random} { }

    Result<Bytes> encrypt(ApplicationId const& application, ApplicationForm const& form) override
    {
        auto const plain = TRY(encode_form(form));
        BoxNonce nonce{};
        m_random.fill(nonce);
        return encrypt_draft(m_key, nonce, plain, application);
    }

    Result<ApplicationForm> decrypt(ApplicationId const& application, ByteView box) override
    {
        auto const plain = TRY(decrypt_draft(m_key, box, application));
        return decode_form(plain);
    }

private:
    DraftKey m_key;
    Random& m_random;
};

// Nothing: it is not this volunteer's PIN.
std::optional<DraftKey> key_of(PinCheck::SignIn const& sign_in)
{
    auto const pin = parse_pin(sign_in.pin.view());
    auto const card = credential_text(sign_in.code.view());
    DraftSalt salt{};
    if (!pin || !card || sign_in.draft_salt.size() != salt.size()) return std::nullopt;
    std::ranges::copy(sign_in.draft_salt, salt.begin());
    if (!check_pin(sign_in.verifier, *pin, card->view())) return std::nullopt;
    auto key = derive_draft_key(card->view(), *pin, salt);
    if (!key) return std::nullopt;
    return std::move(*key);
}

} // namespace

PinDesk::PinDesk(Executor& app, Executor& worker, Random& random) : m_app{app}, m_worker{worker}, m_random{random} { }

void PinDesk::check(SignIn sign_in, Done done)
{
    // A task is copied about; what it carries must not be.
    auto work = std::make_shared<SignIn>(std::move(sign_in));
    m_worker.post([this, work, done = std::move(done), alive = std::weak_ptr<int>{m_alive}, &app = m_app] {
        auto found = std::make_shared<std::optional<DraftKey>>(key_of(*work));
        app.post([this, found, done, alive] {
            if (alive.expired()) return;
            if (!*found) return done(std::nullopt);
            done(std::make_unique<VolunteersBox>(std::move(**found), m_random));
        });
    });
}

} // namespace yizhan
