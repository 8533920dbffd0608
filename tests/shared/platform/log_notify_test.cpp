#include "shared/platform/log.h"
#include "shared/platform/systemd_notify.h"
#include "shared/platform/unique_fd.h"

#include "tests/support/temp_dir.h"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <type_traits>

using namespace yizhan;

namespace {

std::string last_line;

class CapturedLog {
public:
    CapturedLog()
    {
        last_line.clear();
        log::set_sink([](std::string_view line) { last_line = line; });
    }
    ~CapturedLog() { log::set_sink(nullptr); }
    std::string after_time() const { return last_line.substr(last_line.find(" level") + 1); }
};

class EnvironmentValue {
public:
    EnvironmentValue(char const* name, std::string const& value) : m_name{name} { ::setenv(name, value.c_str(), 1); }
    ~EnvironmentValue() { ::unsetenv(m_name); }

private:
    char const* m_name;
};

UniqueFd listen_at(std::string name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name[0] == '@') address.sun_path[0] = '\0';
    UniqueFd socket{::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    REQUIRE(::bind(socket.get(), reinterpret_cast<sockaddr*>(&address),
                static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size()))
        == 0);
    return socket;
}

std::string received(UniqueFd const& socket)
{
    std::array<char, 64> text{};
    ssize_t const size = ::recv(socket.get(), text.data(), text.size(), 0);
    return {text.data(), size < 0 ? 0 : static_cast<std::size_t>(size)};
}

} // namespace

static_assert(!std::is_constructible_v<log::Field, std::string_view, MemberId>, "no person in a log line");
static_assert(!std::is_constructible_v<log::Field, std::string_view, CardId>, "no card in a log line");

TEST_CASE("a log line is logfmt with its time, level and event", "[log]")
{
    CapturedLog const captured;
    log::info("sync.sent", {{"kiosk", KioskId::make("K-1")}, {"events", 12}, {"code", ErrorCode::DiskFull}});
    CHECK(captured.after_time() == "level=info event=sync.sent kiosk=K-1 events=12 code=disk_full\n");
    CHECK(last_line.starts_with("time=20"));
}

TEST_CASE("a value can neither end its line nor pass for another field", "[log]")
{
    CapturedLog const captured;
    log::error("e", {{"cause", "a b=c\"\\\n\x1b[31m\xE5\xBC\xA0"}, {"empty", ""}});
    CHECK(captured.after_time()
        == "level=error event=e cause=\"a b=c\\\"\\\\\\x0a\\x1b[31m\\xe5\\xbc\\xa0\" empty=\"\"\n");
}

TEST_CASE("values and lines are bounded", "[log]")
{
    CapturedLog const captured;
    std::string const endless(100'000, '\n');
    log::error("e", {{"a", endless}});
    CHECK(last_line.size() < 1000);
    log::error("e",
        {{"a", endless}, {"b", endless}, {"c", endless}, {"d", endless}, {"e", endless}, {"f", endless},
            {"g", endless}});
    CHECK(last_line.size() <= 4096);
    CHECK(last_line.ends_with("...\"\n"));
}

TEST_CASE("lines below the level are not written", "[log]")
{
    CapturedLog const captured;
    log::set_level(log::Level::Warning);
    log::info("quiet");
    CHECK(last_line.empty());
    log::warning("loud");
    CHECK_FALSE(last_line.empty());
    log::set_level(log::Level::Info);
}

TEST_CASE("systemd is told by a datagram, at a path or at an abstract name", "[systemd]")
{
    test::TempDir const dir;
    for (std::string const& name : {(dir / "notify").string(), "@" + dir.path().filename().string()}) {
        CAPTURE(name);
        auto const socket = listen_at(name);
        EnvironmentValue const value{"NOTIFY_SOCKET", name};
        REQUIRE(notify_service_manager(ServiceState::Ready));
        CHECK(received(socket) == "READY=1");
        REQUIRE(notify_service_manager(ServiceState::Alive));
        CHECK(received(socket) == "WATCHDOG=1");
        REQUIRE(notify_service_manager(ServiceState::Stopping));
        CHECK(received(socket) == "STOPPING=1");
    }
}

TEST_CASE("a service manager that is absent, gone or does not read never holds the service up", "[systemd]")
{
    test::TempDir const dir;
    CHECK(notify_service_manager(ServiceState::Ready));
    EnvironmentValue const value{"NOTIFY_SOCKET", (dir / "notify").string()};
    CHECK(notify_service_manager(ServiceState::Ready).error().code == ErrorCode::NotFound);
    auto const socket = listen_at((dir / "notify").string());
    Result<void> last;
    for (int i = 0; i < 10'000 && last; ++i) last = notify_service_manager(ServiceState::Alive);
    REQUIRE_FALSE(last);
    CHECK(last.error().code == ErrorCode::Busy);
    EnvironmentValue const bad{"NOTIFY_SOCKET", std::string(200, '/')};
    CHECK(notify_service_manager(ServiceState::Ready).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("the watchdog's limit holds for the process that it names", "[systemd]")
{
    CHECK_FALSE(watchdog_limit());
    EnvironmentValue const limit{"WATCHDOG_USEC", "10000000"};
    CHECK(watchdog_limit() == Millis{10'000});
    {
        EnvironmentValue const mine{"WATCHDOG_PID", std::to_string(::getpid())};
        CHECK(watchdog_limit() == Millis{10'000});
    }
    EnvironmentValue const other{"WATCHDOG_PID", "1"};
    CHECK_FALSE(watchdog_limit());
}
