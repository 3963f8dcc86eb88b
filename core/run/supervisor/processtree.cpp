// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/processtree.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <memory>
#include <string_view>
#include <unordered_set>

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>

namespace Casebook::Supervisor {

namespace {

/// How long SIGKILL is repeated before a process counts as a survivor.
constexpr Nanoseconds killPatience = 2 * nsPerSecond;
/// Passes of one sweep: a program that forks and leaves at once is met after a few.
constexpr int passes = 64;

struct CloseFolder
{
    void operator()(DIR *folder) const
    {
        ::closedir(folder);
    }
};

std::optional<pid_t> pidOf(const char *name)
{
    pid_t pid = 0;
    const std::string_view text(name);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pid);
    if (error != std::errc{} || end != text.data() + text.size() || pid <= 0) {
        return std::nullopt;
    }
    return pid;
}

template<class Function>
void eachProcess(Function function)
{
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir("/proc"));
    if (!folder) {
        return;
    }
    while (const dirent *entry = ::readdir(folder.get())) {
        const auto pid = pidOf(entry->d_name);
        if (!pid) {
            continue;
        }
        if (const auto stat = readStat(*pid)) {
            function(*stat);
        }
    }
}

/// Words of \a text from \a first on, by their number.
std::string_view wordAt(std::string_view text, int wanted)
{
    for (int word = 0; !text.empty(); ++word) {
        const std::size_t end = text.find(' ');
        if (word == wanted) {
            return text.substr(0, end);
        }
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(end + 1);
    }
    return {};
}

