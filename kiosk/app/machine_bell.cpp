#include "kiosk/app/machine_bell.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis again_after{60'000};
constexpr int most_times = 3;

} // namespace

std::vector<Announcer::Call> MachineBell::ring(std::vector<Reason> const& reasons, MonoMs now)
{
    std::map<std::string, Rung> rung;
    bool done = false;
    bool turn = false;
    for (auto const& reason : reasons) {
        auto const before = m_rung.find(reason.key);
        Rung one = before == m_rung.end() ? Rung{0, now} : before->second;
        if (one.times < most_times && one.next <= now) {
            (reason.call == Announcer::Call::YourTurn ? turn : done) = true;
            one = {one.times + 1, now + again_after};
        }
        rung.emplace(reason.key, one);
    }
    m_rung = std::move(rung);
    std::vector<Announcer::Call> out;
    if (done) out.push_back(Announcer::Call::MachineDone);
    if (turn) out.push_back(Announcer::Call::YourTurn);
    return out;
}

std::optional<MonoMs> MachineBell::next() const
{
    std::optional<MonoMs> next;
    for (auto const& [key, one] : m_rung) {
        if (one.times < most_times && (!next || one.next < *next)) next = one.next;
    }
    return next;
}

} // namespace yizhan
