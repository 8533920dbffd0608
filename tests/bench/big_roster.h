// A district's roster of a hundred thousand or a million members in a kiosk's own database, for what is measured on it.
#pragma once

#include "tests/bench/bench.h"

#include "kiosk/journal/kiosk_store.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <memory>

namespace yizhan::bench {

inline constexpr std::uint32_t page_rows = 5000;

inline CardId card_of(std::uint32_t i) { return CardId::make(fmt::format("{:016x}", i * 2'654'435'761ULL)); }
inline MemberNumber number_of(std::uint32_t i) { return MemberNumber::of_serial(1'000'000 + i); }
inline PhoneKey phone_of(std::uint32_t i)
{
    // Surnames are not spread evenly: every fourth person shares one of three initials.
    char const initial = i % 4 == 0 ? "wlz"[i / 4 % 3] : static_cast<char>('a' + i / 4 % 26);
    return {fmt::format("{:04}", i * 7919U % 10'000), initial};
}

// As many surnames as there are initials, each in its own two lengths of name.
inline std::string name_of(std::uint32_t i)
{
    constexpr std::array surnames{"艾", "白", "陈", "丁", "鄂", "冯", "高", "胡", "易", "江", "康", "李", "马", "倪",
        "欧", "潘", "秦", "任", "沈", "唐", "于", "万", "王", "徐", "杨", "周"};
    auto const surname = surnames[static_cast<std::size_t>(phone_of(i).initial - 'a')];
    return std::string{surname} + (i / 104 % 5 == 0 ? "*" : "**");
}

template <class T> T expect(Result<T> result)
{
    if (!result) {
        fmt::print(stderr, "benchmark: {}\n", result.error().cause);
        std::abort();
    }
    return std::move(*result);
}

inline std::unique_ptr<journal::KioskStore> open_store(BenchFolder const& folder, FileStore& files, Random& random)
{
    journal::StoreOptions options;
    options.folder = folder.path();
    options.kiosk = KioskId::make("K-01");
    options.station = StationId::make("S-01");
    return expect(journal::KioskStore::open(options, files, random));
}

inline void load_roster(journal::KioskStore& store, std::uint32_t members)
{
    for (std::uint32_t at = 0; at < members; at += page_rows) {
        FeedPage page{district_channel(), "e1", at, at + page_rows, members, UtcMs{1'795'507'200'000}, {}};
        page.rows.reserve(page_rows);
        for (std::uint32_t i = at; i < at + page_rows; ++i) {
            page.rows.push_back(Member{MemberId::make(fmt::format("m-{:012x}", i * 2'654'435'761ULL)), number_of(i),
                name_of(i), phone_of(i), UnionId::make(fmt::format("u-{}", i % 96)), Occupation::Courier,
                MemberStatus::Active, i % 500, card_of(i)});
        }
        if (!store.feed().apply(page)) std::abort();
    }
}

} // namespace yizhan::bench
