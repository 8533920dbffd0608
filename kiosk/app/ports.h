// The remaining faces that the use cases need: reading a code, the rotating code on the screen, and the sync.
#pragma once

#include "kiosk/app/qr_bitmap.h"
#include "shared/domain/check_in.h"

#include <string>
#include <string_view>

namespace yizhan {

// Makes a domain value of whatever was scanned. Any bytes may come in.
class CardReader {
public:
    virtual ~CardReader() = default;
    virtual ScannedCode read(std::string_view scan) = 0;
    // The issuer's keys may have changed with the feed.
    virtual void reload() = 0;
};

// The code that a phone scans from the kiosk's screen.
class CheckInCode {
public:
    virtual ~CheckInCode() = default;
    // The code for this time and the moment it changes. An empty bitmap before the kiosk has joined.
    struct Current {
        QrBitmap bitmap;
        UtcMs until;
    };
    virtual Current at(UtcMs time) = 0;
};

// What the sync tells the people in front of the screen.
struct SyncState {
    std::optional<UtcMs> agreed_at; // last signed answer of the hub, in hub time
    bool reachable = false; // the last exchange succeeded
    bool refused = false; // the hub answered that it does not take this kiosk: staff must let it join again
};

// A sound in the room, for whoever does not look at the screen. Never blocks; a station without a speaker stays silent.
class Announcer {
public:
    virtual ~Announcer() = default;
    enum class Call { MachineDone, YourTurn, Given, NotGiven }; // the last two: of the hand-out line, short
    virtual void call(Call call) = 0;
};

class SyncPort {
public:
    virtual ~SyncPort() = default;
    // Something new waits in the outbox. Returns at once.
    virtual void nudge() = 0;
};

// Whoever shows it. Called on the app thread, never from inside nudge().
class SyncListener {
public:
    virtual ~SyncListener() = default;
    // After every exchange, also when only the number of waiting events may have changed.
    virtual void sync_changed(SyncState const& state) = 0;
    // A page of the feed was applied: the roster, the station's book and the issuers' keys may be others.
    virtual void feed_changed() = 0;
    // The hub holds more of this journal than this disk ever wrote, or other bytes: the disk is an old copy. A new
    // incarnation has begun, and its first event, kiosk.started, is to say so.
    virtual void hub_knew_more() = 0;
};

} // namespace yizhan
