// The ports of joining that a kiosk's actor wants before a volunteer may sign in: a reader of identity cards and a
// sealer, which nobody uses here, and a PIN that is always right.
#pragma once

#include "kiosk/app/kiosk_ports.h"

namespace yizhan::sim {

class NoIdCards final : public IdCardReader {
public:
    void set_wanted(bool) override { }
    IdCardReaderState state() const override { return IdCardReaderState::None; }
};

class NoVault final : public FormSealer, public CodeIssuer {
public:
    Result<SealedForm> seal(ApplicationForm const&, ApplicationId const&, EventId const&, SealingKeyRow const&) override
    {
        return fail(ErrorCode::Unsupported, "nobody joins here");
    }
    Result<IssuedCode> issue_provisional(UtcMs) override { return fail(ErrorCode::Unsupported, "nobody joins here"); }
    Result<IssuedCode> pick_up(std::string_view, PickupRow const&) override
    {
        return fail(ErrorCode::Unsupported, "nobody joins here");
    }
    QrBitmap claim_link(CardId const&, UtcMs) override { return {}; }
};

class NoDrafts final : public DraftBox {
public:
    Result<Bytes> encrypt(ApplicationId const&, ApplicationForm const&) override { return Bytes{}; }
    Result<ApplicationForm> decrypt(ApplicationId const&, ByteView) override
    {
        return fail(ErrorCode::Unauthorised, "nobody joins here");
    }
};

class RightPins final : public PinCheck {
public:
    explicit RightPins(Executor& executor) : m_executor{executor} { }
    void check(SignIn, Done done) override
    {
        m_executor.post([done = std::move(done)] { done(std::make_unique<NoDrafts>()); });
    }

private:
    Executor& m_executor;
};

} // namespace yizhan::sim
