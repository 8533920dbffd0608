// The Speaker on ALSA. The only user of libasound. The device is opened for each sound and closed after it, so that one
// that was plugged in later is found and others may use it meanwhile.
#pragma once

#include "kiosk/devices/chime.h"

namespace yizhan {

class AlsaSpeaker final : public Speaker {
public:
    explicit AlsaSpeaker(std::string device);
    ~AlsaSpeaker() override;
    Result<void> play(std::span<std::int16_t const> samples) override;

private:
    std::string m_device;
};

} // namespace yizhan
