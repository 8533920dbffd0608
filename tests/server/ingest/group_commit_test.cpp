#include "server/ingest/group_commit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sending_kiosk.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

// A log that only counts: what it is asked, and what it is told to answer.
class CountingStore final : public EventStore {
public:
    Result<std::vector<UploadReply>> append(std::span<IncomingBatch const> batches) override
    {
        group_sizes.push_back(batches.size());
        if (failure) return tl::unexpected(*failure);
        std::vector<UploadReply> replies(batches.size());
        for (std::size_t i = 0; i < batches.size(); ++i) {
            if (poisoned && batches[i].kiosk == *poisoned) return fail(ErrorCode::Internal, "cannot take it");
            replies[i].accepted = batches[i].head.first + batches[i].head.count - 1;
        }
        return replies;
    }
    Result<std::vector<OwnRecorded>> append_own(std::span<OwnEvent const> events) override
    {
        if (failure) return tl::unexpected(*failure);
        std::vector<OwnRecorded> recorded;
        for (auto const& event : events) recorded.push_back({event.station, event.moment.occurred_at(), event.body});
        return recorded;
    }
    Result<Watermarks> watermarks(KioskId const&, IncarnationId const&) override { return Watermarks{}; }
    std::string const& log_epoch() const override { return m_epoch; }
    Result<std::uint64_t> event_count() override { return 0; }
    Result<std::vector<QuarantinedPlace>> quarantine(std::size_t) override { return std::vector<QuarantinedPlace>{}; }
    Result<std::vector<StoredEvent>> read(std::uint64_t, std::size_t) override { return std::vector<StoredEvent>{}; }

    std::optional<Error> failure;
    std::optional<KioskId> poisoned;
    std::vector<std::size_t> group_sizes;

private:
    std::string m_epoch{"e"};
};

struct Scene {
    ManualExecutor executor;
    FakeClock clock{FakeClock::usual_wall, &executor.time()};
    CountingStore store;
    GroupCommit commit{executor, store, clock};
    std::vector<Result<UploadReply>> answers;

    void submit(std::string kiosk)
    {
        SendingKiosk sender{std::move(kiosk)};
        sender.add_guests(2);
        commit.submit(check_upload(sender.upload(1, 2), sender.id(), clock.wall()).value(),
            [this](auto answer) { answers.push_back(std::move(answer)); });
    }
    std::optional<ErrorCode> last_error() const
    {
        return answers.back() ? std::nullopt : std::optional{answers.back().error().code};
    }
};

} // namespace

TEST_CASE("uploads that wait together are committed together, and answered only then", "[ingest]")
{
    Scene scene;
    for (int i = 0; i < 5; ++i) scene.submit("k" + std::to_string(i));
    CHECK(scene.answers.empty());
    CHECK(scene.commit.busy());
    scene.executor.run_ready();
    CHECK(scene.store.group_sizes == std::vector<std::size_t>{5});
    REQUIRE(scene.answers.size() == 5);
    for (auto const& answer : scene.answers) {
        REQUIRE(answer);
        CHECK(answer->accepted == 2);
        CHECK(answer->hub_time == scene.clock.wall());
    }
    CHECK_FALSE(scene.commit.busy());
}

TEST_CASE("a long queue goes in groups of a written size, every upload once", "[ingest]")
{
    Scene scene;
    for (std::size_t i = 0; i < GroupCommit::max_group + 3; ++i) scene.submit("k");
    scene.executor.run_ready();
    CHECK(scene.store.group_sizes == std::vector<std::size_t>{GroupCommit::max_group, 3});
    CHECK(scene.answers.size() == GroupCommit::max_group + 3);
}

TEST_CASE("more uploads than may wait are told to come back, the others are served", "[ingest]")
{
    Scene scene;
    for (std::size_t i = 0; i < GroupCommit::max_waiting; ++i) scene.submit("k");
    CHECK(scene.answers.empty());
    scene.submit("k");
    REQUIRE(scene.answers.size() == 1);
    CHECK(scene.last_error() == ErrorCode::Busy);
    scene.executor.run_ready();
    CHECK(scene.answers.size() == GroupCommit::max_waiting + 1);
    CHECK(scene.answers.back());
}

TEST_CASE("one batch that cannot be stored keeps no other out", "[ingest]")
{
    Scene scene;
    scene.store.poisoned = KioskId::make("bad");
    scene.submit("k1");
    scene.submit("bad");
    scene.submit("k2");
    scene.executor.run_ready();
    REQUIRE(scene.answers.size() == 3);
    CHECK(scene.answers[0]);
    CHECK_FALSE(scene.answers[1]);
    CHECK(scene.answers[2]);
}

TEST_CASE("a commit that failed acknowledges nothing and is not tried upload by upload", "[ingest]")
{
    Scene scene;
    scene.store.failure = Error{ErrorCode::Io, "disk"};
    scene.submit("k1");
    scene.submit("k2");
    scene.executor.run_ready();
    CHECK(scene.store.group_sizes.size() == 1);
    REQUIRE(scene.answers.size() == 2);
    CHECK_FALSE(scene.answers[0]);
    CHECK_FALSE(scene.answers[1]);
}

TEST_CASE("a full disk is said at once for a while, then tried again without hands", "[ingest]")
{
    Scene scene;
    scene.store.failure = Error{ErrorCode::DiskFull, "full"};
    scene.submit("k1");
    scene.executor.run_ready();
    CHECK(scene.last_error() == ErrorCode::DiskFull);
    auto const tries = scene.store.group_sizes.size();
    scene.store.failure.reset(); // there is room again, which nobody tells the hub
    scene.submit("k1");
    scene.executor.run_ready();
    CHECK(scene.last_error() == ErrorCode::DiskFull);
    CHECK(scene.store.group_sizes.size() == tries);
    scene.executor.run_for(GroupCommit::disk_full_pause);
    scene.submit("k1");
    scene.executor.run_ready();
    CHECK(scene.answers.back());
}

TEST_CASE("a check-in at the hub is answered once it is committed, and others are told of it", "[ingest]")
{
    Scene scene;
    int told = 0;
    scene.commit.on_committed([&] { ++told; });
    std::optional<Result<OwnRecorded>> answer;
    Moment const moment{{scene.clock.wall(), scene.clock.mono(), scene.clock.boot_id()}, Millis{0}};
    scene.commit.submit(OwnEvent{EventId::make("a"), StationId::make("s1"), moment, HelpCalled{}},
        [&](auto recorded) { answer = std::move(recorded); });
    CHECK_FALSE(answer);
    scene.executor.run_ready();
    REQUIRE(answer);
    REQUIRE(*answer);
    CHECK((*answer)->at == scene.clock.wall());
    CHECK(told == 1);
}
