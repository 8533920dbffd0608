// A database that a disk has damaged: set aside and kept, replaced, and every event on a page that is still whole is
// found again under its old incarnation, unchanged, and sent.
#include "tests/kiosk/journal/kiosk_computer.h"

#include <map>
#include <set>

using namespace yizhan;
using test::CrashDisk;
using test::KioskComputer;
using test::Restart;

namespace {

constexpr std::size_t page_bytes = 4096;
std::string const database = "/data/kiosk.db";
std::string const write_ahead = "/data/kiosk.db-wal";

// A kiosk's disk after some days: events in the database and, unless it was stopped in order, in the log.
enum class Ending { Stopped, Killed };
struct Image {
    CrashDisk disk{1};
    std::map<std::string, std::string> envelopes; // by event id: the bytes as they were recorded
    IncarnationId incarnation;
};

void fill(Image& image, Ending ending, int events)
{
    auto options = KioskComputer::default_options();
    options.checkpoint_pages = 20;
    KioskComputer machine{7, options};
    machine.start();
    for (int i = 0; i < events; ++i) {
        machine.clock.advance(Millis{1000});
        REQUIRE(machine.append(i % 2 == 0 ? machine.check_in(MemberId::make("m-1")) : machine.use("water")));
    }
    image.incarnation = machine.store->journal().status().incarnation;
    auto const batch = machine.store->outbox().next_batch(10'000, 1U << 24);
    REQUIRE((batch && *batch));
    for (auto const& line : (*batch)->events) image.envelopes[decode_event(line)->id.text()] = line;
    if (ending == Ending::Killed)
        machine.kill_and_restart();
    else
        machine.stop();
    image.disk.copy_image_from(machine.disk);
}

struct Found {
    std::size_t old_events = 0;
    StartReason reason = StartReason::Boot;
};

// Starts on a damaged image and checks what must hold whatever the damage: it comes up, records, presents no event that
// was never recorded or with other bytes, and nothing that was on the disk is gone from it.
Found start_on(CrashDisk const& damaged, Image const& image)
{
    KioskComputer machine{99};
    machine.disk.copy_image_from(damaged);
    machine.start();
    Found found;
    found.reason = machine.store->start_reason();
    if (found.reason == StartReason::SetAside) {
        CHECK((machine.disk.content("/data/kiosk.damaged-1.db") == damaged.content(database)));
        CHECK((machine.disk.content("/data/kiosk.damaged-1.db-wal") == damaged.content(write_ahead)));
        CHECK(machine.store->journal().status().incarnation != image.incarnation);
        CHECK(machine.store->journal().status().last_sequence == 0);
    }
    auto const fresh = machine.check_in();
    REQUIRE(machine.append(fresh));
    std::set<std::string> seen;
    for (;;) {
        auto const batch = machine.store->outbox().next_batch(500, 1U << 20);
        REQUIRE(batch);
        if (!*batch) break;
        for (auto const& line : (*batch)->events) {
            auto const id = decode_event(line)->id.text();
            REQUIRE(seen.insert(id).second);
            if (id == fresh.id.text()) continue;
            REQUIRE(image.envelopes.contains(id));
            REQUIRE(image.envelopes.at(id) == line);
            REQUIRE((*batch)->incarnation == image.incarnation);
            ++found.old_events;
        }
        Seq const last = (*batch)->first + (*batch)->events.size() - 1;
        REQUIRE(machine.store->outbox().record({(*batch)->incarnation, 0, 0, "e", last, {}}));
    }
    return found;
}

// How many events a page of the image holds: what one damaged page may cost.
std::size_t events_on(std::string_view page)
{
    std::size_t count = 0;
    for (auto at = page.find("\"specversion\""); at != std::string_view::npos;
         at = page.find("\"specversion\"", at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("each page overwritten with noise costs at most the events on it", "[damage]")
{
    Image image;
    fill(image, Ending::Stopped, 120);
    auto const content = image.disk.content(database);
    REQUIRE(content.size() >= 20 * page_bytes);
    std::size_t set_aside = 0;
    for (std::size_t page = 0; page < content.size() / page_bytes; ++page) {
        CAPTURE(page);
        auto damaged = content;
        test::SeededRandom random{page, "noise"};
        for (std::size_t i = 0; i < page_bytes; ++i)
            damaged[page * page_bytes + i] = static_cast<char>(random.below(256));
        CrashDisk disk{1};
        disk.put(database, damaged);
        auto const found = start_on(disk, image);
        CHECK(found.old_events
            >= image.envelopes.size() - events_on(std::string_view{content}.substr(page * page_bytes, page_bytes)));
        set_aside += found.reason == StartReason::SetAside ? 1 : 0;
    }
    CHECK(set_aside > 10);
}

TEST_CASE("a database cut off after any page gives the events of the pages before", "[damage]")
{
    Image image;
    fill(image, Ending::Stopped, 120);
    auto const content = image.disk.content(database);
    for (std::size_t pages = 0; pages < content.size() / page_bytes; ++pages) {
        CAPTURE(pages);
        auto const kept = content.substr(0, pages * page_bytes);
        CrashDisk disk{1};
        disk.put(database, kept);
        auto const found = start_on(disk, image);
        CHECK(found.old_events >= events_on(kept));
    }
}

TEST_CASE(
    "one flipped bit anywhere is either harmless or costs at most the events of its page, and changes none", "[damage]")
{
    Image image;
    fill(image, Ending::Stopped, 120);
    auto const size = image.disk.content(database).size();
    test::SeededRandom random{1, "flips"};
    for (int i = 0; i < 150; ++i) {
        CrashDisk disk{1};
        disk.copy_image_from(image.disk);
        auto const byte = random.below(size);
        auto const page = std::string_view{image.disk.content(database)}.size() > 0 ? byte / page_bytes : 0;
        disk.flip_bit(database, byte, static_cast<unsigned>(random.below(8)));
        CAPTURE(byte);
        auto const content = image.disk.content(database);
        auto const found = start_on(disk, image);
        CHECK(found.old_events
            >= image.envelopes.size() - events_on(std::string_view{content}.substr(page * page_bytes, page_bytes)));
    }
}

TEST_CASE("events that stood in the write-ahead log are salvaged too", "[damage]")
{
    Image image;
    fill(image, Ending::Killed, 60);
    REQUIRE(image.disk.content(write_ahead).size() > 4 * page_bytes);
    CrashDisk disk{1};
    disk.copy_image_from(image.disk);
    disk.put(database, std::string(disk.content(database).size(), '\xA5')); // the whole database is noise
    auto const found = start_on(disk, image);
    CHECK(found.reason == StartReason::SetAside);
    CHECK(found.old_events > 0);

    disk.copy_image_from(image.disk);
    auto half = disk.content(database);
    half.replace(0, page_bytes, page_bytes, '\0'); // only the header is gone
    disk.put(database, half);
    CHECK(start_on(disk, image).old_events == image.envelopes.size());
    disk.put(database, ""); // emptied, with its log beside it
    CHECK(start_on(disk, image).reason == StartReason::SetAside);
}

TEST_CASE(
    "the write-ahead log deleted, cut or altered between two lives leaves a sound beginning of the journal", "[damage]")
{
    Image image;
    fill(image, Ending::Killed, 60);
    auto const log = image.disk.content(write_ahead);
    test::SeededRandom random{1, "log"};
    for (int i = 0; i < 60; ++i) {
        CAPTURE(i);
        CrashDisk disk{1};
        disk.copy_image_from(image.disk);
        if (i == 0)
            disk.erase(write_ahead);
        else if (i % 2 == 0)
            disk.put(write_ahead, log.substr(0, random.below(log.size())));
        else
            disk.flip_bit(write_ahead, random.below(log.size()), static_cast<unsigned>(random.below(8)));
        auto const found = start_on(disk, image);
        if (found.reason == StartReason::Boot) CHECK(found.old_events <= image.envelopes.size());
    }
}

TEST_CASE("setting aside and salvaging is finished after a power cut at any moment of it", "[damage][crash-disk]")
{
    Image image;
    fill(image, Ending::Killed, 60);
    auto content = image.disk.content(database);
    content.replace(0, page_bytes, page_bytes, '\0');
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        KioskComputer machine{cut};
        machine.disk.copy_image_from(image.disk);
        machine.disk.put(database, content);
        machine.disk.cut_power_at(cut);
        static_cast<void>(machine.try_start());
        bool const was_cut = machine.disk.is_dead();
        machine.cut_power_and_restart();
        machine.start();
        CHECK(test::drain(*machine.store).size() == image.envelopes.size());
        CHECK((machine.disk.content("/data/kiosk.damaged-1.db") == content));
        CHECK((machine.disk.content("/data/kiosk.damaged-1.db-wal") == image.disk.content(write_ahead)));
        if (!was_cut) break;
    }
}

TEST_CASE("a second damage is set aside under the next number and both are salvaged", "[damage]")
{
    Image image;
    fill(image, Ending::Stopped, 60);
    KioskComputer machine{5};
    machine.disk.copy_image_from(image.disk);
    auto content = image.disk.content(database);
    content.replace(0, page_bytes, page_bytes, '\0');
    machine.disk.put(database, content);
    machine.start();
    machine.append_check_ins(5);
    machine.stop();
    auto second = machine.disk.content(database);
    second.replace(0, page_bytes, page_bytes, '\0');
    machine.disk.put(database, second);
    machine.start();
    CHECK((machine.disk.content("/data/kiosk.damaged-1.db") == content));
    CHECK((machine.disk.content("/data/kiosk.damaged-2.db") == second));
    CHECK(test::drain(*machine.store).size() == image.envelopes.size() + 5);
    CHECK(machine.store->journal().visits_in_month(MemberId::make("m-1"), 2026 * 12 + 10) == 30);
}

TEST_CASE("damage that shows while the station works is met without hands", "[damage]")
{
    auto options = KioskComputer::default_options();
    options.cache_kib = 16; // so that reading goes to the disk
    KioskComputer machine{5, options};
    machine.start();
    for (int i = 0; i < 60; ++i) REQUIRE(machine.append(machine.use("water")));
    machine.stop();
    machine.start(); // reads only what it needs of the big tables
    auto const day = local_day(machine.clock.wall(), {});
    auto const before = machine.store->journal().status().incarnation;
    auto content = machine.disk.content(database);
    for (std::size_t at = page_bytes; at < content.size(); ++at) content[at] = '\x5A';
    auto const damaged = content;
    CrashDisk::Handle file;
    REQUIRE(machine.disk.open(database, file) == test::DiskStatus::Ok);
    REQUIRE(machine.disk.write(file, 0, as_bytes(content)) == test::DiskStatus::Ok);
    bool recovered = false;
    for (int i = 0; i < 40 && !recovered; ++i) {
        static_cast<void>(machine.append(machine.check_in(MemberId::make(fmt::format("m-{}", i)))));
        static_cast<void>(machine.store->outbox().next_batch(500, 1U << 20));
        recovered = machine.store->journal().status().incarnation != before;
    }
    REQUIRE(recovered);
    REQUIRE(machine.append(machine.check_in()));
    CHECK(machine.store->journal().status().storage == StorageState::Ok);
    CHECK(machine.store->journal().amenity_uses(day));
    CHECK(machine.disk.exists("/data/kiosk.damaged-1.db"));
}

TEST_CASE("a database that is newer than the program is refused and left as it is", "[damage]")
{
    Image image;
    fill(image, Ending::Killed, 30);
    KioskComputer machine{5};
    machine.disk.copy_image_from(image.disk);
    {
        auto newer = sqlite::Database::open(database, {.vfs = machine.vfs.name()});
        REQUIRE(newer);
        REQUIRE(newer->execute("PRAGMA user_version = 99"));
    }
    auto const content = machine.disk.content(database);
    auto const refused = machine.try_start();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Unsupported);
    CHECK((machine.disk.content(database) == content));
    CHECK_FALSE(machine.disk.exists("/data/kiosk.damaged-1.db"));
}

TEST_CASE("the first start is finished after a power cut at any moment of it", "[journal][crash-disk]")
{
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        KioskComputer machine{cut};
        machine.disk.cut_power_at(cut);
        static_cast<void>(machine.try_start());
        bool const was_cut = machine.disk.is_dead();
        machine.cut_power_and_restart();
        machine.start();
        REQUIRE(machine.append(machine.check_in()) == Seq{1});
        CHECK_FALSE(machine.disk.exists("/data/kiosk.damaged-1.db"));
        if (!was_cut) break;
    }
}
