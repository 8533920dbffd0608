// A reader of identity cards that a test owns: what it answers (pure), and one that is plugged in as a pseudo terminal.
// Written from the protocol's description alone, so that it does not repeat a mistake of the product.
#pragma once

#include "shared/base/bytes.h"
#include "shared/platform/unique_fd.h"
#include "tests/support/temp_dir.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace yizhan::test {

enum class SdtAsk { Status, Find, Select, Read, Unknown };

// A whole reply with its check.
std::string sdt_reply(std::uint8_t status, std::string_view data = {});
// The data of a reply to Read: sizes, text and a photo of 1024 bytes.
std::string sdt_read_data(std::string_view text);

class SdtReaderModel {
public:
    enum class Hardware {
        SeesLyingCard, // a card is found for as long as it lies there
        HidesReadCard, // a card that was read is found again only after it was lifted
        Flickers, // every second look at a lying card finds nothing
    };
    // Of the good reply, what goes over the line instead.
    using Spoil = std::function<std::string(std::string const& good)>;

    void set_hardware(Hardware hardware) { m_hardware = hardware; }
    void lay(std::string text);
    void lift();
    // The next `times` answers to `ask` are spoiled.
    void spoil(SdtAsk ask, Spoil spoil, int times = 1) { m_spoils[ask] = {std::move(spoil), times}; }
    // The card is gone right after the next answer to `ask`.
    void lift_after(SdtAsk ask) { m_lift_after = ask; }

    // One command in, the bytes of the answer out.
    std::string answer(ByteView command);
    int count_of(SdtAsk ask) const;

private:
    std::string good_answer(SdtAsk ask);

    Hardware m_hardware = Hardware::SeesLyingCard;
    std::string m_card; // empty: none
    bool m_hidden = false;
    bool m_look_fails = false;
    SdtAsk m_lift_after = SdtAsk::Unknown;
    struct Spoiling {
        Spoil spoil;
        int times = 0;
    };
    std::map<SdtAsk, Spoiling> m_spoils;
    std::map<SdtAsk, int> m_counts;
};

// Can be plugged in and out under one name. All of it from any thread.
class PluggedSdtReader {
public:
    PluggedSdtReader() = default;
    ~PluggedSdtReader() { unplug(); }
    PluggedSdtReader(PluggedSdtReader const&) = delete;
    PluggedSdtReader& operator=(PluggedSdtReader const&) = delete;

    void plug_in();
    void unplug();
    std::string path() const { return (m_dir / "ttyIDCARD").string(); }
    // Runs with the model alone.
    void with(std::function<void(SdtReaderModel&)> const& change);
    void send_raw(std::string_view bytes);
    // Answers go out in pieces of so many bytes, with as many pauses; 0: at once.
    void set_piece(std::size_t bytes) { m_piece = bytes; }

private:
    void serve();

    TempDir m_dir;
    UniqueFd m_master;
    UniqueFd m_slave; // held, so that the line is up before anybody opens it
    UniqueFd m_wake_read;
    UniqueFd m_wake_write;
    std::thread m_thread;
    std::mutex m_mutex;
    SdtReaderModel m_model;
    std::atomic<std::size_t> m_piece{0};
};

} // namespace yizhan::test
