// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelstacks.h"

#include "core/trace/kernelframe.h"
#include "core/trace/kernelstackwords.h"
#include "core/trace/lockrows.h"
#include "core/trace/textcursor.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// A trace with so many foreign lines in a row has ended.
constexpr int foreignLimit = 16;

/// The state of reading, line after line.
class Reader final
{
public:
    explicit Reader(KernelStacks &out)
        : m_out(out)
    {
    }

    void read(const CleanLine &line);
    void finish();

private:
    void close();
    void openTrace(const CleanLine &line, TraceRole role, const QString &roleText);
    bool readContext(std::string_view trimmedLine);
    void readLockSite(std::string_view trimmedLine);
    void addFrames(std::vector<Frame> frames, const CleanLine &line);

    KernelStacks &m_out;
    std::optional<Trace> m_trace;
    TraceRole m_role = TraceRole::Crash;
    QString m_roleText;
    std::optional<TaskRef> m_task;
    int m_cpu = -1;
    int m_foreign = 0;
    QString m_section;
    bool m_announced = false;
    bool m_becameNext = false;
    bool m_breakingEvent = false;
    bool m_releaseSite = false;
    bool m_userPart = false;
    bool m_endsInCaller = false;
    bool m_modulesOpen = false; ///< the list of modules may go on
    QSet<qint64> m_holders; ///< numbers of tasks said to own what others wait for
    std::size_t m_pendingPointer = static_cast<std::size_t>(-1);
};

void Reader::openTrace(const CleanLine &line, TraceRole role, const QString &roleText)
{
    // A pointer behind the last frame of a stack is in front of the next one.
    m_pendingPointer =
        m_trace && !m_out.pointers.empty() && m_out.pointers.back().before == m_trace->frames.size()
        ? m_out.traces.size()
        : static_cast<std::size_t>(-1);
    close();
    m_trace = Trace{};
    m_trace->role = role;
    m_trace->roleText = roleText;
    m_trace->task = m_task;
    m_trace->cpu = m_cpu;
    m_trace->start = line.offset;
    m_trace->end = line.end;
    m_foreign = 0;
    m_section.clear();
    m_userPart = false;
    if (!m_out.pointers.empty() && m_out.pointers.back().trace == m_pendingPointer) {
        m_out.pointers.back().trace =
            m_out.traces.size(); // registers are printed in front of their stack
        m_out.pointers.back().before = 0;
    }
}

void Reader::close()
{
    if (!m_trace) {
        return;
    }
    if (m_trace->frames.empty()) {
        m_out.hasEmptyTrace = m_out.hasEmptyTrace || m_trace->role == TraceRole::Crash;
    } else {
        if (m_endsInCaller && m_trace->frames.size() > 1) {
            m_out.endInCaller.push_back(m_out.traces.size());
        }
        if (m_trace->role == TraceRole::Crash && m_out.crash < 0) {
            m_out.crash = static_cast<int>(m_out.traces.size());
        }
        if (m_becameNext) {
            m_out.became = static_cast<int>(m_out.traces.size());
            m_becameNext = false;
        }
        m_out.traces.push_back(std::move(*m_trace));
    }
    m_trace.reset();
    m_announced = false;
    m_endsInCaller = false;
}

void Reader::addFrames(std::vector<Frame> frames, const CleanLine &line)
{
    if (m_userPart) {
        return;
    }
    if (!m_trace) {
        // KMSAN, KCSAN, riscv and cut logs print frames without "Call Trace:".
        openTrace(line, m_role, m_roleText);
    }
    if (m_foreign > 0 && !m_trace->frames.empty()) {
        m_out.isBroken = true;
    }
    m_foreign = 0;
    m_endsInCaller = contains(line.text, " from ");
    for (Frame &frame : frames) {
        frame.section = m_section;
        frame.sourceOffset = line.offset;
        m_trace->frames.push_back(std::move(frame));
    }
    m_trace->end = line.end;
}

bool Reader::readContext(std::string_view line)
{
    int cpu = -1;
    QString taint;
    if (const auto task = parseTaskContext(line, &cpu, &taint)) {
        if (!m_out.task) {
            m_out.task = task;
            m_out.cpu = cpu;
            m_out.taint = taint;
        }
        m_task = task;
        m_cpu = cpu;
        return true;
    }
    if (const auto task = parseTaskHeader(line)) {
        close();
        m_task = task;
        if (m_out.crash >= 0) { // of a task that the report names besides the one in trouble
            m_role = m_holders.contains(task->pid)
                ? TraceRole::Holder
                : (task->state == "D"_L1 ? TraceRole::Blocked : TraceRole::Other);
            m_roleText = text(line);
        }
        return true;
    }
    if (const auto blocker = parseBlockerLine(line)) {
        if (blocker->holder) {
            m_holders.insert(blocker->holder->pid);
        }
        return true;
    }
    std::string_view rest = line;
    if (take(rest, "Modules linked in:")) {
        readModules(rest, m_out.modules);
        m_modulesOpen = !contains(rest, "[last unloaded");
        return true;
    }
    if (take(rest, "Workqueue: ")) {
        m_out.workqueue = text(trimmed(rest));
        return true;
    }
    if (take(rest, "NMI backtrace for cpu ")) {
        close();
        m_cpu = number<int>(takeWhile(rest, isDigit)).value_or(-1);
        m_task.reset();
        m_role = m_out.crash >= 0 || !m_out.traces.empty() ? TraceRole::Cpu : TraceRole::Crash;
        m_roleText = text(line);
        return true;
    }
    return false;
}

