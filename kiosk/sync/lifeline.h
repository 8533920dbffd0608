// Callbacks that do nothing once their owner is gone: timers and answers may outlive an actor.
#pragma once

#include <memory>
#include <utility>

namespace yizhan {

class Lifeline {
public:
    Lifeline() = default;
    Lifeline(Lifeline const&) = delete;
    Lifeline& operator=(Lifeline const&) = delete;

    // On the owner's thread only.
    template <class Callback> auto guard(Callback callback) const
    {
        return [alive = std::weak_ptr<void const>{m_token}, callback = std::move(callback)](auto&&... arguments) {
            if (!alive.expired()) callback(std::forward<decltype(arguments)>(arguments)...);
        };
    }

private:
    std::shared_ptr<void const> m_token = std::make_shared<char const>('\0');
};

} // namespace yizhan
