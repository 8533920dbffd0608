#include "kiosk/input/sdt_reader.h"

#include "kiosk/input/serial_port.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <string.h> // explicit_bzero
#include <system_error>
#include <thread>
#include <utility>

namespace yizhan {
namespace {

enum class Woken { ToStop, ToLook, TimeOver, ToRead, DeviceGone };

constexpr Millis for_ever{-1};

// Every change of what is wanted gets a number, odd while a card is; a card that was read under another one than the
// newest is for nobody any more.
using Wish = unsigned;
bool wants_card(Wish wish) { return wish % 2 == 1; }

struct Delivery {
    IdCardListener& listener;
    std::atomic<Wish> wish{0};
};

} // namespace

struct SdtReader::Worker {
    Worker(SdtOptions chosen, Clock const& time, Executor& target, IdCardListener& listener)
        : options{std::move(chosen)}, clock{time}, executor{target}, delivery{std::make_shared<Delivery>(listener)}
    {
    }

    void run();
    Woken serve(UniqueFd const& port);
    void follow_wish(SdtSession& session);
    bool exchange(UniqueFd const& port, SdtSession& session);
    bool drain(UniqueFd const& port, SdtSession& session);
    // For the port (-1: for none), for a wish, for the end, or until the time is over.
    Woken wait(int port, Millis timeout) const;
    void deliver(IdCardEvent event) const;
    void set_state(IdCardReaderState now);

    SdtOptions options;
    Clock const& clock;
    Executor& executor;
    std::shared_ptr<Delivery> delivery;
    SdtFramer framer;
    Wish followed = 0;
    std::atomic<IdCardReaderState> state = IdCardReaderState::Gone;
    UniqueFd wake_read;
    UniqueFd wake_write; // a byte in it: look at the wish; closing it ends the thread
    std::thread thread;
};

void SdtReader::Worker::run()
{
    auto retry = options.first_retry;
    for (;;) {
        if (auto const port = open_serial_port(options.device, options.baud, SerialAccess::ReadWrite); port) {
            if (serve(*port) == Woken::ToStop) return;
            framer.forget();
            if (state == IdCardReaderState::Ok) retry = options.first_retry;
            set_state(IdCardReaderState::Gone);
        }
        auto const until = clock.mono() + retry;
        for (auto left = retry; left > Millis{0}; left = until - clock.mono()) {
            if (wait(-1, left) == Woken::ToStop) return;
        }
        retry = std::min(retry * 2, options.last_retry);
    }
}

Woken SdtReader::Worker::serve(UniqueFd const& port)
{
    SdtSession session{options.times};
    followed = 0;
    session.start(clock.mono());
    for (;;) {
        follow_wish(session);
        if (!exchange(port, session) || session.is_given_up()) return Woken::DeviceGone;
        auto const due = session.due();
        auto const left = due ? *due - clock.mono() : for_ever;
        auto const woken = due && left <= Millis{0} ? Woken::TimeOver : wait(port.get(), left);
        switch (woken) {
        case Woken::ToLook:
            break;
        case Woken::TimeOver:
            if (clock.mono() < due) break; // a fraction too early
            if (session.is_waiting()) framer.forget();
            session.on_time(clock.mono());
            break;
        case Woken::ToRead:
            if (!drain(port, session)) return Woken::DeviceGone;
            break;
        default:
            return woken;
        }
    }
}

void SdtReader::Worker::follow_wish(SdtSession& session)
{
    auto const newest = delivery->wish.load();
    if (newest == followed) return;
    followed = newest;
    session.set_wanted(false, clock.mono()); // also between two forms that follow at once
    session.set_wanted(wants_card(newest), clock.mono());
}

// Sends and tells what the session has; false when the device is gone.
bool SdtReader::Worker::exchange(UniqueFd const& port, SdtSession& session)
{
    if (session.has_answered()) set_state(IdCardReaderState::Ok);
    if (auto event = session.take_event()) deliver(std::move(*event));
    auto const command = session.take_command();
    if (!command) return true;
    auto const frame = sdt_command(*command);
    ssize_t written = -1;
    do {
        written = ::write(port.get(), frame.data(), frame.size());
    } while (written < 0 && errno == EINTR);
    return written == static_cast<ssize_t>(frame.size());
}

// Reads what is there; false when the device is not.
bool SdtReader::Worker::drain(UniqueFd const& port, SdtSession& session)
{
    std::array<std::uint8_t, 512> buffer{};
    auto const size = ::read(port.get(), buffer.data(), buffer.size());
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) return false;
    framer.feed(ByteView{buffer}.first(static_cast<std::size_t>(size)),
        [&](SdtReply const& reply) { session.on_reply(reply, clock.mono()); });
    explicit_bzero(buffer.data(), buffer.size());
    return true;
}

