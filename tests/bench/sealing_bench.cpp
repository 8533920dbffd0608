// From the finger that lets go of 'submit' to the form that nobody here can read and no power cut can take: sealing a
// whole form with a signature, and committing its event. The floor is a bare SQLite commit of one row, FULL, on the
// same disk in the same run, turn by turn.
#include "tests/bench/bare_commit.h"
#include "tests/support/seeded_random.h"

#include "kiosk/journal/kiosk_store.h"
#include "kiosk/vault/form_vault.h"
#include "shared/platform/clock.h"
#include "shared/protocol/sealing_key.h"

#include <algorithm>
#include <cmath>

namespace yizhan::bench {
namespace {

HandSignature signature_of(Random& random)
{
    HandSignature strokes;
    for (int stroke = 0; stroke < 6; ++stroke) {
        auto& points = strokes.emplace_back();
        double const start = static_cast<double>(random.below(600));
        for (int i = 0; i < 100; ++i) {
            points.push_back({static_cast<std::int16_t>(start + 3.5 * i),
                static_cast<std::int16_t>(200 + 150 * std::sin(0.2 * i + stroke))});
        }
    }
    return strokes;
}

ApplicationForm whole_form(Random& random)
{
    ApplicationForm form;
    form.name.assign("阿不都热依木·试验某某某");
    form.document = ShownDocument{DocumentKind::ResidentId, PrivateText{"330206199002140017"}, true};
    form.sex = Sex::Male;
    form.birth.assign("1990-02-14");
    form.ethnic_group.assign("维吾尔");
    form.address.assign("示例省示例市示例区试验街道一号路 88 号 2 幢 301 室");
    form.phone.assign("13800000000");
    form.occupation = Occupation::TruckDriver;
    form.employer_text.assign("示例鸿运货运有限公司");
    form.community = CommunityId::make("c-01");
    form.consent = ConsentGiven{ConsentVersion::make("2026-09-01"), Language::Chinese};
    form.signature = signature_of(random);
    form.pickup_key.assign(32, 7);
    return form;
}

ApplicationSubmitted submitted(ApplicationId const& id, SealedForm sealed, Random& random)
{
    ApplicationSubmitted event;
    event.application = id;
    event.member = MemberId::make(random.hex64());
    event.applicant = {"阿**", PhoneKey{"0000", 'a'}, Occupation::TruckDriver};
    event.union_id = UnionId::make("u-park");
    event.consent = ConsentVersion::make("2026-09-01");
    event.card = CardId::make(random.hex64());
    event.card_expires = UtcMs{1'798'000'000'000};
    event.form = std::move(sealed);
    return event;
}

std::vector<Figure> measure_seal_and_commit()
{
    constexpr int forms = 1000;
    BenchFolder const folder;
    SystemFiles files;
    SystemClock const clock;
    test::SeededRandom random{1, "forms"};
    journal::StoreOptions options;
    options.folder = folder.path();
    options.kiosk = KioskId::make("K-01");
    options.station = StationId::make("S-01");
    auto const store = expect(journal::KioskStore::open(options, files, random));
    FormVault vault{KioskId::make("K-01")};
    SealingKeyPair const hub{Secret::generate([&](auto out) { random.fill(out); })};
    SealingKeyRow key{hub.kid().text(), {}, UtcMs{1}};
    std::ranges::copy(hub.key().bytes(), key.key.begin());
    BareCommit bare{folder / "bare.db"};
    auto const form = whole_form(random);
    Samples ours;
    Samples floor;
    for (int i = 0; i < forms; ++i) {
        ours.time([&] {
            Moment const moment{{clock.wall(), clock.mono(), clock.boot_id()}, Millis{12}};
            auto const event_id = new_event_id(moment.clock.wall, random);
            auto const application = ApplicationId::make(event_id.text());
            auto sealed = expect(vault.seal(form, application, event_id, key));
            NewEvent const event{event_id, submitted(application, std::move(sealed), random)};
            expect(store->journal().append({&event, 1}, moment));
        });
        floor.time([&] { bare.run(); });
        store->tidy(); // the kiosk does it while the person reads the answer, long before the next one signs
    }
    return {{"enrollment", "seal_and_commit_p99", ours.percentile(99), "us", floor.percentile(99), 2, Must::AtMost,
                "sealing a form with a signature of 600 points + durable event, p99; floor: a bare SQLite FULL commit"},
        {"enrollment", "seal_and_commit_median", ours.median(), "us", floor.median(), 2, Must::AtMost,
            "the same, median"}};
}

Benchmark const seal_and_commit{"enrollment", "seal_and_commit", measure_seal_and_commit};

} // namespace
} // namespace yizhan::bench
