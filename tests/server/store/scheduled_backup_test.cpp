#include "server/store/scheduled_backup.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/sending_kiosk.h"
#include "tests/support/temp_dir.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr Millis hour{3'600'000};

struct Scene {
    TempDir folder;
    SeededRandom random{1, "hub"};
    SystemFiles files;
    ManualExecutor executor;
    FakeClock clock{FakeClock::usual_wall, &executor.time()};
    std::unique_ptr<HubStore> store;
    SendingKiosk kiosk{"k1"};
    std::unique_ptr<ScheduledBackup> backup;

    explicit Scene(Medium medium)
    {
        std::filesystem::create_directory(folder / "backups");
        store = HubStore::open({(folder / "hub.db").string(), ""}, random).value();
        backup = std::make_unique<ScheduledBackup>(
            executor, executor, *store, files, clock, BackupOptions{folder / "backups", hour, medium});
        kiosk.add_guests(3000);
        backup->start();
    }
    ~Scene() { executor.drop_all(); }

    UploadReply send(Seq first, std::uint32_t count)
    {
        std::vector const batches{check_upload(kiosk.upload(first, count), kiosk.id(), clock.wall()).value()};
        return store->events().append(batches).value().front();
    }
    std::vector<std::string> backups() const
    {
        std::vector<std::string> names;
        for (auto const& entry : std::filesystem::directory_iterator{folder / "backups"})
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
};

} // namespace

TEST_CASE("a backup on another medium makes safe what it holds", "[store]")
{
    Scene scene{Medium::Another};
    CHECK(scene.send(1, 200).safe == 0);
    scene.executor.run_for(ScheduledBackup::first_after);
    REQUIRE(scene.backups().size() == 1);
    auto const reply = scene.send(201, 50);
    CHECK(reply.accepted == 250);
    CHECK(reply.safe == 200);
    scene.executor.run_for(hour);
    CHECK(scene.send(201, 50).safe == 250);
    CHECK(scene.backups().size() == 2);
}

TEST_CASE("a backup on the same medium is kept, and makes nothing safe", "[store]")
{
    Scene scene{Medium::TheSame};
    scene.send(1, 200);
    scene.executor.run_for(ScheduledBackup::first_after);
    CHECK(scene.backups().size() == 1);
    CHECK(scene.send(1, 200).safe == 0);
}

TEST_CASE("events that come while a backup runs are in it", "[store]")
{
    Scene scene{Medium::Another};
    for (Seq first = 1; first <= 2001; first += 500) scene.send(first, 500);
    // The first step runs at its time, the others wait behind the upload.
    scene.executor.run_until(MonoMs{ScheduledBackup::first_after.count() - 1});
    scene.executor.post_after(Millis{1}, [&] { scene.send(2501, 400); });
    scene.executor.run_for(Millis{1});
    REQUIRE(scene.backups().size() == 1);
    CHECK(scene.send(2501, 1).safe == 2900);
}

TEST_CASE("the newest backups are kept, and old ones go", "[store]")
{
    Scene scene{Medium::Another};
    scene.send(1, 10);
    scene.executor.run_for(ScheduledBackup::first_after);
    auto const first = scene.backups().front();
    scene.executor.run_for(hour * static_cast<int>(ScheduledBackup::kept));
    auto const kept = scene.backups();
    CHECK(kept.size() == ScheduledBackup::kept);
    CHECK(std::count(kept.begin(), kept.end(), first) == 0);
}

TEST_CASE("a backup that fails makes nothing safe and is tried again at its next time", "[faults]")
{
    Scene scene{Medium::Another};
    scene.send(1, 10);
    std::filesystem::rename(scene.folder / "backups", scene.folder / "elsewhere"); // the medium is not plugged in
    scene.executor.run_for(ScheduledBackup::first_after);
    CHECK(scene.send(1, 10).safe == 0);
    std::filesystem::rename(scene.folder / "elsewhere", scene.folder / "backups");
    scene.executor.run_for(hour);
    CHECK(scene.send(1, 10).safe == 10);
    CHECK(scene.backups().size() == 1);
}

TEST_CASE("a folder beside the database is no other medium", "[store]")
{
    TempDir folder;
    CHECK(medium_of(folder.path(), folder.path()) == Medium::TheSame);
    CHECK(medium_of(folder.path(), folder / "nowhere") == Medium::TheSame);
    CHECK(medium_of(folder.path(), "/proc") == Medium::Another);
}
