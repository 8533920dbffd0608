#include "shared/domain/member.h"

#include "shared/base/utf8.h"
#include "shared/domain/name_table.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace yizhan {
namespace {

constexpr NameTable<Occupation, 10> occupations{
    {{{Occupation::TruckDriver, "truck_driver"}, {Occupation::Courier, "courier"},
        {Occupation::FoodDeliveryRider, "food_delivery_rider"}, {Occupation::RideHailingDriver, "ride_hailing_driver"},
        {Occupation::CareWorker, "care_worker"}, {Occupation::DomesticWorker, "domestic_worker"},
        {Occupation::SalesPromoter, "sales_promoter"}, {Occupation::EstateAgent, "estate_agent"},
        {Occupation::SecurityGuard, "security_guard"}, {Occupation::Other, "other"}}}};

constexpr std::array<Occupation, 10> occupation_order{Occupation::TruckDriver, Occupation::Courier,
    Occupation::FoodDeliveryRider, Occupation::RideHailingDriver, Occupation::CareWorker, Occupation::DomesticWorker,
    Occupation::SalesPromoter, Occupation::EstateAgent, Occupation::SecurityGuard, Occupation::Other};

constexpr NameTable<MemberStatus, 4> statuses{{{{MemberStatus::Active, "active"},
    {MemberStatus::Provisional, "provisional"}, {MemberStatus::Suspended, "suspended"}, {MemberStatus::Left, "left"}}}};

constexpr NameTable<RevocationReason, 4> revocation_reasons{{{{RevocationReason::Replaced, "replaced"},
    {RevocationReason::Lost, "lost"}, {RevocationReason::Left, "left"}, {RevocationReason::Misused, "misused"}}}};

// The two-character surnames in living use; a name of more than two characters that starts with one is taken to have
// it.
constexpr std::array<std::u32string_view, 24> compound_surnames{U"欧阳", U"太史", U"端木", U"上官", U"司马", U"东方",
    U"独孤", U"南宫", U"夏侯", U"诸葛", U"尉迟", U"皇甫", U"公孙", U"慕容", U"长孙", U"宇文", U"司徒", U"司空", U"令狐",
    U"百里", U"东郭", U"呼延", U"轩辕", U"淳于"};

bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// ISO 7064 MOD 11,10 over the given digits.
char check_digit(std::string_view digits)
{
    int product = 10;
    for (char const c : digits) {
        int sum = (c - '0' + product) % 10;
        if (sum == 0) sum = 10;
        product = sum * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

} // namespace

std::span<Occupation const> all_occupations() { return occupation_order; }
std::string_view name(Occupation occupation) { return occupations.name_of(occupation); }
std::optional<Occupation> occupation_of(std::string_view text) { return occupations.value_of(text); }
std::string_view name(MemberStatus status) { return statuses.name_of(status); }
std::optional<MemberStatus> member_status_of(std::string_view text) { return statuses.value_of(text); }
bool may_check_in(MemberStatus status) { return status == MemberStatus::Active || status == MemberStatus::Provisional; }
std::string_view name(RevocationReason reason) { return revocation_reasons.name_of(reason); }
std::optional<RevocationReason> revocation_reason_of(std::string_view text)
{
    return revocation_reasons.value_of(text);
}

Result<MemberNumber> MemberNumber::parse(std::string_view text)
{
    if (text.size() != 8 || !all_digits(text) || text.front() == '0')
        return fail(ErrorCode::InvalidInput, "member number: 8 digits");
    if (check_digit(text.substr(0, 7)) != text[7]) return fail(ErrorCode::InvalidInput, "member number: check digit");
    return MemberNumber{std::string{text}};
}

MemberNumber MemberNumber::of_serial(std::uint32_t serial)
{
    assert(serial >= 1'000'000 && serial <= 9'999'999);
    std::string digits = std::to_string(serial);
    digits.push_back(check_digit(digits));
    return MemberNumber{std::move(digits)};
}

Result<PhoneKey> PhoneKey::parse(std::string_view tail, std::string_view initial)
{
    if (tail.size() != 4 || !all_digits(tail)) return fail(ErrorCode::InvalidInput, "phone tail: 4 digits");
    if (initial.size() != 1 || initial[0] < 'a' || initial[0] > 'z')
        return fail(ErrorCode::InvalidInput, "initial: a to z");
    return PhoneKey{std::string{tail}, initial[0]};
}

std::string mask_name(std::string_view full_name)
{
    std::u32string visible;
    for (char32_t const c : utf8::decode(full_name)) {
        if (!utf8::is_invisible(c)) visible.push_back(c);
    }
    if (visible.empty()) return {};
    auto const head = std::u32string_view{visible}.substr(0, 2);
    bool const compound = visible.size() > 2
        && std::find(compound_surnames.begin(), compound_surnames.end(), head) != compound_surnames.end();
    std::size_t const surname = compound ? 2 : 1;
    std::size_t const stars = visible.size() > surname + 1 ? 2 : 1;
    return utf8::encode(head.substr(0, surname)) + std::string(stars, '*');
}

std::string_view surname_of(std::string_view masked_name) { return masked_name.substr(0, masked_name.find('*')); }

bool is_masked_name(std::string_view text)
{
    auto const star = text.find('*');
    if (star == std::string_view::npos || star == 0) return false;
    auto const stars = text.substr(star);
    if (stars != "*" && stars != "**") return false;
    auto const head = text.substr(0, star);
    if (!utf8::is_valid(head)) return false;
    auto const characters = utf8::decode(head);
    return characters.size() <= 8 && std::none_of(characters.begin(), characters.end(), utf8::is_invisible);
}

} // namespace yizhan