template<class T>
T numberAt(std::string_view text, int word)
{
    T value{};
    const std::string_view digits = wordAt(text, word);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

std::optional<ProcessStat> readStat(pid_t pid)
{
    const std::string text = readFile("/proc/" + std::to_string(pid) + "/stat", 4096);
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(") "); // the name may hold both
    if (open == std::string::npos || close == std::string::npos || close < open) {
        return std::nullopt;
    }
    const std::string_view rest = std::string_view(text).substr(close + 2);
    ProcessStat stat;
    stat.pid = pid;
    stat.name = text.substr(open + 1, close - open - 1);
    stat.state = rest.empty() ? '?' : rest.front();
    stat.parent = numberAt<pid_t>(rest, 1);
    stat.threads = numberAt<int>(rest, 17);
    stat.startTicks = numberAt<std::uint64_t>(rest, 19);
    return stat;
}

std::vector<ProcessStat> allProcesses()
{
    std::vector<ProcessStat> all;
    eachProcess([&all](const ProcessStat &stat) { all.push_back(stat); });
    return all;
}

std::vector<ProcessStat> descendants(const std::vector<pid_t> &roots)
{
    return descendants(roots, allProcesses());
}

std::vector<ProcessStat> descendants(const std::vector<pid_t> &roots,
                                     const std::vector<ProcessStat> &all)
{
    std::unordered_set<pid_t> family(roots.begin(), roots.end());
    std::vector<ProcessStat> found;
    // Children mostly have higher numbers than their parents, so one or two rounds do.
    for (bool grew = true; grew;) {
        grew = false;
        for (const ProcessStat &stat : all) {
            if (family.contains(stat.parent) && family.insert(stat.pid).second) {
                found.push_back(stat);
                grew = true;
            }
        }
    }
    std::ranges::sort(found, [](const ProcessStat &a, const ProcessStat &b) {
        return std::pair(a.startTicks, a.pid) < std::pair(b.startTicks, b.pid);
    });
    return found;
}

pid_t tracerOf(pid_t pid)
{
    const std::string status = readFile("/proc/" + std::to_string(pid) + "/status", 8192);
    static constexpr std::string_view name = "\nTracerPid:\t";
    const std::size_t at = status.find(name);
    return at == std::string::npos
        ? 0
        : numberAt<pid_t>(std::string_view(status).substr(at + name.size(), 12), 0);
}

int signalProcess(const ProcessStat &process, int signal)
{
    const UniqueFd pidfd(static_cast<int>(::syscall(SYS_pidfd_open, process.pid, 0U)));
    if (!pidfd.isOpen() && errno != ENOSYS) {
        return errno;
    }
    const auto now = readStat(process.pid);
    if (!now || now->startTicks != process.startTicks) {
        return ESRCH;
    }
    // Before Linux 5.3 there is no pidfd; the number cannot have come round since the line above.
    const long sent = pidfd.isOpen()
        ? ::syscall(SYS_pidfd_send_signal, pidfd.get(), signal, nullptr, 0U)
        : ::kill(process.pid, signal);
    return sent == 0 ? 0 : errno;
}

TreeEnd::TreeEnd(std::vector<pid_t> roots, Nanoseconds grace, Nanoseconds now)
    : m_roots(std::move(roots))
    , m_grace(grace)
    , m_deadline(now + killPatience)
    , m_phase(grace > 0 ? Phase::Ask : Phase::Kill)
{
}

std::vector<ProcessStat> TreeEnd::sweep(int signal)
{
    std::set<std::pair<pid_t, std::uint64_t>> sent;
    std::vector<ProcessStat> living;
    for (int pass = 0; pass < passes; ++pass) {
        bool fresh = false;
        living.clear();
        std::unordered_set<pid_t> family(m_roots.begin(), m_roots.end());
        std::vector<ProcessStat> others;
        const auto meet = [&](const ProcessStat &stat) {
            family.insert(stat.pid);
            if (stat.isZombie()) {
                return;
            }
            living.push_back(stat);
            m_met.insert({stat.pid, stat.startTicks});
            if (sent.insert({stat.pid, stat.startTicks}).second) {
                fresh = true;
                signalProcess(stat, signal);
            }
        };
        // At once when it is seen: what forks and leaves lives shorter than a look at all of /proc.
        eachProcess([&](const ProcessStat &stat) {
            if (family.contains(stat.pid)) {
                return;
            }
            if (family.contains(stat.parent)) {
                meet(stat);
            } else {
                others.push_back(stat);
            }
        });
        for (bool grew = true; grew;) {
            grew = false;
            for (const ProcessStat &stat : others) {
                if (family.contains(stat.parent) && !family.contains(stat.pid)) {
                    meet(stat);
                    grew = true;
                }
            }
        }
        if (!fresh) {
            break;
        }
    }
    return living;
}

bool TreeEnd::step(Nanoseconds now)
{
    if (m_phase == Phase::Ask) {
        // Stopped first, so that nothing starts a successor while the others are asked to end.
        for (const ProcessStat &process : sweep(SIGSTOP)) {
            signalProcess(process, SIGTERM);
            signalProcess(process, SIGCONT);
        }
        m_deadline = now + m_grace;
        m_phase = Phase::Wait;
    }
    if (m_phase == Phase::Wait) {
        const std::vector<ProcessStat> left = descendants(m_roots);
        const bool living = std::ranges::any_of(
            left, [](const ProcessStat &process) { return !process.isZombie(); });
        if (!living) {
            m_phase = Phase::Done;
        } else if (now >= m_deadline) {
            m_phase = Phase::Kill;
            m_deadline = now + killPatience;
        } else {
            return false;
        }
    }
    if (m_phase == Phase::Kill) {
        const int before = met();
        m_survivors = sweep(SIGKILL);
        if (met() > before) {
            // Who is new was not signalled before: patience is for what does not die, not for what forks.
            m_deadline = monotonicNs() + killPatience;
        }
        if (m_survivors.empty()) {
            m_phase = Phase::Done;
        } else if (monotonicNs() >= m_deadline) {
            return true;
        }
    }
    return m_phase == Phase::Done;
}

int endChildren(const std::function<bool()> &isEmpty)
{
    for (;;) {
        TreeEnd end({::getpid()}, 0, monotonicNs());
        bool done = false;
        while (!done) {
            if (isEmpty()) {
                return 0;
            }
            done = end.step(monotonicNs());
            ::poll(nullptr, 0, 1);
        }
        if (!end.survivors().empty()) {
            return static_cast<int>(end.survivors().size());
        }
    }
}

} // namespace Casebook::Supervisor
