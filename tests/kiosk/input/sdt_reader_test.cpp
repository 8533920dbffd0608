// A real line: the reader's end of a pseudo terminal.
#include "kiosk/input/sdt_reader.h"
#include "shared/platform/thread_executor.h"
#include "tests/support/sdt_cards.h"
#include "tests/support/sdt_reader.h"
#include "tests/support/synthetic_people.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

using namespace yizhan;
using test::SdtAsk;
using test::SdtReaderModel;

namespace {

std::string somebody(int sequence)
{
    test::SdtCardFields fields;
    fields.number = test::id_number("330206", "19851124", sequence);
    return test::resident_card(fields);
}
auto const first_person = test::id_number("330206", "19851124", 901);
auto const second_person = test::id_number("330206", "19851124", 903);

// What the kiosk heard, and a way to wait for it.
class Listener final : public IdCardListener {
public:
    void id_card_read(IdCardRead card) override { hear(std::string{card.number.reveal()}); }
    void id_card_troubled(IdCardTrouble trouble) override
    {
        constexpr std::array names{"pulled", "unreadable", "not genuine", "wrong card"};
        hear(names.at(static_cast<std::size_t>(trouble)));
    }
    void id_card_reader_changed(IdCardReaderState state) override
    {
        std::scoped_lock const lock{m_mutex};
        m_state = state;
        m_changed.notify_all();
    }

    bool waits_for(IdCardReaderState state)
    {
        std::unique_lock lock{m_mutex};
        return m_changed.wait_for(lock, patience, [&] { return m_state == state; });
    }
    std::string next()
    {
        std::unique_lock lock{m_mutex};
        if (!m_changed.wait_for(lock, patience, [&] { return m_heard.size() > m_taken; })) return "(nothing came)";
        return m_heard[m_taken++];
    }
    std::size_t left()
    {
        std::scoped_lock const lock{m_mutex};
        return m_heard.size() - m_taken;
    }

private:
    void hear(std::string what)
    {
        std::scoped_lock const lock{m_mutex};
        m_heard.push_back(std::move(what));
        m_changed.notify_all();
    }

    static constexpr std::chrono::seconds patience{60}; // only ever used up by a failing test
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_heard;
    std::size_t m_taken = 0;
    IdCardReaderState m_state = IdCardReaderState::Gone;
};

struct Setup {
    SystemClock clock;
    test::PluggedSdtReader device;
    Listener listener;
    ThreadExecutor executor{"test"};
    std::unique_ptr<SdtReader> reader;

