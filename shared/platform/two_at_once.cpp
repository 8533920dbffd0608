#include "shared/platform/two_at_once.h"

#include <thread>

namespace yizhan {

void TwoThreads::run(std::function<void()> const& aside, std::function<void()> const& here)
{
    std::jthread const other{aside};
    here();
}

} // namespace yizhan
