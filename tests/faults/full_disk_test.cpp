// A real file system of a few megabytes that is full, at both ends: a clear answer, reading goes on, and work resumes
// by itself once there is room. Each in a process with a mount of its own, which goes with it.
#include "tests/faults/child_process.h"
#include "tests/faults/real_kiosk.h"

#include "server/ingest/check_upload.h"
#include "server/store/hub_store.h"
#include "tests/support/sending_kiosk.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sched.h>
#include <sys/mount.h>

using namespace yizhan;
using namespace yizhan::test;

namespace {

// A tmpfs of its own at `folder`, seen by this process alone; needs root or a user namespace.
bool mount_small_disk(TempDir const& folder, char const* size)
{
    bool const apart = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    std::string const options = std::string{"size="} + size;
    return apart && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, options.c_str()) == 0;
}

void fill(TempDir const& folder)
{
    std::ofstream filler{folder / "filler"};
    std::string const block(4096, 'x');
    while (filler << block << std::flush) { }
}

void free_again(TempDir const& folder) { std::filesystem::remove(folder / "filler"); }

int kiosk_on_a_full_disk(TempDir const& folder, Tell const& tell)
{
    if (!mount_small_disk(folder, "4m")) return 10;
    RealKiosk kiosk{folder.path()};
    if (!kiosk.ok()) return 11;
    auto& journal = (*kiosk.store)->journal();
    kiosk.tap(intent::CheckInAsGuest{Occupation::Courier});
    if (!kiosk.screen<CheckedInView>()) return 12;

    fill(folder);
    for (int more = 0; more < 20'000 && !kiosk.screen<NotRecordedView>(); ++more) {
        kiosk.tap(intent::CheckInAsGuest{Occupation::Courier});
    }
    auto const* trouble = kiosk.screen<NotRecordedView>();
    if (!trouble || trouble->reason != ErrorCode::DiskFull) return 13;
    if (kiosk.view->sync.storage != StorageState::Full) return 14;
    auto const before = journal.status().last_sequence;
    if (!(*kiosk.store)->outbox().next_batch(10, 1U << 20)) return 15; // reading and sending go on

    free_again(folder);
    kiosk.tap(intent::GoHome{});
    kiosk.tap(intent::CheckInAsGuest{Occupation::TruckDriver});
    if (!kiosk.screen<CheckedInView>()) return 16;
    if (journal.status().last_sequence != before + 1) return 17;
    if (kiosk.view->sync.storage != StorageState::Ok) return 18;
    tell("recovered");
    return 0;
}

int hub_on_a_full_disk(TempDir const& folder, Tell const& tell)
{
    if (!mount_small_disk(folder, "4m")) return 10;
    SystemRandom random;
    auto store = HubStore::open({folder / "hub.db", ""}, random);
    if (!store) return 11;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(20'000);
    UtcMs const received = SendingKiosk::first_wall + Millis{86'400'000};
    auto const send = [&](Seq first) -> Result<UploadReply> {
        std::vector<IncomingBatch> batches;
        batches.push_back(TRY(check_upload(kiosk.upload(first, 100), kiosk.id(), received)));
        return TRY((*store)->events().append(batches)).front();
    };
    if (!send(1)) return 12;
    fill(folder);
    Seq first = 101;
    auto reply = send(first);
    while (reply && first < 19'000) {
        first += 100;
        reply = send(first);
    }
    if (reply || reply.error().code != ErrorCode::DiskFull) return 13;
    auto const kept = (*store)->events().read(0, 100'000);
    if (!kept || kept->size() + 1 < first) return 14; // what was acknowledged can still be read

    free_again(folder);
    reply = send(first);
    if (!reply || reply->accepted != first + 99) return 15;
    tell("recovered");
    return 0;
}

} // namespace

TEST_CASE("a kiosk on a full disk says so, goes on reading, and recovers without hands", "[faults]")
{
    TempDir const folder;
    ChildProcess process{[&folder](Tell const& tell) { return kiosk_on_a_full_disk(folder, tell); }};
    int exit_code = 0;
    CHECK(process.finish(&exit_code) == "recovered\n");
    CHECK(exit_code == 0);
}

TEST_CASE("a hub on a full disk acknowledges nothing more, goes on reading, and recovers without hands", "[faults]")
{
    TempDir const folder;
    ChildProcess process{[&folder](Tell const& tell) { return hub_on_a_full_disk(folder, tell); }};
    int exit_code = 0;
    CHECK(process.finish(&exit_code) == "recovered\n");
    CHECK(exit_code == 0);
}
