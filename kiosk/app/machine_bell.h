// When the room hears that a machine is done or that it is somebody's turn: at once, and again each minute, three times
// in all, as long as nobody has answered. Of several at a time, one sound a kind.
#pragma once

#include "kiosk/app/ports.h"
#include "shared/base/time.h"

#include <map>
#include <optional>
#include <vector>

namespace yizhan {

class MachineBell {
public:
    struct Reason {
        std::string key; // an id of what calls
        Announcer::Call call = Announcer::Call::MachineDone;
    };
    // What calls now, all of it; gives what is to be heard now, somebody's turn last.
    std::vector<Announcer::Call> ring(std::vector<Reason> const& reasons, MonoMs now);
    std::optional<MonoMs> next() const;

private:
    struct Rung {
        int times = 0;
        MonoMs next;
    };
    std::map<std::string, Rung> m_rung;
};

} // namespace yizhan