void Reader::read(const CleanLine &line)
{
    const std::string_view bare = trimmed(line.text);
    const bool modulesGoOn = std::exchange(m_modulesOpen, false);
    if (bare.empty()) {
        if (m_trace && m_trace->role != TraceRole::Crash) {
            close();
        }
        return;
    }
    if (const std::string_view mark = sectionMark(bare); !mark.empty()) {
        m_section = mark.starts_with("/") ? (mark == "/TASK" ? QString() : u"TASK"_s) : text(mark);
        if (mark == "/TASK") {
            close();
        }
        return;
    }
    QString arch;
    if (auto rip = ripOf(bare, arch)) {
        rip->sourceOffset = line.offset;
        if (!m_out.rip) {
            m_out.rip = rip;
        }
        m_out.pointers.push_back({.trace = m_out.traces.size(),
                                  .before = m_trace ? m_trace->frames.size() : 0,
                                  .frame = *rip});
        m_userPart = false;
        if (m_out.arch.isEmpty()) {
            m_out.arch = arch;
        }
        return;
    }
    if (bare.starts_with("RIP: 0033:") || bare.starts_with("RIP: 002b:")
        || bare.starts_with("RIP: 0023:")) {
        m_userPart = true; // what follows are the registers of user space
        return;
    }
    if (bare == "Preemption disabled at:") {
        close();
        m_breakingEvent = true;
        return;
    }
    if (contains(bare, "is trying to release lock")) {
        m_releaseSite = true;
        return;
    }
    if (bare.starts_with("Last Breaking-Event-Address:")) {
        m_out.arch = u"s390"_s;
        close();
        m_breakingEvent = true;
        return;
    }
    if (opensTrace(bare)) {
        if (bare.starts_with("stack backtrace:") || bare.starts_with("Backtrace for")) {
            close();
            m_role = TraceRole::Crash;
            m_roleText.clear();
            return;
        }
        if (m_out.arch.isEmpty() && bare.starts_with("Call trace:")) {
            m_out.arch = u"arm64"_s;
        }
        if (m_trace && m_trace->frames.empty() && m_trace->role != TraceRole::Crash) {
            return; // "Allocated by task 12:" and then "Call Trace:"
        }
        openTrace(line, m_role, m_roleText);
        m_announced = true;
        return;
    }
    if (const auto role = roleOf(bare)) {
        close();
        m_role = *role;
        m_roleText = text(bare);
        m_task.reset();
        openTrace(line, m_role, m_roleText);
        m_role = TraceRole::Crash;
        m_roleText.clear();
        return;
    }
    if (contains(bare, "which became ") && contains(bare, "-safe at:")) {
        close();
        m_becameNext = m_out.became < 0;
    }
    if (readContext(bare)) {
        return;
    }
    if (modulesGoOn && isModuleList(line.text)) {
        readModules(bare, m_out.modules);
        m_modulesOpen = !contains(bare, "[last unloaded");
        return;
    }
    if (m_trace && isBareAddress(bare)) { // of code without a symbol
        Frame frame;
        frame.raw = text(bare);
        frame.address = number<quint64>(bare.substr(2), 16).value_or(0);
        addFrames({std::move(frame)}, line);
        return;
    }
    const bool eventLine = bare.starts_with("hardirqs last") || bare.starts_with("softirqs last")
        || contains(bare, ", at: ") || contains(bare, "last  enabled at");
    std::vector<Frame> frames = eventLine
        ? std::vector<Frame>()
        : parseKernelFrames(line.text, !m_trace || m_trace->frames.empty());
    if (eventLine && m_out.traces.empty() && !m_trace) {
        readLockSite(bare);
    }
    if (frames.empty()) {
        if (m_trace && ++m_foreign > foreignLimit) {
            close();
        }
        return;
    }
    if (m_releaseSite) {
        m_releaseSite =
            false; // "is trying to release lock (X) at:", and the place on a line of its own
        m_out.lockSites.push_back(frames.back());
        return;
    }
    if (m_breakingEvent) {
        m_breakingEvent = false; // one frame that is not of the stack
        return;
    }
    addFrames(std::move(frames), line);
}

void Reader::readLockSite(std::string_view line)
{
    const std::size_t at = line.find(", at:");
    if (at == std::string_view::npos) {
        return;
    }
    std::string_view site = trimmed(line.substr(at + 5));
    if (site.starts_with("[")) {
        const std::size_t close = site.find(']');
        site = close == std::string_view::npos ? site : trimmed(site.substr(close + 1));
    }
    if (const auto symbol = parseKernelSymbol(site)) {
        m_out.lockSites.push_back(toFrame(*symbol));
    }
}

void Reader::finish()
{
    close();
}

} // namespace

KernelStacks readKernelStacks(std::span<const CleanLine *const> lines)
{
    KernelStacks stacks;
    Reader reader(stacks);
    for (const CleanLine *line : lines) {
        reader.read(*line);
    }
    reader.finish();
    return stacks;
}

} // namespace Casebook
