// Checks a volunteer's PIN on a worker, since Argon2id takes a tenth of a second and the app's thread serves people
// meanwhile. A good one comes with the box in which that volunteer's drafts are kept.
#pragma once

#include "kiosk/app/enrollment_ports.h"
#include "shared/platform/executor.h"
#include "shared/platform/random.h"

#include <memory>

namespace yizhan {

class PinDesk final : public PinCheck {
public:
    // `worker` may be any executor, also `app` itself. Both, and `random`, outlive this; answers that come after this
    // is gone are dropped.
    PinDesk(Executor& app, Executor& worker, Random& random);
    void check(SignIn sign_in, Done done) override;

private:
    Executor& m_app;
    Executor& m_worker;
    Random& m_random;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace yizhan
