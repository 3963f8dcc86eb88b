// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/capture.h"

#include "core/run/supervisor/debuggertext.h"
#include "core/run/supervisor/procfacts.h"

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

namespace Casebook::Supervisor {

namespace {

bool isTimeoutProgram(const ProcessStat &process)
{
    return process.name == "timeout" || programName(process.pid) == "timeout";
}

/// Shells and `timeout` only wait for what matters; they come last.
bool isWaiter(const ProcessStat &process)
{
    static constexpr std::array<std::string_view, 7> names{"sh",  "bash", "dash",   "zsh",
                                                           "env", "make", "timeout"};
    return std::ranges::find(names, process.name) != names.end();
}

/// The first line of gdb's errors that says why it could not look.
std::string refusal(const std::string &text)
{
    for (const std::string_view word :
         {"Operation not permitted", "ptrace:", "No such process", "Could not attach"}) {
        const std::size_t at = text.find(word);
        if (at != std::string::npos) {
            const std::size_t begin = text.rfind('\n', at) + 1;
            return text.substr(begin, text.find('\n', at) - begin);
        }
    }
    return "the debugger shows no stack";
}

} // namespace

Capture::Capture(const CaptureRules &rules, std::string debugger, std::string folder, int number)
    : m_rules(rules)
    , m_debugger(std::move(debugger))
    , m_folder(std::move(folder))
    , m_number(number)
{
}

void Capture::problem(const std::string &text)
{
    if (std::ranges::find(m_errors, text) == m_errors.end() && m_errors.size() < 16) {
        m_errors.push_back(text);
    }
}

std::string Capture::nameFor(pid_t pid, const char *ending) const
{
    std::string name = "capture-" + std::to_string(m_number);
    if (pid != 0 && (m_pids.empty() || pid != m_pids.front())) {
        name += "-" + std::to_string(pid);
    }
    return name + ending + ".txt";
}

void Capture::save(const std::string &name, const std::string &text)
{
    const UniqueFd file(::open((m_folder + "/" + name).c_str(),
                               O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.isOpen() && writeAll(file.get(), text)) {
        m_files.push_back(name);
    } else {
        problem("cannot write " + name + ": " + errorText(errno));
    }
}

void Capture::choose(const std::vector<ProcessStat> &tree)
{
    std::vector<ProcessStat> order;
    std::ranges::copy_if(tree, std::back_inserter(order),
                         [](const ProcessStat &process) { return !process.isZombie(); });
    // Many threads first: that is where locks are. Among equals the older one.
    std::ranges::stable_sort(order, [](const ProcessStat &a, const ProcessStat &b) {
        return std::pair(isWaiter(a), -a.threads) < std::pair(isWaiter(b), -b.threads);
    });
    for (const ProcessStat &process : order) {
        if (static_cast<int>(m_pids.size()) < m_rules.processes) {
            m_pids.push_back(process.pid);
        }
    }
    if (order.size() > m_pids.size()) {
        problem(std::to_string(order.size() - m_pids.size()) + " more processes without a look");
    }
}

void Capture::begin(Guardian &guardian, Nanoseconds now)
{
    const std::vector<ProcessStat> all = descendants(guardian.roots());
    std::vector<ProcessStat> tree;
    std::ranges::copy_if(all, std::back_inserter(tree), [&guardian](const ProcessStat &process) {
        return !guardian.isOwn(process.pid);
    });
    for (const ProcessStat &process : tree) {
        if (isTimeoutProgram(process) && process.state != 'T'
            && signalProcess(process, SIGSTOP) == 0) {
            m_stopped.push_back(process);
        }
    }
    choose(tree);
    save(nameFor(0, "-proc"), procFacts(tree));
    if (m_debugger.empty()) {
        problem("no debugger: " + m_rules.debugger + " is not installed");
        m_phase = Phase::Done;
    } else if (m_pids.empty()) {
        m_phase = Phase::Done;
    } else if (!look(guardian, "-look-1", now)) {
        m_phase = Phase::Done;
    }
}

bool Capture::look(Guardian &guardian, const char *name, Nanoseconds now)
{
    m_lookPath = m_folder + "/" + nameFor(0, name);
    m_killed = false;
    m_tracer = guardian.trace(debuggerArguments(m_debugger, m_pids, m_addresses), m_lookPath,
                              m_rules.bytes);
    m_deadline = now + m_rules.limit.count() * nsPerMs;
    if (m_tracer == 0) {
        problem("no guardian is left to become a debugger");
    }
    return m_tracer != 0;
}

void Capture::reaped(pid_t pid, int status)
{
    if (pid != m_tracer || pid == 0) {
        return;
    }
    m_tracer = 0;
    if (m_killed) {
        problem("the debugger was ended at its time limit");
    } else if (WIFSIGNALED(status)) {
        problem(WTERMSIG(status) == SIGXFSZ
                    ? "the debugger was ended at its size limit"
                    : "the debugger was ended by signal " + std::to_string(WTERMSIG(status)));
    } else if (WEXITSTATUS(status) == 127) {
        problem("the debugger could not be started");
    }
}

void Capture::takeFirst()
{
    m_first = splitLook(readFile(m_lookPath, static_cast<std::size_t>(m_rules.bytes)));
    for (const auto &[pid, text] : m_first) {
        std::set<std::uint64_t> addresses = mutexAddresses(text);
        // Without symbols of libc the frames have no arguments; the system call names the same word.
        addresses.merge(futexAddresses(pid, lockingThreads(text)));
        if (!addresses.empty()) {
            m_addresses[pid] = std::move(addresses);
        }
        if (!text.contains("\n#0")) {
            problem("process " + std::to_string(pid) + ": " + refusal(text));
        }
    }
}

void Capture::takeSecond()
{
    for (auto &[pid, text] :
         splitLook(readFile(m_lookPath, static_cast<std::size_t>(m_rules.bytes)))) {
        const auto before = threadFrames(m_first[pid]);
        const auto after = threadFrames(text);
        const auto same = std::ranges::count_if(after, [&before](const auto &thread) {
            const auto found = before.find(thread.first);
            return found != before.end() && found->second == thread.second;
        });
        for (const MutexWords &mutex : readMutexWords(text)) {
            if (mutex.lock != 0 && isThreadOf(pid, mutex.owner)) {
                text += ownerLine(pid, mutex);
            }
        }
        text += "casebook-looks: threads=" + std::to_string(after.size()) + " unchanged="
            + std::to_string(same) + " apart_ms=" + std::to_string(m_rules.pause.count()) + "\n";
        save(nameFor(pid, ""), text);
        save(nameFor(pid, "-before"), m_first[pid]);
        m_first.erase(pid);
    }
    // What ended between the looks, or could not be looked at twice.
    for (const auto &[pid, text] : m_first) {
        save(nameFor(pid, ""), text);
    }
}

bool Capture::step(Guardian &guardian, Disk &disk, Nanoseconds now)
{
    if (m_tracer != 0 && now >= m_deadline && !m_killed) {
        ::kill(m_tracer, SIGKILL); // ours and not reaped yet, so the number is still its own
        m_killed = true;
    }
    if (m_phase == Phase::FirstLook && m_tracer == 0) {
        takeFirst();
        m_phase = Phase::Pause;
        m_deadline = now + m_rules.pause.count() * nsPerMs;
    }
    if (m_phase == Phase::Pause && now >= m_deadline) {
        ::unlink(m_lookPath.c_str());
        if (look(guardian, "-look-2", now)) {
            m_phase = Phase::SecondLook;
        } else {
            m_lookPath.clear();
            takeSecond();
            m_phase = Phase::Done;
        }
    }
    if (m_phase == Phase::SecondLook && m_tracer == 0) {
        takeSecond();
        ::unlink(m_lookPath.c_str());
        m_phase = Phase::Done;
    }
    if (m_phase == Phase::Done) {
        finish(disk);
        return true;
    }
    return false;
}

void Capture::abandon()
{
    if (m_tracer != 0) {
        ::kill(m_tracer, SIGKILL);
    }
    if (m_phase == Phase::Pause) {
        takeSecond();
    }
    if (!m_lookPath.empty()) {
        ::unlink(m_lookPath.c_str());
    }
    problem("the iteration was ended before the second look");
    m_phase = Phase::Done;
}

void Capture::finish(Disk &disk)
{
    for (const ProcessStat &process : m_stopped) {
        signalProcess(process, SIGCONT);
    }
    m_stopped.clear();
    for (const std::string &file : m_files) {
        static_cast<void>(disk.take(static_cast<std::int64_t>(
            readFile(m_folder + "/" + file, static_cast<std::size_t>(m_rules.bytes)).size())));
    }
}

} // namespace Casebook::Supervisor
