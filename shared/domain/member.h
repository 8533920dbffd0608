// Who a station serves: members of the union and guests, by what they do for a living. A kiosk knows a member only by
// number, masked name and keys that lead back to hundreds of people; never by name, phone or ID number.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yizhan {

// The eight groups that unions organise, and two more.
enum class Occupation {
    TruckDriver,
    Courier,
    FoodDeliveryRider,
    RideHailingDriver,
    CareWorker,
    DomesticWorker,
    SalesPromoter,
    EstateAgent,
    SecurityGuard,
    Other,
};
std::span<Occupation const> all_occupations();
std::string_view name(Occupation occupation); // truck_driver
std::optional<Occupation> occupation_of(std::string_view name);

// Provisional: signed here or elsewhere, not approved yet; served as a member is.
enum class MemberStatus { Active, Provisional, Suspended, Left };
std::string_view name(MemberStatus status);
std::optional<MemberStatus> member_status_of(std::string_view name);
bool may_check_in(MemberStatus status); // Active and Provisional

// What a member types: 8 digits, the last one a check digit (ISO 7064 MOD 11,10), so that a wrong digit or two swapped
// neighbours hardly ever check somebody else in. The first digit is not 0.
class MemberNumber {
public:
    static Result<MemberNumber> parse(std::string_view text);
    // The number whose first seven digits are `serial`. REQUIRES: 1'000'000 <= serial <= 9'999'999.
    static MemberNumber of_serial(std::uint32_t serial);
    std::string const& text() const { return m_text; }
    auto operator<=>(MemberNumber const&) const = default;

private:
    explicit MemberNumber(std::string text) : m_text{std::move(text)} { }
    std::string m_text;
};

// The last four digits of a phone and the pinyin initial of the surname: leads back to hundreds of people.
struct PhoneKey {
    std::string tail; // 4 digits
    char initial = 'a'; // a..z

    static Result<PhoneKey> parse(std::string_view tail, std::string_view initial);
    bool operator==(PhoneKey const&) const = default;
};

// 陈永孝 -> 陈**, 欧阳娜娜 -> 欧阳**, 阿不都热依木·买买提 -> 阿**. Control and format characters are dropped; at most
// two stars, so that the mask does not tell the length. Empty in, empty out.
std::string mask_name(std::string_view name);
// The part of a masked name before its stars: 欧阳.
std::string_view surname_of(std::string_view masked_name);
// True for a masked name as a feed may carry it: 1..8 characters, then 1..2 stars, nothing invisible.
bool is_masked_name(std::string_view text);

// One row of the roster that a kiosk holds.
struct Member {
    MemberId id;
    std::optional<MemberNumber> number; // none while provisional
    std::string masked_name;
    std::optional<PhoneKey> phone; // none: no phone was given
    UnionId union_id;
    Occupation occupation = Occupation::Other;
    MemberStatus status = MemberStatus::Active;
    std::int64_t points = 0;
    CardId card; // the one that is good now; empty where none was issued
    std::optional<std::int32_t> joined_month; // see local_month(); a month, not a day: it leads back to many

    bool operator==(Member const&) const = default;
};

enum class RevocationReason { Replaced, Lost, Left, Misused };
std::string_view name(RevocationReason reason);
std::optional<RevocationReason> revocation_reason_of(std::string_view name);

// A card that must not be taken any more, although its signature is good.
struct Revocation {
    CardId card;
    MemberId member;
    RevocationReason reason = RevocationReason::Replaced;
    UtcMs since;

    bool operator==(Revocation const&) const = default;
};

} // namespace yizhan
