#include "kiosk/devices/rotating_code.h"

#include "kiosk/devices/qr_code.h"
#include "shared/platform/log.h"
#include "shared/protocol/check_in_link.h"

namespace yizhan {

RotatingCode::RotatingCode(KioskId kiosk, std::string hub_url, Secret key)
    : m_kiosk{std::move(kiosk)}, m_hub_url{std::move(hub_url)}, m_key{std::move(key)}
{
}

std::string RotatingCode::link(UtcMs time) const
{
    return m_hub_url + "/c/" + make_check_in_token(m_kiosk, time, m_key);
}

CheckInCode::Current RotatingCode::at(UtcMs time)
{
    if (time >= m_from && time < m_current.until) return m_current;
    auto bitmap = make_qr_code(link(time));
    if (!bitmap) {
        log::error("no_check_in_code", {{"code", bitmap.error().code}});
        bitmap = QrBitmap{};
    }
    std::int64_t const step = check_in_step.count();
    std::int64_t const into = ((time.ms % step) + step) % step;
    m_from = time - Millis{into};
    m_current = {std::move(*bitmap), m_from + check_in_step};
    return m_current;
}

} // namespace yizhan
