#include "tests/bench/kiosk_stage.h"

#include "kiosk/journal/kiosk_store.h"
#include "kiosk/sync/identity_file.h"
#include "kiosk/wiring/station_app.h"
#include "shared/protocol/credential.h"
#include "shared/protocol/pin.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace yizhan::bench {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> environment_with(std::vector<std::string> const& more)
{
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one) all.emplace_back(*one);
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string one_field(std::string const& path, std::string_view key)
{
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(key)) return line.substr(key.size());
    }
    return {};
}

FeedPage page(
    std::string channel, std::vector<FeedRow> rows, std::uint64_t after, std::uint64_t next, std::uint64_t head)
{
    return {std::move(channel), "epoch-1", after, next, head, UtcMs{1'795'507'200'000}, std::move(rows)};
}

Member member_of(std::uint32_t serial)
{
    Member m;
    m.id = MemberId::make(fmt::format("m-{}", serial));
    m.number = MemberNumber::of_serial(serial);
    m.masked_name = "陈**";
    m.phone = PhoneKey{fmt::format("{:04}", serial % 10'000), static_cast<char>('a' + serial / 10'000 % 26)};
    m.union_id = UnionId::make("u1");
    m.card = CardId::make(fmt::format("{:016x}", serial));
    return m;
}

void fill_station(journal::KioskStore& store, StationId const& id)
{
    std::vector<FeedRow> rows{
        Station{id, {"霞浦集卡司机驿站", "Xiapu"}, {"霞浦物流工业园区", "Park"}, {"24 小时开放", "Always"}, 4, 5}};
    for (int i = 0; i < 6; ++i) {
        rows.push_back(Amenity{AmenityId::make(fmt::format("a{}", i)), AmenityKind::Counted, {"热水", "Hot water"},
            {"随时可用", "Any time"}, "local_drink", Tint::Teal, i, true});
    }
    if (!store.feed().apply(page(station_channel(id), std::move(rows), 0, 7, 7))) std::abort();
}

void fill_roster(journal::KioskStore& store, std::uint32_t members)
{
    constexpr std::uint32_t page_rows = 5'000;
    for (std::uint32_t done = 0; done < members;) {
        std::vector<FeedRow> rows;
        std::uint32_t const end = std::min(members, done + page_rows);
        for (std::uint32_t i = done; i < end; ++i) rows.push_back(member_of(1'000'000 + i));
        if (!store.feed().apply(page(district_channel(), std::move(rows), done, end, members))) std::abort();
        done = end;
    }
}

Volunteer a_volunteer(SigningKey const& issuer, std::string& code, Random& random)
{
    UtcMs const until{1'900'000'000'000};
    Credential const card{CardId::make("00000000000000bb"), 1, CredentialClass::Volunteer, until, {1, 2}};
    code = issue_credential(card, issuer);
    PinSalt salt{};
    random.fill(salt);
    auto const pin = parse_pin(KioskFolder::volunteer_pin);
    if (!pin) std::abort();
    auto verifier = make_pin_verifier(*pin, code, salt);
    if (!verifier) std::abort();
    return {MemberId::make("m-volunteer"), "王*", card.card, std::move(*verifier), until, {}};
}

journal::StoreOptions store_options(KioskConfig const& config)
{
    journal::StoreOptions options;
    options.folder = config.data_dir;
    options.kiosk = KioskId::make("k-bench");
    options.station = StationId::make("st-bench");
    return options;
}

} // namespace

Child::Child(std::vector<std::string> const& command, std::vector<std::string> const& environment)
{
    std::array<int, 2> pipe_ends{};
    if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) std::abort();
    auto words = command;
    auto variables = environment_with(environment);
    auto const argv = pointers(words);
    auto const envp = pointers(variables);
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(pipe_ends[1], STDERR_FILENO);
        ::dup2(pipe_ends[1], STDOUT_FILENO);
        ::execvpe(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
    ::close(pipe_ends[1]);
    m_stderr = pipe_ends[0];
}

Child::~Child()
{
    stop();
    ::close(m_stderr);
}

bool Child::wait_for(std::string_view text, std::chrono::milliseconds longest)
{
    auto const deadline = Clock::now() + longest;
    while (m_heard.find(text) == std::string::npos) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{m_stderr, POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) return false;
        std::array<char, 4096> buffer{};
        ssize_t const n = ::read(m_stderr, buffer.data(), buffer.size());
        if (n <= 0) return false;
        m_heard.append(buffer.data(), static_cast<std::size_t>(n));
    }
    return true;
}

