#include "tests/simulation/world/checks.h"

#include "shared/protocol/envelope.h"
#include "tests/simulation/world/model.h"

#include <cstdlib>

namespace yizhan::sim {
namespace {

// Half an exchange of 30 s, and what clocks drift in a world's time.
constexpr std::int64_t most_off_ms = 17'000;

void check_place(HubEvent const& event, EnvelopeFacts const& facts, Promise const& promise, Ledger& ledger)
{
    bool const same = promise.incarnation.text() == event.incarnation
        && static_cast<std::int64_t>(promise.sequence) == event.sequence && facts.type == promise.type
        && facts.wall_ms == promise.clock.wall.ms && facts.monotonic_ms == promise.clock.mono.ms;
    if (!same) ledger.violated("event " + facts.id + " is not at the hub as it was recorded");
    if (facts.has_offset && std::abs(facts.corrected_ms() - promise.truth.ms) > most_off_ms) {
        ledger.violated("event " + facts.id + " has an agreed time that is wrong by "
            + std::to_string(facts.corrected_ms() - promise.truth.ms) + " ms");
    }
}

void check_life(std::vector<HubEvent> const& events, std::size_t first, std::size_t end, Ledger& ledger)
{
    // An old disk has two branches under the same numbers, and what only the hub held of one may go with the hub's
    // disk.
    if (ledger.is_branched(static_cast<std::size_t>(events[first].kiosk.back() - '0'))) return;
    auto previous = to_hex(EventHash{});
    for (auto i = first; i < end; ++i) {
        auto const where = events[i].kiosk + "/" + events[i].incarnation + "/" + std::to_string(events[i].sequence);
        if (events[i].sequence != static_cast<std::int64_t>(i - first) + 1) {
            return ledger.violated("the hub's log has a gap before " + where);
        }
        if (read_envelope(events[i].bytes).previous != previous) {
            ledger.violated("the chain breaks at " + where);
        }
        previous = to_hex(event_hash(events[i].bytes));
    }
}

bool same_figures(DayFigures const& seen, Tally const& expected)
{
    std::map<std::string, std::int64_t> uses;
    for (auto const& [amenity, count] : seen.amenity_uses) uses[amenity.text()] = count;
    auto const without_zeros = [](std::map<std::string, std::int64_t> counts) {
        std::erase_if(counts, [](auto const& count) { return count.second == 0; });
        return counts;
    };
    return without_zeros(seen.check_ins_by_assurance) == without_zeros(expected.check_ins)
        && without_zeros(seen.refusals_by_reason) == without_zeros(expected.refusals)
        && without_zeros(uses) == without_zeros(expected.uses) && seen.check_ins_by_hour == expected.by_hour
        && seen.help_calls == expected.help_calls;
}

} // namespace

void check_hub_log(HubLog const& hub, Ledger& ledger)
{
    std::map<EventId, std::size_t> copies;
    auto const look_at = [&](HubEvent const& event) {
        auto const facts = read_envelope(event.bytes);
        auto const id = EventId::make(facts.id);
        ++copies[id];
        if (!ledger.was_attempted(id)) ledger.violated("nobody ever recorded event " + facts.id);
        auto const promise = ledger.promises().find(id);
        if (promise != ledger.promises().end()) check_place(event, facts, promise->second, ledger);
    };
    for (auto const& event : hub.events) look_at(event);
    for (auto const& event : hub.forks) look_at(event);

    for (auto const& [id, count] : copies) {
        if (count > 1) ledger.violated("event " + id.text() + " is at the hub " + std::to_string(count) + " times");
    }
    for (auto const& [id, promise] : ledger.promises()) {
        if (!promise.excused && !copies.contains(id)) {
            ledger.violated("event " + id.text() + " (" + promise.type + ", k" + std::to_string(promise.kiosk) + "/"
                + promise.incarnation.text() + "/" + std::to_string(promise.sequence)
                + ") was shown as recorded and is lost");
        }
    }
    for (auto const& id : ledger.hub_promises()) {
        if (!copies.contains(id)) ledger.violated("what staff did is lost: event " + id.text());
    }
    for (std::size_t first = 0, i = 1; i <= hub.events.size(); ++i) {
        bool const same_life = i < hub.events.size() && hub.events[i].kiosk == hub.events[first].kiosk
            && hub.events[i].incarnation == hub.events[first].incarnation;
        if (same_life) continue;
        check_life(hub.events, first, i, ledger);
        first = i;
    }
}

void check_kiosk_log(KioskLog const& kiosk, HubLog const& hub, Ledger& ledger)
{
    std::map<std::string, std::string> at_hub; // bytes by id
    for (auto const& event : hub.events) at_hub[read_envelope(event.bytes).id] = event.bytes;
    for (auto const& event : hub.forks) at_hub[read_envelope(event.bytes).id] = event.bytes;
    for (auto const& event : kiosk.events) {
        auto const facts = read_envelope(event.bytes);
        auto const found = at_hub.find(facts.id);
        if (found == at_hub.end())
            ledger.violated("event " + facts.id + " stayed at its kiosk");
        else if (found->second != event.bytes)
            ledger.violated("event " + facts.id + " has other bytes at the hub");
    }
    for (auto const& life : kiosk.lives) {
        if (life.safe > life.accepted || life.accepted > life.last) {
            ledger.violated("the watermarks of " + life.incarnation + " are out of order");
        }
    }
}

void check_figures(Figures& figures, HubLog const& hub, Ledger& ledger)
{
    Model model;
    for (auto const& event : hub.events) model.add(event.bytes, event.occurred_ms);
    for (auto const& [key, tally] : model.tallies()) {
        auto const& [station, day] = key;
        auto const seen = figures.day(static_cast<std::int32_t>(day), StationId::make(station));
        if (!seen || !same_figures(*seen, tally)) {
            ledger.violated("the figures of station " + station + " on day " + std::to_string(day) + " are wrong");
        }
    }
}

void check_tiles(Journal& journal, KioskLog const& kiosk, Ledger& ledger)
{
    Model model;
    for (auto const& event : kiosk.events) model.add(event.bytes, read_envelope(event.bytes).corrected_ms());
    for (auto const& [key, tally] : model.tallies()) {
        auto const seen = journal.amenity_uses(static_cast<std::int32_t>(key.second));
        std::map<std::string, std::int64_t> uses;
        if (seen) {
            for (auto const& [amenity, count] : *seen) uses[amenity.text()] = count;
        }
        for (auto const& [amenity, count] : tally.uses) {
            if (uses[amenity] != count) {
                ledger.violated("a tile shows " + std::to_string(uses[amenity]) + " instead of " + std::to_string(count)
                    + " uses of " + amenity);
            }
        }
    }
}

void check_roster(Roster& roster, FeedStore& feeds, District const& district, Ledger& ledger)
{
    for (auto const& citizen : district.citizens()) {
        auto const held = roster.find_number(*citizen.member.number);
        auto const told = feeds.member_by_number(*citizen.member.number);
        if (!held || !told || *held != *told) {
            ledger.violated("a kiosk does not know member " + citizen.member.id.text() + " as the hub does");
        }
        auto const standing = roster.find_card(citizen.member.card);
        auto const revoked = feeds.find(district_channel(), FeedKind::Revocation, citizen.member.card.text());
        if (!standing || !revoked || standing->revocation.has_value() != revoked->has_value()) {
            ledger.violated("a kiosk and the hub differ about card " + citizen.member.card.text());
        }
    }
}

} // namespace yizhan::sim
