// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/evidence.h"
#include "core/trace/kernelstacks.h"
#include "core/trace/lockrows.h"
#include "core/trace/textcursor.h"

#include <algorithm>
#include <map>
#include <set>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// The list of one print context, as far as it is read.
struct OpenList
{
    int number = 0;
    bool isFull = false; ///< of all tasks, not only of the one in trouble
    TaskRef task;
    int announced = 0;
    std::set<int> seen;
    EvidenceLine source; ///< of the task's header
};

class LockReader final
{
public:
    explicit LockReader(TextReports &out);

    void read(const CleanLine &line);
    void finish();

private:
    OpenList &listOf(const CleanLine &line);
    void close(OpenList &list);
    void readHeader(const HeldByLine &held, const CleanLine &line);
    void readRow(const CleanLine &line);
    void readOwner(const CleanLine &line, std::string_view bare);
    bool readSpin(const CleanLine &line, std::string_view bare);
    bool readWork(const CleanLine &line, std::string_view bare);
    void readInFlight(const CleanLine &line, std::string_view rest);

    TextReports &m_out;
    std::map<std::pair<char, int>, OpenList> m_lists; ///< by print context
    int m_next = 0; ///< number of the next list
    std::map<std::pair<char, int>, TaskRef> m_spinning;
    QString m_workqueue;
};

LockReader::LockReader(TextReports &out)
    : m_out(out)
{
    for (const HeldLock &lock : out.locks) {
        m_next = std::max(m_next, lock.list + 1);
    }
    for (const UnlistedLocks &unlisted : out.unlisted) {
        m_next = std::max(m_next, unlisted.list + 1);
    }
    for (const int list : out.fullLists) {
        m_next = std::max(m_next, list + 1);
    }
}

OpenList &LockReader::listOf(const CleanLine &line)
{
    const auto [it, isNew] = m_lists.try_emplace({line.context.kind, line.context.number});
    if (isNew) {
        it->second.number = m_next++;
    }
    return it->second;
}

void LockReader::close(OpenList &list)
{
    if (list.isFull && list.announced > 0 && list.seen.empty()) {
        m_out.unlisted.push_back({.task = list.task,
                                  .locks = list.announced,
                                  .list = list.number,
                                  .source = list.source});
    }
    list.task = {};
    list.announced = 0;
    list.seen.clear();
}

void LockReader::readHeader(const HeldByLine &held, const CleanLine &line)
{
    OpenList &list = listOf(line);
    close(list);
    if (!list.isFull) {
        list.number = m_next++; // of one task, printed with its report
    }
    list.task = held.task;
    list.announced = held.count;
    list.source = evidenceOf(line, m_out.source);
}

void LockReader::readRow(const CleanLine &line)
{
    auto row = parseLockRow(line.text);
    if (!row) {
        return;
    }
    const auto it = m_lists.find({line.context.kind, line.context.number});
    if (it == m_lists.end() || it->second.task.pid < 0) {
        return;
    }
    OpenList &list = it->second;
    // A symbolised mail repeats the row once per inlined function; the last one is the real frame.
    row->task = list.task;
    row->sourceOffset = line.offset;
    row->source = evidenceOf(line, m_out.source);
    row->list = list.number;
    if (!list.seen.insert(row->index).second) {
        if (!m_out.locks.empty() && m_out.locks.back().index == row->index
            && m_out.locks.back().task == row->task) {
            m_out.locks.back().at = row->at;
            m_out.locks.back().source = row->source;
        }
        return;
    }
    m_out.locks.push_back(std::move(*row));
}

void LockReader::readOwner(const CleanLine &line, std::string_view bare)
{
    if (auto owner = parseOwnerLine(bare)) {
        m_out.owners.push_back({.owner = {.comm = {}, .pid = owner->tid, .state = {}},
                                .lock = std::move(owner->lock),
                                .source = evidenceOf(line, m_out.source)});
    }
}

