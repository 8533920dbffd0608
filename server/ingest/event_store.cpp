#include "server/ingest/event_store.h"

namespace yizhan {

KioskId const& hub_kiosk()
{
    static KioskId const id = KioskId::make("hub");
    return id;
}

} // namespace yizhan
