// A display in memory, a data folder of a joined kiosk, and the real kiosk program on both: for what is measured from
// outside. Everything that was started ends with the stage.
#pragma once

#include "tests/bench/bench.h"

#include "kiosk/sync/kiosk_identity.h"
#include "kiosk/wiring/kiosk_config.h"
#include "shared/protocol/keys.h"

#include <sys/types.h>

namespace yizhan::bench {

class Child {
public:
    // Its stderr can be waited on. `environment`: NAME=VALUE pairs on top of ours.
    Child(std::vector<std::string> const& command, std::vector<std::string> const& environment);
    ~Child(); // SIGTERM, then SIGKILL
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    // True once a line of its stderr holds the text; false when it ended or the time is over.
    bool wait_for(std::string_view text, std::chrono::milliseconds longest);
    std::string const& heard() const { return m_heard; }
    void stop();
    double cpu_seconds() const;
    double resident_mb() const;

private:
    pid_t m_pid = -1;
    int m_stderr = -1;
    std::string m_heard;
};

// Xvfb on a free number.
class Display {
public:
    Display(int width, int height);
    ~Display();
    std::string const& name() const { return m_name; } // :7

private:
    std::unique_ptr<Child> m_server;
    std::string m_name;
};

// A kiosk's data folder with an identity, a station with amenities and so many members, and `more` of the district; its
// hub cannot be reached.
struct KioskFolder {
    explicit KioskFolder(std::uint32_t members, std::vector<FeedRow> more = {});
    // Lines of its configuration.
    void add_settings(std::string const& toml);

    BenchFolder folder;
    KioskConfig config;
    std::string config_path;
    std::vector<std::string> codes; // of the first members, at most 200
    static constexpr std::string_view volunteer_pin = "246813";
    std::string volunteer_code; // of somebody who may help here
    std::vector<std::string> journal(); // every event, once no program has the folder
};

// What `command` printed; empty when it failed.
std::string output_of(std::string const& command);
// The folder of this program, where the others lie too.
std::string program_folder();

} // namespace yizhan::bench
