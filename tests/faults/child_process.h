// A piece of work in a process of its own, which tells its parent line by line what it has promised, and may be killed.
#pragma once

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yizhan::test {

using Tell = std::function<void(std::string_view line)>;

class ChildProcess {
public:
    // `work` runs in the child; its return value is the child's exit code.
    explicit ChildProcess(std::function<int(Tell const&)> const& work)
    {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
        m_pid = ::fork();
        if (m_pid == 0) {
            int const out = ends[1];
            ::_exit(work([out](std::string_view line) {
                std::string const whole = std::string{line} + "\n";
                std::ignore = ::write(out, whole.data(), whole.size()); // one write: a kill never leaves half a line
            }));
        }
        ::close(ends[1]);
        m_told = ends[0];
    }
    ~ChildProcess() { ::close(m_told); }
    ChildProcess(ChildProcess const&) = delete;
    ChildProcess& operator=(ChildProcess const&) = delete;

    // Waits until it has told so many lines. False: it ended before.
    bool wait_for_lines(std::size_t count)
    {
        char c = 0;
        while (count > 0) {
            if (::read(m_told, &c, 1) != 1) return false;
            m_text.push_back(c);
            if (c == '\n') --count;
        }
        return true;
    }
    void kill() { ::kill(m_pid, SIGKILL); }
    // Waits for its end; everything that it told. The exit code, or -1 where a signal ended it.
    std::string const& finish(int* exit_code = nullptr)
    {
        char buffer[4096];
        for (ssize_t n = 0; (n = ::read(m_told, buffer, sizeof buffer)) > 0;)
            m_text.append(buffer, static_cast<std::size_t>(n));
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        if (exit_code) *exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return m_text;
    }

private:
    pid_t m_pid = -1;
    int m_told = -1;
    std::string m_text;
};

} // namespace yizhan::test
