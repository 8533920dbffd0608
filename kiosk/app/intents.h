// What a person can want at the screen. Taps leave a screen as these, in the order of the taps; nothing else leaves it.
#pragma once

#include "kiosk/app/amenity_intents.h"
#include "kiosk/app/enrollment_intents.h"
#include "shared/base/ids.h"
#include "shared/domain/member.h"

#include <variant>

namespace yizhan {

// What the home screen leads to besides checking in. Those whose screens are not there yet say so plainly.
enum class Section { JoinUnion, SpeakOut, Volunteers, Services, Bulletins };

enum class KeypadMode { MemberNumber, PhoneTail };

namespace intent {

struct Touched { }; // any touch: holds an answer on the screen
struct GoHome { };
struct SwitchLanguage { };
struct SwitchTextSize { };
struct OpenKeypad {
    KeypadMode mode = KeypadMode::PhoneTail;
};
struct PressKey {
    char key = '0'; // 0..9, or a..z for the initial of the surname
};
struct EraseKey { };
struct SubmitKeypad { };
struct PickCandidate {
    std::size_t index = 0; // in the list that was shown
};
struct OpenGuest { };
struct CheckInAsGuest {
    Occupation occupation = Occupation::Other;
};
struct UseAmenity {
    AmenityId amenity;
};
struct UndoUse {
    UseId use;
};
struct CallVolunteer { };
struct OpenSection {
    Section section = Section::JoinUnion;
};

} // namespace intent

using Intent
    = std::variant<intent::Touched, intent::GoHome, intent::SwitchLanguage, intent::SwitchTextSize, intent::OpenKeypad,
        intent::PressKey, intent::EraseKey, intent::SubmitKeypad, intent::PickCandidate, intent::OpenGuest,
        intent::CheckInAsGuest, intent::UseAmenity, intent::UndoUse, intent::CallVolunteer, intent::OpenSection,
        EnrollmentIntent, AmenityIntent>; // any of their intents is one of these, and becomes it by itself

// Where screens put them. Never blocks.
class IntentSink {
public:
    virtual ~IntentSink() = default;
    virtual void push(Intent intent) = 0;
};

} // namespace yizhan