/// "BUG: spinlock lockup suspected on CPU#1, comm/pid", then " lock: X, .magic: …, .owner: comm/pid, …".
/// Format: kernel/locking/spinlock_debug.c.
bool LockReader::readSpin(const CleanLine &line, std::string_view bare)
{
    std::string_view rest = bare;
    if (take(rest, "BUG: ") && contains(rest, "lock ") && contains(rest, " on CPU#")) {
        rest = rest.substr(rest.find(" on CPU#") + 8);
        takeWhile(rest, isDigit);
        const auto task = take(rest, ", ") ? parseCommPid(rest, '/') : std::nullopt;
        const bool waits = contains(bare, "lockup") || contains(bare, "recursion");
        if (task && waits) {
            m_spinning[{line.context.kind, line.context.number}] = *task;
        }
        return true;
    }
    const auto it = m_spinning.find({line.context.kind, line.context.number});
    rest = bare;
    if (it == m_spinning.end() || !take(rest, "lock: ")) {
        return false;
    }
    const std::size_t owner = rest.find(".owner: ");
    if (owner == std::string_view::npos) {
        return false;
    }
    LockEdge edge;
    edge.waiter = it->second;
    edge.kind = EdgeKind::SpinOwner;
    edge.source = evidenceOf(line, m_out.source);
    edge.lock.kind = u"spinlock"_s;
    const std::string_view named = rest.substr(0, rest.find(", "));
    std::string_view digits = named;
    take(digits, "0x");
    edge.lock.address = number<quint64>(digits, 16).value_or(0);
    edge.lock.name = edge.lock.address == 0 ? text(named) : QString();
    std::string_view words = rest.substr(owner + 8);
    words = words.substr(0, words.find(", .owner_cpu"));
    if (!words.starts_with("<none>")) {
        edge.holder = parseCommPid(words, '/');
    }
    m_out.edges.push_back(std::move(edge));
    m_spinning.erase(it);
    return true;
}

/// "workqueue NAME: flags=0x0", then "in-flight: 123:func ,45(RESCUER):f2". Format: kernel/workqueue.c, show_pwq().
bool LockReader::readWork(const CleanLine &line, std::string_view bare)
{
    std::string_view rest = bare;
    if (take(rest, "workqueue ") && contains(rest, ": flags=0x")) {
        m_workqueue = text(rest.substr(0, rest.find(": flags=0x")));
        return true;
    }
    if (!take(rest, "in-flight:")) {
        return false;
    }
    readInFlight(line, rest);
    return true;
}

void LockReader::readInFlight(const CleanLine &line, std::string_view rest)
{
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        std::string_view one = trimmed(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const auto pid = number<qint64>(takeWhile(one, isDigit));
        take(one, "(RESCUER)");
        if (pid && take(one, ":")) {
            m_out.works.push_back({.worker = {.comm = {}, .pid = *pid, .state = {}},
                                   .func = text(one.substr(0, one.find(' '))),
                                   .workqueue = m_workqueue,
                                   .source = evidenceOf(line, m_out.source)});
        }
    }
}

void LockReader::read(const CleanLine &line)
{
    const std::string_view bare = trimmed(line.text);
    if (bare.empty()) {
        return;
    }
    if (bare.front() == '#') {
        readRow(line);
        return;
    }
    if (const auto held = parseHeldBy(bare)) {
        readHeader(*held, line);
        return;
    }
    if (const auto task = parseTaskHeader(bare)) {
        m_out.tasks.push_back(*task);
        return;
    }
    if (bare.starts_with("Showing all locks held in the system")) {
        OpenList &list = listOf(line);
        close(list);
        list.number = m_next++;
        list.isFull = true;
        m_out.fullLists.push_back(list.number);
        return;
    }
    if (bare.starts_with("======")) {
        OpenList &list = listOf(line);
        close(list);
        list.isFull = false;
        return;
    }
    if (bare.starts_with("INFO: lockdep is turned off") || bare.starts_with("BUG: MAX_LOCK")
        || bare.starts_with("BUG: MAX_STACK_TRACE_ENTRIES")) {
        m_out.lockdepOff = true;
        return;
    }
    if (auto edge = parseBlockerLine(bare)) {
        edge->source = evidenceOf(line, m_out.source);
        m_out.edges.push_back(std::move(*edge));
        return;
    }
    if (!readSpin(line, bare) && !readWork(line, bare)) {
        readOwner(line, bare);
    }
}

void LockReader::finish()
{
    for (auto &[context, list] : m_lists) {
        close(list);
    }
}

class LockDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "locks";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"locks held by ",
                "lock held by ",
                " state:",
                "blocked on a",
                "locks held in the system",
                "Show Blocked State",
                "Show State",
                "casebook-owner:",
                "in-flight: ",
                ".owner_cpu: "};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        LockReader reader(out);
        for (const CleanLine &line : cleaned.lines()) {
            reader.read(line);
        }
        reader.finish();
    }
};

} // namespace

std::unique_ptr<Dialect> makeLockDialect()
{
    return std::make_unique<LockDialect>();
}

} // namespace Casebook
