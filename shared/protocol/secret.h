// 32 secret bytes: the seed of a signing key, a key shared by kiosk and hub. Wiped when they go out of scope (also
// after a move), never copied by accident, never printed.
#pragma once

#include "shared/base/bytes.h"

#include <array>
#include <cstdint>
#include <span>

namespace yizhan {

class Secret {
public:
    static constexpr std::size_t size = 32;

    // InvalidInput unless there are exactly 32 bytes.
    static Result<Secret> from_bytes(ByteView bytes);
    // `fill` writes 32 unpredictable bytes: Secret::generate([&](auto out) { random.fill(out); }).
    template <class Fill> static Secret generate(Fill&& fill)
    {
        Secret secret;
        fill(std::span<std::uint8_t>{secret.m_bytes});
        return secret;
    }

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(Secret const&) = delete;
    Secret& operator=(Secret const&) = delete;
    ~Secret();

    // To be kept on disk or sent to who shares it; valid as long as this is.
    ByteView bytes() const { return m_bytes; }

private:
    Secret() = default;
    std::array<std::uint8_t, size> m_bytes{};
};

} // namespace yizhan