Woken SdtReader::Worker::wait(int port, Millis timeout) const
{
    std::array<pollfd, 2> waiting{pollfd{wake_read.get(), POLLIN, 0}, pollfd{port, POLLIN, 0}};
    int ready = -1;
    do {
        ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(timeout.count()));
    } while (ready < 0 && errno == EINTR);
    if (waiting[0].revents != 0) {
        std::array<char, 16> wakes{};
        return ::read(wake_read.get(), wakes.data(), wakes.size()) == 0 ? Woken::ToStop : Woken::ToLook;
    }
    if (ready == 0) return Woken::TimeOver;
    return (waiting[1].revents & POLLIN) != 0 ? Woken::ToRead : Woken::DeviceGone;
}

void SdtReader::Worker::deliver(IdCardEvent event) const
{
    // A task may be copied, what a card says must not be.
    auto told = std::make_shared<IdCardEvent>(std::move(event));
    executor.post([to = delivery, under = followed, told = std::move(told)] {
        if (to->wish != under) return;
        if (auto* const card = std::get_if<IdCardRead>(told.get()))
            to->listener.id_card_read(std::move(*card));
        else
            to->listener.id_card_troubled(std::get<IdCardTrouble>(*told));
    });
}

void SdtReader::Worker::set_state(IdCardReaderState now)
{
    if (state.exchange(now) == now) return;
    executor.post([to = delivery, now] { to->listener.id_card_reader_changed(now); });
}

Result<std::unique_ptr<SdtReader>> SdtReader::start(
    SdtOptions options, Clock const& clock, Executor& executor, IdCardListener& listener)
{
    if (!is_serial_speed(options.baud)) return fail(ErrorCode::InvalidInput, "id card reader: speed");
    auto worker = std::make_unique<Worker>(std::move(options), clock, executor, listener);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return fail(ErrorCode::Io, "id card reader: no pipe");
    worker->wake_read = UniqueFd{ends[0]};
    worker->wake_write = UniqueFd{ends[1]};
    try {
        worker->thread = std::thread{[raw = worker.get()] { raw->run(); }};
    } catch (std::system_error const&) {
        return fail(ErrorCode::Io, "id card reader: no thread");
    }
    return std::unique_ptr<SdtReader>{new SdtReader{std::move(worker)}};
}

SdtReader::SdtReader(std::unique_ptr<Worker> worker) : m_worker{std::move(worker)} { }

SdtReader::~SdtReader() { stop(); }

void SdtReader::stop()
{
    m_worker->wake_write = UniqueFd{};
    if (m_worker->thread.joinable()) m_worker->thread.join();
}

void SdtReader::set_wanted(bool wanted)
{
    auto& wish = m_worker->delivery->wish;
    if (wants_card(wish) == wanted) return;
    ++wish;
    char const look = 'w';
    // A full pipe wakes just as well.
    [[maybe_unused]] auto const written = ::write(m_worker->wake_write.get(), &look, 1);
}

IdCardReaderState SdtReader::state() const { return m_worker->state; }

Result<std::unique_ptr<IdCardReader>> start_id_card_reader(
    SdtOptions options, Clock const& clock, Executor& executor, IdCardListener& listener)
{
    if (options.device.empty()) return std::unique_ptr<IdCardReader>{std::make_unique<NoIdCardReader>()};
    return std::unique_ptr<IdCardReader>{TRY(SdtReader::start(std::move(options), clock, executor, listener))};
}

} // namespace yizhan
