#include "server/demo/members.h"

#include "shared/domain/counts.h"

#include <array>
#include <cassert>
#include <fmt/format.h>

namespace yizhan::demo {
namespace {

struct Surname {
    std::string_view text;
    char initial; // of its pinyin
    unsigned weight; // roughly as common as it is
};

constexpr std::array surnames{
    Surname{"王", 'w', 75},
    Surname{"李", 'l', 74},
    Surname{"张", 'z', 70},
    Surname{"刘", 'l', 54},
    Surname{"陈", 'c', 50},
    Surname{"杨", 'y', 33},
    Surname{"黄", 'h', 24},
    Surname{"赵", 'z', 24},
    Surname{"周", 'z', 22},
    Surname{"吴", 'w', 22},
    Surname{"徐", 'x', 20},
    Surname{"孙", 's', 19},
    Surname{"胡", 'h', 16},
    Surname{"朱", 'z', 15},
    Surname{"高", 'g', 14},
    Surname{"林", 'l', 14},
    Surname{"何", 'h', 13},
    Surname{"郭", 'g', 13},
    Surname{"马", 'm', 12},
    Surname{"罗", 'l', 11},
    Surname{"梁", 'l', 10},
    Surname{"宋", 's', 10},
    Surname{"郑", 'z', 10},
    Surname{"谢", 'x', 9},
    Surname{"韩", 'h', 9},
    Surname{"唐", 't', 8},
    Surname{"冯", 'f', 8},
    Surname{"于", 'y', 8},
    Surname{"董", 'd', 7},
    Surname{"程", 'c', 7},
    Surname{"曹", 'c', 7},
    Surname{"邓", 'd', 7},
    Surname{"许", 'x', 6},
    Surname{"沈", 's', 6},
    Surname{"余", 'y', 6},
    Surname{"潘", 'p', 6},
    Surname{"丁", 'd', 6},
    Surname{"乐", 'y', 3},
    Surname{"贺", 'h', 4},
    Surname{"虞", 'y', 2},
    Surname{"单", 's', 2},
    Surname{"仇", 'q', 1},
    Surname{"欧阳", 'o', 2},
    Surname{"上官", 's', 1},
    Surname{"司徒", 's', 1},
    Surname{"诸葛", 'z', 1},
    Surname{"阿依", 'a', 2},
    Surname{"木合", 'm', 1},
};

// A given name that says of itself that it is none; the mask hides its length anyway.
constexpr std::string_view one_sign = "某";
constexpr std::string_view two_signs = "某某";
constexpr std::string_view after_the_dot = "·某某"; // as the names of several peoples are written

constexpr std::uint64_t serials = 9'000'000;
constexpr std::uint64_t serial_step = 5'000'011; // shares no factor with `serials`: no number comes twice

bool is_written_with_a_dot(std::string_view surname) { return surname == "阿依" || surname == "木合"; }

std::string masked_name(Surname const& surname, Random& random)
{
    auto const given = is_written_with_a_dot(surname.text) ? after_the_dot
        : random.below(4) == 0                             ? one_sign
                                                           : two_signs;
    return mask_name(fmt::format("{}{}", surname.text, given));
}

// Something of a weighted list.
template <class List> auto const& pick(List const& list, Random& random)
{
    std::uint64_t total = 0;
    for (auto const& item : list) total += item.weight;
    auto at = random.below(total);
    for (auto const& item : list) {
        if (at < item.weight) return item;
        at -= item.weight;
    }
    return list[0];
}

Occupation occupation_in(DemoUnion const& group, Random& random)
{
    if (group.occupation) return *group.occupation;
    auto const all = all_occupations();
    return all[random.below(all.size())];
}

MemberStatus status_of(Random& random)
{
    auto const drawn = random.below(100);
    return drawn < 2 ? MemberStatus::Left : drawn < 3 ? MemberStatus::Suspended : MemberStatus::Active;
}

Member invent(std::uint32_t serial, std::vector<DemoUnion> const& unions, std::int32_t month, Random& random)
{
    auto const& surname = pick(surnames, random);
    auto const& group = pick(unions, random);
    Member member;
    member.id = MemberId::make("m-" + random.hex64());
    member.number = MemberNumber::of_serial(serial);
    member.masked_name = masked_name(surname, random);
    member.phone = PhoneKey{fmt::format("{:04}", random.below(10'000)), surname.initial};
    member.union_id = group.row.id;
    member.occupation = occupation_in(group, random);
    member.status = status_of(random);
    member.points = static_cast<std::int64_t>(random.below(60) * 10);
    if (random.below(100) < 92) member.card = CardId::make(random.hex64());
    member.joined_month = month - static_cast<std::int32_t>(serial * 7 % 61);
    return member;
}

} // namespace

DemoRoster demo_roster(Random& random, std::vector<DemoUnion> const& unions, std::size_t count, UtcMs now)
{
    assert(count <= serials);
    DemoRoster roster;
    roster.members.reserve(count);
    auto const first = random.below(serials);
    for (std::size_t n = 0; n < count; ++n) {
        auto const serial = 1'000'000 + (first + n * serial_step) % serials;
        auto member = invent(static_cast<std::uint32_t>(serial), unions, local_month(now, {}), random);
        bool const lost_one = !member.card.empty() && random.below(200) == 0;
        if (lost_one) {
            Millis const ago{static_cast<std::int64_t>(random.below(300)) * 86'400'000};
            roster.revocations.push_back({CardId::make(random.hex64()), member.id, RevocationReason::Lost, now - ago});
        }
        roster.members.push_back(std::move(member));
    }
    return roster;
}

} // namespace yizhan::demo
