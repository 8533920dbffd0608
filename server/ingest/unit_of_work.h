// Several changes as one: everything that a command writes through the hub's ports is kept, or nothing is. A port. On
// the hub's executor; a unit inside a unit is a part of it.
#pragma once

#include "shared/base/result.h"

#include <functional>

namespace yizhan {

class UnitOfWork {
public:
    virtual ~UnitOfWork() = default;
    // Ok: `work` was Ok and all of it survives a power cut. An error of `work` comes back, and nothing is kept.
    virtual Result<void> run(std::function<Result<void>()> const& work) = 0;
};

} // namespace yizhan
