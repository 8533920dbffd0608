// SQLite on a CrashDisk: a VFS under a name of its own, as many at once as a test has disks. It syncs folders when
// SQLite's own Unix VFS does. Randomness and time are the disk's, so that a seed repeats byte for byte. No locks: one
// connection a database.
#pragma once

#include "tests/support/crash_disk.h"

#include <memory>
#include <string>

namespace yizhan::test {

class CrashVfs {
public:
    CrashVfs(CrashDisk& disk, std::string name);
    CrashVfs(CrashVfs const&) = delete;
    CrashVfs& operator=(CrashVfs const&) = delete;
    // REQUIRES: no database is open on it.
    ~CrashVfs();
    std::string const& name() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yizhan::test