    // Answers may take their time on a busy machine, except where a test is about one that never comes.
    void start(Millis answer = Millis{60'000})
    {
        SdtOptions options;
        options.device = device.path();
        options.first_retry = Millis{5};
        options.last_retry = Millis{20};
        options.times = {Millis{2}, Millis{1}, answer, answer, Millis{50}};
        auto started = SdtReader::start(options, clock, executor, listener);
        REQUIRE(started.has_value());
        reader = std::move(*started);
    }
    void lay(int sequence)
    {
        device.with([&](SdtReaderModel& model) { model.lay(somebody(sequence)); });
    }
    // Until the reader has surely looked often enough to know.
    void lift()
    {
        int looks = 0;
        device.with([&](SdtReaderModel& model) {
            model.lift();
            looks = model.count_of(SdtAsk::Find);
        });
        for (int now = looks; now < looks + SdtSession::looks_until_lifted + 2;) {
            device.with([&](SdtReaderModel& model) { now = model.count_of(SdtAsk::Find); });
            std::this_thread::yield();
        }
    }
    void spoil(SdtAsk ask, SdtReaderModel::Spoil spoil, int times = 1)
    {
        device.with([&](SdtReaderModel& model) { model.spoil(ask, spoil, times); });
    }
};

} // namespace

TEST_CASE("cards that are laid on a reader one after another are read", "[sdt]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(IdCardReaderState::Ok));
    setup.reader->set_wanted(true);
    setup.lay(901);
    CHECK(setup.listener.next() == first_person);
    setup.lift();
    setup.lay(903);
    CHECK(setup.listener.next() == second_person);
    setup.lift();
    setup.lay(903);
    CHECK(setup.listener.next() == second_person);
    CHECK(setup.reader->state() == IdCardReaderState::Ok);
    CHECK(setup.listener.left() == 0);
}

TEST_CASE("bytes that come slowly and in pieces make a card all the same", "[sdt]")
{
    Setup setup;
    setup.device.set_piece(GENERATE(32UL, 300UL));
    setup.device.plug_in();
    setup.start();
    setup.reader->set_wanted(true);
    setup.lay(901);
    CHECK(setup.listener.next() == first_person);
}

TEST_CASE("garbage and wrong checks on the line are passed over", "[sdt]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(IdCardReaderState::Ok));
    setup.device.send_raw(std::string(3'000, '\xA5'));
    setup.device.send_raw("\xAA\xAA\xAA\x96\x69\xFF\xFF");
    setup.spoil(
        SdtAsk::Find,
        [](std::string const& good) {
            return std::string{"\x00\x03\x11\x13\xAA\xAA", 6} + good;
        },
        3);
    setup.reader->set_wanted(true);
    setup.lay(901);
    CHECK(setup.listener.next() == first_person);
}

TEST_CASE("half an answer and a wrong check are asked for again", "[sdt]")
{
    auto const spoil = GENERATE(
        as<SdtReaderModel::Spoil>{}, [](std::string const& good) { return good.substr(0, 700); },
        [](std::string good) {
            good.back() = static_cast<char>(good.back() ^ 0x40);
            return good;
        });
    Setup setup;
    setup.device.plug_in();
    setup.start(Millis{1'500});
    REQUIRE(setup.listener.waits_for(IdCardReaderState::Ok));
    setup.spoil(SdtAsk::Read, spoil);
    setup.reader->set_wanted(true);
    setup.lay(901);
    CHECK(setup.listener.next() == first_person);
}

TEST_CASE("a card pulled away between select and read is told of", "[sdt]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    setup.device.with([](SdtReaderModel& model) {
        model.lay(somebody(901));
        model.lift_after(SdtAsk::Select);
    });
    setup.reader->set_wanted(true);
    CHECK(setup.listener.next() == "pulled");
    setup.lay(901);
    CHECK(setup.listener.next() == first_person);
}

TEST_CASE("a reader that is plugged in later, pulled out and put back works without hands", "[sdt]")
{
    Setup setup;
    setup.start();
    setup.reader->set_wanted(true);
    CHECK(setup.reader->state() == IdCardReaderState::Gone);
    setup.lay(901);
    for (int i = 0; i < 3; ++i) {
        setup.device.plug_in();
        REQUIRE(setup.listener.waits_for(IdCardReaderState::Ok));
        CHECK(setup.listener.next() == first_person);
        setup.device.unplug();
        REQUIRE(setup.listener.waits_for(IdCardReaderState::Gone));
    }
}

TEST_CASE("a reader that falls silent is gone until it speaks again", "[sdt]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start(Millis{100});
    REQUIRE(setup.listener.waits_for(IdCardReaderState::Ok));
    auto const nothing = [](std::string const&) { return std::string{}; };
    setup.spoil(SdtAsk::Find, nothing, 1'000);
    setup.spoil(SdtAsk::Status, nothing, 1'000);
    setup.reader->set_wanted(true);
    REQUIRE(setup.listener.waits_for(IdCardReaderState::Gone));
    setup.spoil(SdtAsk::Find, nothing, 0);
    setup.spoil(SdtAsk::Status, nothing, 0);
    CHECK(setup.listener.waits_for(IdCardReaderState::Ok));
}

TEST_CASE("a line that only talks nonsense is no reader", "[sdt]")
{
    Setup setup;
    setup.device.plug_in();
    setup.spoil(
        SdtAsk::Status, [](std::string const&) { return std::string{"$GPGGA,,,,,,0,,,,,,,,*66\r\n"}; }, 4);
    setup.start(Millis{200});
    CHECK(setup.reader->state() == IdCardReaderState::Gone);
    CHECK(setup.listener.waits_for(IdCardReaderState::Ok)); // once it answers as one
}

TEST_CASE("a card that was read for a form that is closed is handed to nobody", "[sdt]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    std::mutex gate;
    std::unique_lock closed{gate};
    setup.executor.post([&gate] { std::scoped_lock const wait{gate}; }); // the app is busy
    setup.lay(901);
    setup.reader->set_wanted(true);
    for (int reads = 0; reads == 0; std::this_thread::yield())
        setup.device.with([&](SdtReaderModel& model) { reads = model.count_of(SdtAsk::Read); });
    setup.reader->set_wanted(false); // meanwhile the person left
    setup.reader->set_wanted(true);
    closed.unlock();
    CHECK(setup.listener.next() == "unreadable"); // lies there from before: lay it on again
    setup.lift();
    setup.lay(903);
    CHECK(setup.listener.next() == second_person);
}

TEST_CASE("a reader stops at once, in the middle of a command and while it waits for its device", "[sdt]")
{
    Setup setup;
    setup.start();
    setup.reader.reset();
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(IdCardReaderState::Ok));
    setup.spoil(
        SdtAsk::Find, [](std::string const& good) { return good.substr(0, 5); }, 1'000);
    setup.reader->set_wanted(true);
    for (int looks = 0; looks == 0; std::this_thread::yield())
        setup.device.with([&](SdtReaderModel& model) { looks = model.count_of(SdtAsk::Find); });
    setup.reader->stop();
    setup.reader->stop(); // once more does nothing
    setup.reader->set_wanted(false);
    setup.reader.reset();
}

TEST_CASE("a kiosk without a reader has none, and a wrong speed is refused", "[sdt]")
{
    SystemClock const clock;
    Listener listener;
    ThreadExecutor executor{"test"};
    auto const none = start_id_card_reader({}, clock, executor, listener);
    REQUIRE(none.has_value());
    CHECK((*none)->state() == IdCardReaderState::None);
    (*none)->set_wanted(true);
    SdtOptions options;
    options.device = "/dev/null";
    options.baud = 12345;
    auto const refused = start_id_card_reader(options, clock, executor, listener);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::InvalidInput);
    options.baud = 9600;
    auto const nothing_there = start_id_card_reader(options, clock, executor, listener);
    REQUIRE(nothing_there.has_value());
    CHECK((*nothing_there)->state() == IdCardReaderState::Gone);
}
