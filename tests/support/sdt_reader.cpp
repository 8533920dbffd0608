#include "tests/support/sdt_reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>

namespace yizhan::test {
namespace {

constexpr std::string_view preamble = "\xAA\xAA\xAA\x96\x69";
constexpr std::size_t command_size = 10;

char check_of(std::string_view bytes)
{
    unsigned sum = 0;
    for (char const c : bytes) sum ^= static_cast<unsigned char>(c);
    return static_cast<char>(sum);
}

std::string two_bytes(std::size_t value)
{
    return {static_cast<char>(value >> 8U & 0xFFU), static_cast<char>(value & 0xFFU)};
}

SdtAsk ask_of(std::string_view command)
{
    if (command.size() != command_size || !command.starts_with(preamble) || command[5] != 0 || command[6] != 3
        || command[9] != check_of(command.substr(5, 4)))
        return SdtAsk::Unknown;
    auto const what = command.substr(7, 2);
    if (what == "\x11\xFF") return SdtAsk::Status;
    if (what == "\x20\x01") return SdtAsk::Find;
    if (what == "\x20\x02") return SdtAsk::Select;
    return what == "\x30\x01" ? SdtAsk::Read : SdtAsk::Unknown;
}

// A test's own reader: whatever goes wrong with it ends the test.
void must(bool ok)
{
    if (!ok) std::abort();
}

} // namespace

std::string sdt_reply(std::uint8_t status, std::string_view data)
{
    auto body = two_bytes(3 + data.size() + 1) + std::string(2, '\0') + static_cast<char>(status) + std::string{data};
    return std::string{preamble} + body + check_of(body);
}

std::string sdt_read_data(std::string_view text)
{
    return two_bytes(text.size()) + two_bytes(1024) + std::string{text} + std::string(1024, '\x5A');
}

void SdtReaderModel::lay(std::string text)
{
    m_card = std::move(text);
    m_hidden = false;
    m_look_fails = false;
}

void SdtReaderModel::lift() { m_card.clear(); }

std::string SdtReaderModel::answer(ByteView command)
{
    auto const ask = ask_of(as_text(command));
    ++m_counts[ask];
    auto out = good_answer(ask);
    if (auto& spoiling = m_spoils[ask]; spoiling.times > 0) {
        --spoiling.times;
        out = spoiling.spoil(out);
    }
    if (ask == m_lift_after && ask != SdtAsk::Unknown) {
        lift();
        m_lift_after = SdtAsk::Unknown;
    }
    return out;
}

std::string SdtReaderModel::good_answer(SdtAsk ask)
{
    switch (ask) {
    case SdtAsk::Status:
        return sdt_reply(0x90);
    case SdtAsk::Find:
        if (m_hardware == Hardware::Flickers) m_look_fails = !m_look_fails;
        if (m_card.empty() || m_hidden || (m_hardware == Hardware::Flickers && !m_look_fails)) return sdt_reply(0x80);
        return sdt_reply(0x9F, std::string(4, '\0'));
    case SdtAsk::Select:
        return m_card.empty() ? sdt_reply(0x81) : sdt_reply(0x90, std::string(8, '\0'));
    case SdtAsk::Read:
        if (m_card.empty()) return sdt_reply(0x41);
        m_hidden = m_hardware == Hardware::HidesReadCard;
        return sdt_reply(0x90, sdt_read_data(m_card));
    case SdtAsk::Unknown:
        return sdt_reply(0x21);
    }
    return {};
}

int SdtReaderModel::count_of(SdtAsk ask) const
{
    auto const found = m_counts.find(ask);
    return found == m_counts.end() ? 0 : found->second;
}

void PluggedSdtReader::plug_in()
{
    int master = -1;
    int slave = -1;
    std::array<char, 128> name{};
    must(::openpty(&master, &slave, name.data(), nullptr, nullptr) == 0);
    std::array<int, 2> ends{};
    must(::pipe2(ends.data(), O_CLOEXEC) == 0);
    m_master = UniqueFd{master};
    m_slave = UniqueFd{slave};
    m_wake_read = UniqueFd{ends[0]};
    m_wake_write = UniqueFd{ends[1]};
    m_thread = std::thread{[this] { serve(); }};
    std::filesystem::create_symlink(name.data(), path());
}

void PluggedSdtReader::unplug()
{
    std::filesystem::remove(path());
    m_wake_write = UniqueFd{};
    if (m_thread.joinable()) m_thread.join();
    m_slave = UniqueFd{};
    m_master = UniqueFd{};
}

void PluggedSdtReader::with(std::function<void(SdtReaderModel&)> const& change)
{
    std::scoped_lock const lock{m_mutex};
    change(m_model);
}

void PluggedSdtReader::send_raw(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const size = m_piece == 0 ? bytes.size() : std::min(bytes.size(), m_piece.load());
        auto const written = ::write(m_master.get(), bytes.data(), size);
        must(written > 0);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        if (m_piece != 0) std::this_thread::yield();
    }
}

void PluggedSdtReader::serve()
{
    std::string heard;
    for (;;) {
        std::array<pollfd, 2> waiting{pollfd{m_wake_read.get(), POLLIN, 0}, pollfd{m_master.get(), POLLIN, 0}};
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[0].revents != 0) return;
        std::array<char, 64> buffer{};
        auto const size = ::read(m_master.get(), buffer.data(), buffer.size());
        if (size <= 0) continue;
        heard.append(buffer.data(), static_cast<std::size_t>(size));
        for (; heard.size() >= command_size; heard.erase(0, command_size)) {
            std::string answer;
            with([&](SdtReaderModel& model) { answer = model.answer(as_bytes(heard).first(command_size)); });
            send_raw(answer);
        }
    }
}

} // namespace yizhan::test
