// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/guardianchild.h"

#include "core/run/supervisor/processtree.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/wait.h>

namespace Casebook::Supervisor {

namespace {

constexpr int notStartedExit = 127;

std::vector<char *> pointersOf(const std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    for (const std::string &text : texts) {
        // execve(2) wants char *const[] and writes nothing.
        pointers.push_back(const_cast<char *>(text.c_str())); // NOLINT(*-const-cast)
    }
    pointers.push_back(nullptr);
    return pointers;
}

std::string_view searchPath(const std::vector<std::string> &environment)
{
    static constexpr std::string_view name = "PATH=";
    const auto found = std::ranges::find_if(
        environment, [](const std::string &entry) { return entry.starts_with(name); });
    return found == environment.end() ? std::string_view("/usr/local/bin:/usr/bin:/bin")
                                      : std::string_view(*found).substr(name.size());
}

std::int64_t microseconds(const timeval &time)
{
    return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_usec;
}

/// Standard input empty, output and errors where they belong.
bool placeStreams(int output, int errors)
{
    const int null = ::open("/dev/null", O_RDONLY);
    return null >= 0 && ::dup2(null, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0
        && ::dup2(errors, STDERR_FILENO) >= 0;
}

/// Blocks until \a fd is closed at its other end; what is written there meanwhile is given.
std::string readToEnd(int fd)
{
    std::string bytes;
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return bytes;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace

GuardianChild::GuardianChild(const LaunchSpec &spec, int messages, int life,
                             std::vector<int> orders)
    : m_spec(spec)
    , m_messages(messages)
    , m_life(life)
    , m_orders(std::move(orders))
    , m_argv(pointersOf(spec.argv))
    , m_environment(pointersOf(spec.environment))
{
}

void GuardianChild::tell(GuardianMessage::Kind kind, std::int32_t pid, std::int32_t value) const
{
    const GuardianMessage message{.kind = kind, .pid = pid, .value = value};
    static_cast<void>(::write(m_messages, &message, sizeof message));
}

void GuardianChild::run()
{
    resetSignals();
    // A terminal's Ctrl+C and a killed process group are the supervisor's business, not ours.
    ::setsid();
    ::signal(SIGPIPE, SIG_IGN);
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        ::prctl(PR_SET_NAME, "casebook-tracer", 0, 0, 0);
        tell(GuardianMessage::Kind::Tracer, ::getpid());
        const pid_t inner = ::fork();
        if (inner != 0) {
            trace(i);
        }
    }
    keep();
}

void GuardianChild::trace(std::size_t which)
{
    const int order = m_orders[which];
    closeAllBut({m_life, order});
    // Should the keeper be killed, its children come here; nobody asks how they end.
    ::signal(SIGCHLD, SIG_IGN);
    for (;;) {
        std::array<pollfd, 2> waiting{pollfd{.fd = m_life, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = order, .events = POLLIN, .revents = 0}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
            ::_exit(0);
        }
        if (waiting[0].revents != 0) {
            ::_exit(0);
        }
        if (waiting[1].revents != 0) {
            becomeDebugger(order);
        }
    }
}

void GuardianChild::becomeDebugger(int order)
{
    const std::string text = readToEnd(order);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\0', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (words.size() < 3) {
        ::_exit(0);
    }
    std::uint64_t bytes = 0;
    std::from_chars(words[0].data(), words[0].data() + words[0].size(), bytes);
    const int file = ::open(words[1].c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (file < 0 || !placeStreams(file, file)) {
        ::_exit(notStartedExit);
    }
    closeAllBut({});
    // A debugger must be able to wait for its children, and must not write without end.
    resetSignals();
    const rlimit most{.rlim_cur = bytes, .rlim_max = bytes};
    ::setrlimit(RLIMIT_FSIZE, &most);
    words.erase(words.begin(), words.begin() + 2);
    // Nothing of ours or of the job: no debuginfod servers, no settings of the person, no pager.
    const std::vector<std::string> environment{
        "PATH=" + std::string(searchPath(m_spec.environment)), "HOME=/nonexistent",
        "LC_ALL=C.UTF-8", "TERM=dumb", "SHELL=/bin/sh"};
    static_cast<void>(::chdir("/"));
    const std::vector<char *> argv = pointersOf(words);
    const std::vector<char *> names = pointersOf(environment);
    ::execve(argv.front(), argv.data(), names.data());
    ::_exit(notStartedExit);
}

void GuardianChild::keep()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    ::prctl(PR_SET_NAME, "casebook-keeper", 0, 0, 0);
    tell(GuardianMessage::Kind::Keeper, ::getpid());
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &children, nullptr);
    const int signals = ::signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    const pid_t child = ::fork();
    if (child == 0) {
        job();
    }
    if (child < 0) {
        tell(GuardianMessage::Kind::NotStarted, 0, errno);
    } else {
        tell(GuardianMessage::Kind::Started, child);
    }
    closeAllBut({m_messages, m_life, signals});
    // Standard output and error may be the supervisor's; nothing is printed from here on.
    for (;;) {
        std::array<pollfd, 2> waiting{pollfd{.fd = m_life, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = signals, .events = POLLIN, .revents = 0}};
        // Now and then without a signal: one SIGCHLD stands for many.
        ::poll(waiting.data(), waiting.size(), 1000);
        std::array<char, 4096> drained{};
        static_cast<void>(::read(signals, drained.data(), drained.size()));
        reap(child);
        if (waiting[0].revents != 0) {
            break;
        }
    }
    endChildren([&] { return reap(child); });
    // Whoever takes our children over may not reap them: many a container's first process does not.
    reap(child);
    ::_exit(0);
}

bool GuardianChild::reap(pid_t child)
{
    std::optional<GuardianMessage> ended;
    for (;;) {
        int status = 0;
        rusage usage{};
        const pid_t pid = ::wait4(-1, &status, WNOHANG, &usage);
        if (pid < 0 && errno == EINTR) {
            continue;
        }
        if (pid <= 0) {
            // Orphans come to a subreaper, so who has no children has no descendants either.
            const bool empty = pid < 0 && errno == ECHILD;
            if (ended) {
                if (empty) {
                    tell(GuardianMessage::Kind::Empty, child);
                }
                static_cast<void>(::write(m_messages, &*ended, sizeof *ended));
            }
            return empty;
        }
        if (pid == child) {
            // Of the job and of all it waited for.
            ended =
                GuardianMessage{.kind = GuardianMessage::Kind::Ended, .pid = pid, .value = status};
            ended->userUs = microseconds(usage.ru_utime);
            ended->systemUs = microseconds(usage.ru_stime);
            ended->maxRssKiB = usage.ru_maxrss;
        } else if (WIFSIGNALED(status)) {
            tell(GuardianMessage::Kind::OrphanSignal, pid, WTERMSIG(status));
        }
    }
}

void GuardianChild::job()
{
    resetSignals();
    ::setsid();
    if (::chdir(m_spec.folder.c_str()) != 0) {
        tell(GuardianMessage::Kind::NotStarted, 1, errno);
        ::_exit(notStartedExit);
    }
    if (!placeStreams(m_spec.output, m_spec.errors)) {
        tell(GuardianMessage::Kind::NotStarted, 0, errno);
        ::_exit(notStartedExit);
    }
    // The pipe of messages is closed by execve, and open for as long as that fails.
    closeAllBut({m_messages});
    execute();
    tell(GuardianMessage::Kind::NotStarted, 0, errno);
    ::_exit(notStartedExit);
}

void GuardianChild::execute()
{
    const std::string &program = m_spec.argv.front();
    if (program.contains('/')) {
        ::execve(program.c_str(), m_argv.data(), m_environment.data());
        return;
    }
    int error = ENOENT;
    std::string_view path = searchPath(m_spec.environment);
    while (!path.empty()) {
        const std::size_t end = std::min(path.find(':'), path.size());
        const std::string folder(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
        if (folder.empty() || folder.front() != '/') {
            continue; // the current folder is never searched
        }
        ::execve((folder + "/" + program).c_str(), m_argv.data(), m_environment.data());
        error = errno == ENOENT || errno == ENOTDIR ? error : errno;
    }
    errno = error;
}

} // namespace Casebook::Supervisor
