#include "kiosk/input/scan_delivery.h"

#include <atomic>
#include <utility>

namespace yizhan {

struct ScanDelivery::Shared {
    ScanSink sink;
    std::atomic<int> waiting{0};
};

ScanDelivery::ScanDelivery(Executor& executor, ScanSink sink)
    : m_executor{executor}, m_shared{std::make_shared<Shared>()}
{
    m_shared->sink = std::move(sink);
}

void ScanDelivery::deliver(Scan scan)
{
    if (m_shared->waiting.load() >= max_waiting) return;
    ++m_shared->waiting;
    m_executor.post([shared = m_shared, scan = std::move(scan)] {
        --shared->waiting;
        shared->sink(scan);
    });
}

} // namespace yizhan
