// The remaining faces that joining needs: sealing, provisional codes, a volunteer's PIN and drafts. Cryptography lies
// behind them.
#pragma once

#include "kiosk/app/enrollment_book.h"
#include "kiosk/app/id_card_reader.h"
#include "kiosk/app/qr_bitmap.h"
#include "kiosk/app/writing.h"
#include "shared/base/private_text.h"
#include "shared/domain/application_form.h"
#include "shared/domain/enrollment_events.h"
#include "shared/domain/enrollment_rows.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace yizhan {

// Encodes a form and seals it; the plain bytes are wiped before it returns. `event`, application and kiosk are bound
// inside. TooLarge: the form does not fit into an event.
class FormSealer {
public:
    virtual ~FormSealer() = default;
    virtual Result<SealedForm> seal(
        ApplicationForm const& form, ApplicationId const& application, EventId const& event, SealingKeyRow const& key)
        = 0;
};

struct IssuedCode {
    CardId card;
    UtcMs expires;
    PrivateText text; // the code itself: whoever has it can be the person
    PrivateBytes pickup_key;
    QrBitmap bitmap;
};

// Signs provisional codes with the kiosk's own key, and shows codes.
class CodeIssuer {
public:
    virtual ~CodeIssuer() = default;
    virtual Result<IssuedCode> issue_provisional(UtcMs expires) = 0;
    // The full code that waits for the holder of `provisional` (a whole scanned code), as text and symbol; what it says
    // is for the reader of codes to believe or not. Unauthorised: not the holder.
    virtual Result<IssuedCode> pick_up(std::string_view provisional, PickupRow const& row) = 0;
    // The link by which a phone claims the card that was just shown here; empty bitmap before the time is agreed.
    virtual QrBitmap claim_link(CardId const& card, UtcMs time) = 0;
};

// The key of a volunteer's drafts, in private memory, gone with the sign-in.
class DraftBox {
public:
    virtual ~DraftBox() = default;
    virtual Result<Bytes> encrypt(ApplicationId const& application, ApplicationForm const& form) = 0;
    // Unauthorised: another volunteer's, or altered.
    virtual Result<ApplicationForm> decrypt(ApplicationId const& application, ByteView box) = 0;
};

// Argon2id takes a tenth of a second or more: on a worker, the answer comes on the app's thread.
class PinCheck {
public:
    virtual ~PinCheck() = default;
    struct SignIn {
        PrivateText code; // the whole code that was scanned
        PrivateText pin; // 6 digits
        std::string verifier;
        Bytes draft_salt;
    };
    // Nothing: the PIN is wrong.
    using Done = std::function<void(std::optional<std::unique_ptr<DraftBox>>)>;
    virtual void check(SignIn sign_in, Done done) = 0;
};

struct EnrollmentPorts {
    EnrollmentBook& book;
    DraftStore& drafts;
    FormSealer& sealer;
    CodeIssuer& issuer;
    PinCheck& pins;
    PinyinReader& pinyin;
    HandwritingReader& handwriting;
    IdCardReader& id_cards;
};

} // namespace yizhan
