// A disk in memory that fails as real ones do, every choice drawn from one seed. Until it is synced, a write may at a
// power cut be kept, dropped or torn by sectors, and each change of a name since its folder was synced be kept or
// dropped. A failed sync loses its writes for good (as ext4, XFS and Btrfs do), though reads still show them until the
// cut. Idealised: sectors outside a write never suffer (SQLite's POWERSAFE_OVERWRITE), and one folder holds all names.
#pragma once

#include "tests/support/seeded_random.h"

#include "shared/base/bytes.h"

#include <array>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yizhan::test {

enum class DiskStatus { Ok, NoSpace, IoError, ReadOnly, NotFound };
enum class DiskOperation { Read, Write, Sync }; // Write: writing, truncating, creating, renaming, removing
enum class Repeat { Once, Always };
enum class Restart { PowerCut, ProcessKilled }; // a killed process loses nothing that it wrote
enum class Access { ReadWrite, ReadOnly };
enum class SyncHonesty { Honest, Lying }; // a lying sync answers Ok and does nothing

class CrashDisk {
    struct File;

public:
    // An open file. Answers IoError once the disk has restarted.
    class Handle {
        friend class CrashDisk;
        std::shared_ptr<File> file;
        std::uint64_t life = 0;
    };
    static constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

    explicit CrashDisk(std::uint64_t seed, std::size_t sector_bytes = 4096);
    CrashDisk(CrashDisk const&) = delete;
    CrashDisk& operator=(CrashDisk const&) = delete;

    // --- what a program may ask
    DiskStatus open(std::string const& name, Handle& out);
    DiskStatus create(std::string const& name, Handle& out); // opens what is there; an empty name makes a nameless file
    DiskStatus read(Handle const& file, std::uint64_t offset, std::span<std::uint8_t> out, std::size_t& got);
    DiskStatus write(Handle const& file, std::uint64_t offset, ByteView bytes);
    DiskStatus truncate(Handle const& file, std::uint64_t size);
    DiskStatus sync(Handle const& file);
    DiskStatus sync_names();
    DiskStatus rename(std::string const& from, std::string const& to);
    DiskStatus remove(std::string const& name);
    std::uint64_t size(Handle const& file) const;
    bool exists(std::string const& name) const;
    Access access() const { return m_access; }
    std::size_t sector_bytes() const { return m_sector_bytes; }
    SeededRandom& random() { return m_random; }

    // --- faults
    // The `count`-th change from now (1 = the next write, sync, …) is caught half done by the cut: all fails from then
    // on.
    void cut_power_at(std::uint64_t count) { m_cut_at = m_changes + count; }
    void cut_power_now() { m_dead = true; }
    bool is_dead() const { return m_dead; }
    std::uint64_t changes() const { return m_changes; }
    // The `count`-th operation of that kind from now fails with IoError, once or from then on.
    void fail_at(DiskOperation operation, std::uint64_t count, Repeat repeat);
    bool has_failed(DiskOperation operation) const; // since fail_at
    void heal(); // no more failures, no cut, room again, honest and writable
    void set_capacity(std::uint64_t bytes) { m_capacity_bytes = bytes; } // of all files together
    void set_access(Access access) { m_access = access; }
    void set_honesty(SyncHonesty honesty) { m_honesty = honesty; }
    // A new life: decides what the cut left; handles of the old life are dead. The other faults stay.
    void restart(Restart how);

    // --- the image under the program's hands; none of these counts as a change
    std::uint64_t used_bytes() const;
    std::vector<std::string> names() const;
    std::string content(std::string const& name) const; // empty where there is none
    void put(std::string const& name, std::string content); // durably
    void flip_bit(std::string const& name, std::uint64_t byte, unsigned bit);
    void erase(std::string const& name); // durably
    void copy_image_from(CrashDisk const& other); // what `other` would read now, all of it durable

private:
    struct Change {
        std::uint64_t offset = 0;
        std::optional<std::string> bytes; // nothing: truncates to `offset`
    };
    struct File {
        std::string durable;
        std::string current;
        std::vector<Change> unsynced;
    };
    using Names = std::map<std::string, std::shared_ptr<File>>;
    // Names and what they then stand for (nullptr: nothing). A cut keeps all of it or nothing: a rename is whole.
    using NameChange = std::vector<std::pair<std::string, std::shared_ptr<File>>>;
    struct Failure {
        std::uint64_t at = 0; // 0: none
        Repeat repeat = Repeat::Once;
        std::uint64_t done = 0;
        bool failed = false;
    };

    static void apply(std::string& content, Change const& change);
    static void apply(Names& names, NameChange const& change);
    void change_names(NameChange change);
    Failure& failure(DiskOperation operation) { return m_failures[static_cast<std::size_t>(operation)]; }
    bool fails(DiskOperation operation);
    DiskStatus begin_change(DiskOperation operation);
    DiskStatus finish_change() const { return m_dead ? DiskStatus::IoError : DiskStatus::Ok; }
    bool is_usable(Handle const& file) const { return file.file && file.life == m_life && !m_dead; }
    std::shared_ptr<File> find(std::string const& name) const;
    void lose_some(File& file); // what a cut does to the unsynced writes
    Change torn(File const& file, Change change);

    SeededRandom m_random;
    std::size_t m_sector_bytes;
    Names m_names; // as seen
    Names m_durable_names;
    std::vector<NameChange> m_unsynced_names;
    std::array<Failure, 3> m_failures{};
    std::uint64_t m_life = 1;
    std::uint64_t m_changes = 0;
    std::uint64_t m_cut_at = unlimited;
    std::uint64_t m_capacity_bytes = unlimited;
    Access m_access = Access::ReadWrite;
    SyncHonesty m_honesty = SyncHonesty::Honest;
    bool m_dead = false;
};

} // namespace yizhan::test
