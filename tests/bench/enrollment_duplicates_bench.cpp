// 'Is that you?': whether somebody who is joining is known already, among a million members and a thousand forms that
// the hub does not have yet.
#include "tests/bench/big_roster.h"
#include "tests/support/enrollment_samples.h"
#include "tests/support/seeded_random.h"

#include "shared/platform/clock.h"

namespace yizhan::bench {
namespace {

constexpr std::uint32_t members = 1'000'000;
constexpr std::uint32_t unsent_forms = 1'000;
constexpr std::uint32_t forms_at_once = 50;
constexpr int questions = 5'000;

Applicant applicant_of(std::uint32_t i) { return {name_of(i), phone_of(i), Occupation::Courier}; }

void submit_forms(journal::KioskStore& store, Random& random)
{
    SystemClock const clock;
    Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{12}};
    for (std::uint32_t at = 0; at < unsent_forms; at += forms_at_once) {
        std::vector<NewEvent> events;
        for (std::uint32_t i = at; i < at + forms_at_once; ++i) {
            auto form = test::sample_submitted();
            form.application = ApplicationId::make(fmt::format("a-{}", i));
            form.member = MemberId::make(fmt::format("m-new-{}", i));
            form.card = CardId::make(random.hex64());
            form.applicant = applicant_of(i * 997);
            events.push_back({new_event_id(moment.clock.wall, random), form});
        }
        expect(store.journal().append(events, moment));
    }
}

std::vector<Figure> measure_duplicate_check()
{
    BenchFolder const folder;
    SystemFiles files;
    test::SeededRandom random{1, "duplicates"};
    auto store = open_store(folder, files, random);
    load_roster(*store, members);
    submit_forms(*store, random);
    store.reset();
    store = open_store(folder, files, random); // with cold caches of its own
    Samples known;
    Samples unknown;
    for (int i = 0; i < questions; ++i) {
        auto const somebody = applicant_of(static_cast<std::uint32_t>(random.below(members)));
        known.time([&] {
            if (expect(store->roster().find_duplicates(somebody, 4)).empty()) std::abort();
        });
        auto stranger = somebody;
        stranger.masked_name = "龙**";
        unknown.time([&] {
            if (!expect(store->roster().find_duplicates(stranger, 4)).empty()) std::abort();
        });
    }
    return {{"enrollment", "duplicate_check_p99", known.percentile(99) / 1000, "ms", {}, 5, Must::AtMost,
                "is this applicant known already, p99, 1,000,000 members and 1,000 unsent forms"},
        {"enrollment", "duplicate_check_stranger_p99", unknown.percentile(99) / 1000, "ms", {}, 5, Must::AtMost,
            "the same of somebody who is not known, p99"}};
}

Benchmark const duplicate_check{"enrollment", "duplicate_check", measure_duplicate_check};

} // namespace
} // namespace yizhan::bench
