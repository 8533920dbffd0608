// Looking for an employer by a letter more with every tap, in a list of 5,000.
#include "tests/bench/big_roster.h"
#include "tests/support/seeded_random.h"

namespace yizhan::bench {
namespace {

constexpr int employers = 5'000;
constexpr int searches = 2'000;

std::string initials_of(int i) { return fmt::format("{}{}{}hy", char('a' + i % 26), char('a' + i / 26 % 26), i % 10); }

std::vector<Figure> measure_place_search()
{
    BenchFolder const folder;
    SystemFiles files;
    test::SeededRandom random{1, "places"};
    auto store = open_store(folder, files, random);
    FeedPage page{district_channel(), "e1", 0, employers, employers, UtcMs{1'795'507'200'000}, {}};
    for (int i = 0; i < employers; ++i)
        page.rows.push_back(Employer{EmployerId::make(fmt::format("e-{}", i)),
            {fmt::format("北仑第{}货运公司", i), fmt::format("Beilun Haulage {}", i)}, initials_of(i), {}, {}});
    if (!store->feed().apply(page)) std::abort();
    store.reset();
    store = open_store(folder, files, random);
    Samples by_initials;
    Samples by_name;
    for (int i = 0; i < searches; ++i) {
        auto const wanted = static_cast<int>(random.below(employers));
        auto const letters = initials_of(wanted).substr(0, 1 + random.below(4));
        by_initials.time([&] {
            if (expect(store->enrollment_book().find_employers(letters, 6)).empty()) std::abort();
        });
        by_name.time([&] {
            if (expect(store->enrollment_book().find_employers(fmt::format("第{}货", wanted), 6)).empty()) std::abort();
        });
    }
    return {{"enrollment", "employer_by_initials_median", by_initials.median() / 1000, "ms", {}, 5, Must::AtMost,
                "employers by one to four initials, median, a list of 5,000"},
        {"enrollment", "employer_by_name_median", by_name.median() / 1000, "ms", {}, 5, Must::AtMost,
            "employers by a part of the name, median, a list of 5,000"}};
}

Benchmark const place_search{"enrollment", "place_search", measure_place_search};

} // namespace
} // namespace yizhan::bench
