// What people were told, and what became of the disks that held it: the measure for everything that arrives at the hub.
#pragma once

#include "shared/domain/events.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace yizhan::sim {

struct Promise {
    std::size_t kiosk = 0;
    IncarnationId incarnation;
    Seq sequence = 0;
    std::string type;
    ClockReading clock;
    UtcMs truth; // the world's time
    bool excused = false; // every disk that ever held it has been put back to before it
};

class Ledger {
public:
    // Somebody tried to record it; whether it was is another question.
    void attempted(EventId const& id) { m_attempted.insert(id); }
    // A person was told that it is recorded.
    void promised(EventId const& id, Promise promise)
    {
        m_promises.emplace(id, std::move(promise));
        m_on_disk[m_promises.at(id).kiosk].insert(id);
    }

    // A machine runs once at a time, whatever restarts there were between.
    void recorded(std::size_t kiosk, EventBody const& body)
    {
        if (auto const* started = std::get_if<SessionStarted>(&body)) {
            auto const fresh = m_running[kiosk].emplace(started->machine, started->session).second;
            if (!fresh) violated("machine " + started->machine.text() + " was started while it ran");
        } else if (auto const* ended = std::get_if<SessionEnded>(&body)) {
            std::erase_if(m_running[kiosk], [&](auto const& one) { return one.second == ended->session; });
        }
    }
    // Staff were told that it is done.
    void promised_by_hub(EventId const& id) { m_hub_promises.insert(id); }
    std::set<EventId> const& hub_promises() const { return m_hub_promises; }

    std::set<EventId> const& on_disk(std::size_t kiosk) { return m_on_disk[kiosk]; }
    // The kiosk's disk is an old copy from now on. What is neither on it nor at the hub is gone, and nobody is to
    // blame.
    void kiosk_put_back(std::size_t kiosk, std::set<EventId> image, std::set<EventId> const& at_hub)
    {
        for (auto const& id : m_on_disk[kiosk]) {
            if (!image.contains(id) && !at_hub.contains(id)) m_promises.at(id).excused = true;
        }
        m_on_disk[kiosk] = std::move(image);
        m_branched.insert(kiosk);
        m_running.erase(kiosk);
    }
    void hub_put_back(std::set<EventId> const& before, std::set<EventId> const& backup)
    {
        std::erase_if(m_hub_promises, [&](EventId const& id) { return !backup.contains(id); });
        for (auto const& id : before) {
            auto const found = m_promises.find(id);
            if (found == m_promises.end() || backup.contains(id)) continue;
            if (!m_on_disk[found->second.kiosk].contains(id)) found->second.excused = true;
        }
    }

    std::map<EventId, Promise> const& promises() const { return m_promises; }
    bool was_attempted(EventId const& id) const { return m_attempted.contains(id); }
    // Its disk was put back at some time: two branches under the same numbers are possible.
    bool is_branched(std::size_t kiosk) const { return m_branched.contains(kiosk); }

    void violated(std::string what) { m_violations.push_back(std::move(what)); }
    std::vector<std::string> const& violations() const { return m_violations; }

private:
    std::map<EventId, Promise> m_promises;
    std::map<std::size_t, std::map<MachineId, SessionId>> m_running; // by kiosk
    std::set<EventId> m_attempted;
    std::set<EventId> m_hub_promises;
    std::map<std::size_t, std::set<EventId>> m_on_disk;
    std::set<std::size_t> m_branched;
    std::vector<std::string> m_violations;
};

} // namespace yizhan::sim
