#include "kiosk/input/serial_scanner.h"

#include "kiosk/input/line_framer.h"
#include "kiosk/input/serial_port.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <thread>
#include <utility>

namespace yizhan {

namespace {

enum class Woken { ToStop, TimeOver, ToRead, DeviceGone };

constexpr Millis for_ever{-1};

} // namespace

struct SerialScanner::Worker {
    Worker(SerialOptions chosen, Executor& target, ScanSink sink, std::function<void(ScannerState)> on_state_change)
        : options{std::move(chosen)}, executor{target}, delivery{target, std::move(sink)},
          on_state{std::move(on_state_change)}, framer{options.prefix}
    {
    }

    void run();
    Woken read_until_gone(UniqueFd const& port);
    bool drain(UniqueFd const& port);
    // For the port (-1: for none), for the end, or until the time is over.
    Woken wait(int port, Millis timeout) const;
    void set_state(ScannerState now);

    SerialOptions options;
    Executor& executor;
    ScanDelivery delivery;
    std::function<void(ScannerState)> on_state;
    LineFramer framer;
    std::atomic<ScannerState> state = ScannerState::Gone;
    UniqueFd wake_read;
    UniqueFd wake_write; // closing it ends the thread
    std::thread thread;
};

void SerialScanner::Worker::run()
{
    auto retry = options.first_retry;
    for (;;) {
        if (auto const port = open_serial_port(options.device, options.baud); port) {
            retry = options.first_retry;
            set_state(ScannerState::Ok);
            if (read_until_gone(*port) == Woken::ToStop) return;
            framer.forget();
            set_state(ScannerState::Gone);
        }
        if (wait(-1, retry) == Woken::ToStop) return;
        retry = std::min(retry * 2, options.last_retry);
    }
}

Woken SerialScanner::Worker::read_until_gone(UniqueFd const& port)
{
    for (;;) {
        auto const woken = wait(port.get(), framer.is_inside_line() ? options.silence : for_ever);
        if (woken == Woken::TimeOver)
            framer.forget();
        else if (woken != Woken::ToRead)
            return woken;
        else if (!drain(port))
            return Woken::DeviceGone;
    }
}

// Reads what is there; false when the device is not.
bool SerialScanner::Worker::drain(UniqueFd const& port)
{
    std::array<std::uint8_t, 512> buffer{};
    auto const size = ::read(port.get(), buffer.data(), buffer.size());
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) return false;
    framer.feed(ByteView{buffer}.first(static_cast<std::size_t>(size)), [this](std::string_view line) {
        delivery.deliver({std::string{line}, ScanSource::Serial, Framing::Complete});
    });
    return true;
}

Woken SerialScanner::Worker::wait(int port, Millis timeout) const
{
    std::array<pollfd, 2> waiting{pollfd{wake_read.get(), POLLIN, 0}, pollfd{port, POLLIN, 0}};
    int ready = -1;
    do {
        ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(timeout.count()));
    } while (ready < 0 && errno == EINTR);
    if (waiting[0].revents != 0) return Woken::ToStop;
    if (ready == 0) return Woken::TimeOver;
    return (waiting[1].revents & POLLIN) != 0 ? Woken::ToRead : Woken::DeviceGone;
}

void SerialScanner::Worker::set_state(ScannerState now)
{
    if (state.exchange(now) == now || !on_state) return;
    executor.post([tell = on_state, now] { tell(now); });
}

Result<std::unique_ptr<SerialScanner>> SerialScanner::start(
    SerialOptions options, Executor& executor, ScanSink sink, std::function<void(ScannerState)> on_state)
{
    if (!is_serial_speed(options.baud)) return fail(ErrorCode::InvalidInput, "serial scanner: speed");
    auto worker = std::make_unique<Worker>(std::move(options), executor, std::move(sink), std::move(on_state));
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail(ErrorCode::Io, "serial scanner: no pipe");
    worker->wake_read = UniqueFd{ends[0]};
    worker->wake_write = UniqueFd{ends[1]};
    try {
        worker->thread = std::thread{[raw = worker.get()] { raw->run(); }};
    } catch (std::system_error const&) {
        return fail(ErrorCode::Io, "serial scanner: no thread");
    }
    return std::unique_ptr<SerialScanner>{new SerialScanner{std::move(worker)}};
}

SerialScanner::SerialScanner(std::unique_ptr<Worker> worker) : m_worker{std::move(worker)} { }

SerialScanner::~SerialScanner() { stop(); }

void SerialScanner::stop()
{
    m_worker->wake_write = UniqueFd{};
    if (m_worker->thread.joinable()) m_worker->thread.join();
}

ScannerState SerialScanner::state() const { return m_worker->state; }

} // namespace yizhan
