// What one seed makes of the world: how long, how busy, and which kinds of fault there are. Each kind is absent from
// half of the worlds, so that not everything is always broken at once.
#pragma once

#include "shared/base/time.h"

#include <cstdint>
#include <string>

namespace yizhan::sim {

// Faults of our own programs, put in on purpose to see whether the simulation would notice them.
enum class Bug {
    None,
    AckFromUnsignedReply, // the kiosk takes any 200 for an acknowledgement
    AckBeforeCommit, // the hub answers before it has written
    NoDedupe, // the hub takes a batch that comes again for a new one
    ShownBeforeCommit, // the kiosk says 'recorded' whatever the disk said
    WatermarkBelieved, // the kiosk believes a watermark beyond what it sent itself
    SessionsForgotten, // the kiosk no longer knows after a restart which of its machines run
    StockRowsLost, // the kiosk passes over what others did to its station's stock
    TakingsSkipped, // the hub leaves out a taking where several events are counted at once
};
constexpr int bug_count = 9;
std::string_view name(Bug bug);

struct Parameters {
    std::uint64_t seed = 0;
    Bug bug = Bug::None;

    Millis active{}; // with faults; then everything heals
    Millis mean_between_acts{};
    Millis mean_between_faults{};

    // In percent of all messages.
    unsigned lost_requests = 0;
    unsigned lost_replies = 0;
    unsigned doubled = 0;
    unsigned replayed_requests = 0;
    unsigned replayed_replies = 0;
    unsigned cut = 0;
    unsigned portals = 0; // a captive portal answers 200
    Millis slowest{50}; // the most that a message takes one way

    bool partitions = false;
    bool kiosk_power_cuts = false;
    bool kiosk_kills = false;
    bool hub_power_cuts = false;
    bool full_disks = false;
    bool failing_disks = false;
    bool jumping_clocks = false;
    bool dead_clocks = false; // after a power cut it is 1970
    bool kiosk_images = false; // a kiosk's disk is put back to an old copy
    bool hub_restores = false;
    bool news = false; // the roster changes while all this goes on
    bool forgetful = false; // kiosks delete what is safe as soon as they may
};

Parameters draw_parameters(std::uint64_t seed);
std::string describe(Parameters const& parameters);

} // namespace yizhan::sim