void Child::stop()
{
    if (m_pid < 0) return;
    ::kill(m_pid, SIGTERM);
    for (int i = 0; i < 100; ++i) {
        if (::waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
            m_pid = -1;
            return;
        }
        ::usleep(50'000);
    }
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

double Child::cpu_seconds() const
{
    std::ifstream file{fmt::format("/proc/{}/stat", m_pid)};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::istringstream fields{text.substr(text.rfind(')') + 2)};
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double Child::resident_mb() const
{
    return std::atof(one_field(fmt::format("/proc/{}/status", m_pid), "VmRSS:").c_str()) / 1024;
}

Display::Display(int width, int height)
{
    m_server = std::make_unique<Child>(std::vector<std::string>{"Xvfb", "-displayfd", "2", "-screen", "0",
                                           fmt::format("{}x{}x24", width, height), "-nolisten", "tcp", "-noreset"},
        std::vector<std::string>{});
    // Among whatever it says, the line that is nothing but a number.
    for (int tries = 0; tries < 100 && m_name.empty(); ++tries) {
        std::ignore = m_server->wait_for("never said", std::chrono::milliseconds{100});
        std::istringstream lines{m_server->heard()};
        for (std::string line; std::getline(lines, line);) {
            bool const number = !line.empty() && line.find_first_not_of("0123456789") == std::string::npos;
            if (number && !lines.eof()) m_name = ":" + line;
        }
    }
    if (m_name.empty()) std::abort();
}

Display::~Display() = default;

KioskFolder::KioskFolder(std::uint32_t members, std::vector<FeedRow> more)
{
    SystemFiles files;
    SystemRandom random;
    auto const secret = [&random] { return Secret::generate([&](auto out) { random.fill(out); }); };
    SigningKey const issuer{secret()};
    IssuerKeyRow issuer_row{{1, 2}, {}};
    std::copy(issuer.verify_key().bytes().begin(), issuer.verify_key().bytes().end(), issuer_row.key.begin());

    config.data_dir = folder / "kiosk";
    config.fullscreen = false;
    config.scanner = ScannerKind::None;
    std::filesystem::create_directories(config.data_dir);
    config_path = folder / "kiosk.toml";
    std::string const toml = fmt::format("[kiosk]\ndata_dir = \"{}\"\n", config.data_dir.string());
    auto store = journal::KioskStore::open(store_options(config), files, random);
    KioskIdentity const identity{KioskId::make("k-bench"), StationId::make("st-bench"), SigningKey{secret()},
        SigningKey{secret()}.verify_key(), "http://127.0.0.1:9", secret(), {issuer_row}};
    if (!files.write_durably(config_path, toml) || !store || !store_identity(files, identity_path(config), identity))
        std::abort();
    fill_station(**store, identity.station);
    fill_roster(**store, members);
    more.push_back(a_volunteer(issuer, volunteer_code, random));
    if (!(*store)->feed().apply(page(district_channel(), std::move(more), members, members + 1, members + 1)))
        std::abort();
    for (std::uint32_t i = 0; i < std::min(members, 200U); ++i) {
        codes.push_back(issue_credential(
            {member_of(1'000'000 + i).card, 1, CredentialClass::Member, UtcMs{1'900'000'000'000}, {1, 2}}, issuer));
    }
}

void KioskFolder::add_settings(std::string const& toml)
{
    SystemFiles files;
    auto const before = files.read(config_path);
    if (!before || !files.write_durably(config_path, *before + toml)) std::abort();
}

std::vector<std::string> KioskFolder::journal()
{
    SystemFiles files;
    SystemRandom random;
    std::vector<std::string> events;
    auto store = journal::KioskStore::open(store_options(config), files, random);
    if (store)
        std::ignore = (*store)->journal().each_event([&](std::string_view event) { events.emplace_back(event); });
    return events;
}

std::string output_of(std::string const& command)
{
    std::string out;
    FILE* const pipe = ::popen(command.c_str(), "r");
    if (!pipe) return out;
    std::array<char, 4096> buffer{};
    while (std::size_t const n = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    return ::pclose(pipe) == 0 ? out : std::string{};
}

std::string program_folder() { return std::filesystem::read_symlink("/proc/self/exe").parent_path().string(); }

} // namespace yizhan::bench
