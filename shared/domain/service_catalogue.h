// The catalogue of services: what the union does for its people from the first day to the last, in five fields. Entries
// are data that staff edit; a person finds one by field, by what happened to them, or by a few letters.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/text.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// 入职起步, 争先创优, 行业增值, 职业规划, 社会关爱
enum class ServiceField { StartUp, Excellence, AddedValue, Career, Care };
std::string_view name(ServiceField field); // start_up, excellence, added_value, career, care
std::optional<ServiceField> service_field_of(std::string_view name);
std::span<ServiceField const> all_service_fields();

enum class LifeSituation {
    NewHere,
    OnTheRoad,
    HurtOrIll,
    ShortOfMoney,
    InDispute,
    WantToLearn,
    Family,
    Children,
    Housing,
    FeelingLow,
};
std::string_view name(LifeSituation situation); // new_here, on_the_road, …
std::optional<LifeSituation> life_situation_of(std::string_view name);
std::span<LifeSituation const> all_life_situations();

// Channel district.
struct ServiceEntry {
    ServiceId id;
    ServiceField field = ServiceField::StartUp;
    int order = 0; // within its field
    std::string icon; // a Material Icons name
    Bilingual title; // at most 30 characters zh, 80 en
    Bilingual summary; // these six at most 120 characters zh, 280 en
    Bilingual who; // who it is for
    Bilingual bring;
    Bilingual where;
    Bilingual how_long;
    Bilingual ask; // whom
    std::string initials; // pinyin initials of the Chinese title, a..z0..9
    std::vector<LifeSituation> situations;
    bool requestable = true;
    bool offered = true;
    bool operator==(ServiceEntry const&) const = default;
};

// By initials from the first on, then anywhere in them, or by characters of the title, then of the summary (either
// language, letter case aside); the best first, at most `limit`. An empty query finds nothing.
std::vector<ServiceEntry const*> find_services(
    std::span<ServiceEntry const> entries, std::string_view query, std::size_t limit);

// What a person keeps to follow a request with: 8 characters of Crockford's base 32, shown as K7QM-2D4X. 40 random
// bits: not to be guessed at a kiosk that takes one a second.
class RequestCode {
public:
    static Result<RequestCode> parse(std::string_view text); // dashes, spaces and case aside; I, L, O read as 1, 1, 0
    static RequestCode of_bits(std::array<std::uint8_t, 5> const& bits);
    std::string const& text() const { return m_text; } // 8 characters
    std::string shown() const; // with the dash
    auto operator<=>(RequestCode const&) const = default;

private:
    explicit RequestCode(std::string text) : m_text{std::move(text)} { }
    std::string m_text;
};

// Asked –taken_up→ TakenUp –waiting→ WaitingForPerson –taken_up→ …; every one of these –done→ Done, –declined→
// Declined, –withdrawn→ Withdrawn. A step that does not fit changes nothing and is kept.
enum class RequestState { Asked, TakenUp, WaitingForPerson, Done, Declined, Withdrawn };
std::string_view name(RequestState state); // asked, taken_up, waiting_for_person, done, declined, withdrawn
std::optional<RequestState> request_state_of(std::string_view name);
bool is_ended(RequestState state);
// Nothing: the step does not fit.
std::optional<RequestState> next_request_state(RequestState now, RequestState wanted);

// How a request stands. In channel station.ID of the station where it was asked at; nothing of the person.
struct RequestStanding {
    RequestId id;
    RequestCode code = RequestCode::of_bits({});
    ServiceId service;
    RequestState state = RequestState::Asked;
    Bilingual note; // of staff, for the person
    UtcMs since;
    bool operator==(RequestStanding const&) const = default;
};

} // namespace yizhan
