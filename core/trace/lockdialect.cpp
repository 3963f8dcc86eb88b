// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
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

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

EvidenceLine evidence(const CleanLine &line, const QString &source)
{
    return {.line = line.number,
            .offset = line.offset,
            .text = text(trimmed(line.text)),
            .source = source};
}

/// The list of one task, as far as it is read.
struct OpenList
{
    TaskRef task;
    int announced = 0;
    std::set<int> seen;
};

class LockReader final
{
public:
    explicit LockReader(TextReports &out)
        : m_out(out)
    {
    }

    void read(const CleanLine &line);
    void finish();

private:
    void close(OpenList &list);
    void readRow(const CleanLine &line);
    void readStated(const CleanLine &line);

    TextReports &m_out;
    std::map<std::pair<char, int>, OpenList> m_lists; ///< by print context
    int m_hiddenTasks = 0; ///< running tasks whose rows the kernel did not print
    int m_hiddenLocks = 0;
};

void LockReader::close(OpenList &list)
{
    if (list.announced > 0 && list.seen.empty()) {
        ++m_hiddenTasks;
        m_hiddenLocks += list.announced;
    }
    list = OpenList();
}

void LockReader::readRow(const CleanLine &line)
{
    auto row = parseLockRow(line.text);
    if (!row) {
        return;
    }
    auto it = m_lists.find({line.context.kind, line.context.number});
    if (it == m_lists.end() || it->second.task.pid < 0) {
        return;
    }
    OpenList &list = it->second;
    // A symbolised mail repeats the row once per inlined function; the last one is the real frame.
    row->task = list.task;
    row->sourceOffset = line.offset;
    if (!list.seen.insert(row->index).second) {
        if (!m_out.locks.empty() && m_out.locks.back().index == row->index
            && m_out.locks.back().task == row->task) {
            m_out.locks.back().at = row->at;
        }
        return;
    }
    m_out.locks.push_back(std::move(*row));
}

void LockReader::readStated(const CleanLine &line)
{
    if (auto edge = parseBlockerLine(line.text)) {
        edge->source = evidence(line, m_out.source);
        if (!edge->holder) {
            m_out.unknown.push_back({.waiter = edge->waiter,
                                     .lock = edge->lock,
                                     .why = UnknownWhy::OwnerNotFound,
                                     .tasks = 0,
                                     .locks = 0,
                                     .running = {},
                                     .candidates = {},
                                     .source = edge->source});
        }
        m_out.edges.push_back(std::move(*edge));
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
        OpenList &list = m_lists[{line.context.kind, line.context.number}];
        close(list);
        list.task = held->task;
        list.announced = held->count;
        return;
    }
    if (const auto task = parseTaskHeader(bare)) {
        m_out.tasks.push_back(*task);
        return;
    }
    readStated(line);
}

void LockReader::finish()
{
    for (auto &[context, list] : m_lists) {
        close(list);
    }
    if (m_hiddenTasks > 0) {
        m_out.unknown.push_back({.waiter = {},
                                 .lock = {},
                                 .why = UnknownWhy::RunningTasksNotListed,
                                 .tasks = m_hiddenTasks,
                                 .locks = m_hiddenLocks,
                                 .running = {},
                                 .candidates = {},
                                 .source = {}});
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
        return {"locks held by ",           "lock held by ",      " state:",   "blocked on a",
                "locks held in the system", "Show Blocked State", "Show State"};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        LockReader reader(out);
        for (const CleanLine &line : cleaned.lines()) {
            reader.read(line);
        }
        reader.finish();
        markWaitedFor(out);
    }
};

} // namespace

std::unique_ptr<Dialect> makeLockDialect()
{
    return std::make_unique<LockDialect>();
}

} // namespace Casebook
