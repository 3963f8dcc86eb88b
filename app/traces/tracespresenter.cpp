// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/tracespresenter.h"

#include "core/base/jobrunner.h"
#include "core/trace/framekey.h"
#include "core/trace/grouping.h"
#include "core/trace/lockgraph.h"
#include "core/workspace/workspace.h"

#include <QFileInfo>

#include <algorithm>
#include <span>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

TraceFingerprint printOf(const TraceItem &item)
{
    if (item.crash >= 0) {
        const CrashReport &report =
            item.source.text->reports.crashes[static_cast<std::size_t>(item.crash)];
        return fingerprintOf(report, report.traces[static_cast<std::size_t>(item.stack)]);
    }
    return fingerprintOf(CrashReport(), Trace{.role = TraceRole::Thread, .frames = item.frames()});
}

std::vector<TraceGroup> groupsOf(const std::vector<TraceItem> &items)
{
    std::vector<std::span<const Frame>> stacks;
    for (const TraceItem &item : items) {
        stacks.emplace_back(item.frames());
    }
    std::vector<TraceGroup> groups;
    for (const StackGroup &found : groupStacks(stacks)) {
        TraceGroup group;
        for (const std::size_t member : found.members) {
            if (member == found.shown) {
                group.shown = group.members.size();
            }
            group.members.push_back(items[member]);
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

TracesPresenter::Locks locksOf(std::vector<SourceReports> sources)
{
    std::vector<TextReports> capture;
    for (const SourceReports &source : sources) {
        capture.push_back(source.text->reports);
    }
    TracesPresenter::Locks locks;
    locks.graph = buildLockGraph(capture);
    locks.picture = pictureOf(locks.graph);
    locks.sources = std::move(sources);
    std::vector<TaskRef> hidden;
    const auto count = [&](const TaskRef &task) {
        const bool isKnown = locks.picture.boxOf(task) >= 0
            || std::ranges::any_of(hidden,
                                   [&](const TaskRef &other) { return isSameTask(other, task); });
        if (!isKnown) {
            hidden.push_back(task);
        }
    };
    for (const TextReports &reports : capture) {
        std::ranges::for_each(reports.tasks, count);
        for (const DumpThread &thread : reports.threads) {
            count({.comm = thread.name, .pid = thread.tid, .state = thread.state});
        }
        for (const HeldLock &held : reports.locks) {
            count(held.task);
        }
    }
    locks.hiddenTasks = static_cast<int>(hidden.size());
    return locks;
}

/// How much a text says about locks: edges say more than rows.
qsizetype lockWeight(const TextReports &reports)
{
    return static_cast<qsizetype>(reports.edges.size() + reports.owners.size()
                                  + reports.orders.size())
        * 100
        + static_cast<qsizetype>(reports.locks.size() + reports.unlisted.size()
                                 + reports.works.size());
}

} // namespace

TracesPresenter::TracesPresenter(Workspace &workspace, JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runner(runner)
{
}

TracesPresenter::~TracesPresenter()
{
    m_reading.cancel();
    m_seeking.cancel();
}

void TracesPresenter::show(std::optional<BugId> bug)
{
    clear();
    m_bug = bug;
    reload();
}

void TracesPresenter::clear()
{
    m_reading.cancel();
    m_latest.invalidate();
    m_latestTable.invalidate();
    m_latestGroups.invalidate();
    m_latestLocks.invalidate();
    m_latestSimilar.invalidate();
    m_isLoading = false;
    m_reports = {};
    m_panes.clear();
    m_table = {};
    m_groups.clear();
    m_locks = {};
    stopSimilar();
    m_seen.hits.clear();
    rebuild();
}

void TracesPresenter::reload()
{
    m_reading.cancel();
    m_isLoading = true;
    m_reading = m_workspace.bugReports(m_bug);
    watch(m_reading, this, [this, ticket = m_latest.next()](const Result<BugReports> &reports) {
        if (!ticket.isLatest()) {
            return;
        }
        m_isLoading = false;
        if (reports) {
            takeReports(*reports);
        } else {
            Q_EMIT loadFailed(reports.error());
        }
    });
}

void TracesPresenter::takeReports(BugReports reports)
{
    m_seenKey.clear(); // something came or went
    m_reports = std::move(reports);
    rebuild();
    Q_EMIT loaded();
}

void TracesPresenter::rebuild()
{
    m_sources = m_reports.sources;
    m_sources.insert(m_sources.end(), m_added.begin(), m_added.end());
    m_items.clear();
    for (const SourceReports &source : m_sources) {
        std::vector<TraceItem> items = traceItemsOf(source);
        m_items.insert(m_items.end(), items.begin(), items.end());
    }
}

const TraceItem *TracesPresenter::find(const QString &key) const
{
    const auto found = std::ranges::find(m_items, key, &TraceItem::key);
    return found == m_items.end() ? nullptr : &*found;
}

const TraceItem *TracesPresenter::findAt(const QString &sourceKey, qint64 offset) const
{
    const TraceItem *before = nullptr;
    for (const TraceItem &item : m_items) {
        if (item.source.source.key() == sourceKey) {
            if (item.end() > offset) {
                return &item;
            }
            before = &item;
        }
    }
    return before;
}

void TracesPresenter::addFile(const QString &path)
{
    watch(m_workspace.fileReports(path), this, [this, path](const Result<SourceReports> &reports) {
        takeAdded(reports, QFileInfo(path).fileName());
    });
}

void TracesPresenter::addText(const QByteArray &text)
{
    watch(m_workspace.textReports(text), this, [this, text](const Result<SourceReports> &reports) {
        if (reports) {
            m_texts.insert(reports->source.id, text);
        }
        takeAdded(reports, {});
    });
}

QByteArray TracesPresenter::heldText(const QString &id) const
{
    return m_texts.value(id);
}

void TracesPresenter::takeAdded(const Result<SourceReports> &reports, const QString &name)
{
    if (!reports) {
        Q_EMIT addFailed(reports.error());
        return;
    }
    if (reports->isEmpty()) {
        Q_EMIT nothingAdded(name);
        return;
    }
    const QString key = reports->source.key();
    std::erase_if(m_added,
                  [&key](const SourceReports &known) { return known.source.key() == key; });
    m_added.push_back(*reports);
    rebuild();
    const TraceItem *first = findAt(key, 0);
    Q_EMIT added(first == nullptr ? QString() : first->key());
}

QStringList TracesPresenter::addedFiles() const
{
    QStringList paths;
    for (const SourceReports &source : m_added) {
        if (!source.source.isClipboard()) {
            paths.append(source.source.id);
        }
    }
    return paths;
}

QStringList TracesPresenter::panes() const
{
    QStringList keys;
    for (const TraceItem &pane : m_panes) {
        keys.append(pane.key());
    }
    return keys;
}

QStringList TracesPresenter::suggestedPanes() const
{
    const TraceItem *first = nullptr;
    const TraceItem *alike = nullptr;
    QStringList keysOfFirst;
    for (const TraceItem &item : m_items) {
        if (item.role() != TraceRole::Crash && item.role() != TraceRole::Blocked) {
            continue;
        }
        if (first == nullptr) {
            first = &item;
            keysOfFirst = stackKeys(item.frames());
        } else if (stackKeys(item.frames()) != keysOfFirst) {
            return {first->key(), item.key()};
        } else if (alike == nullptr
                   && (item.source.text != first->source.text || item.task() != first->task())) {
            alike = &item; // often the same stack, quoted in an answer
        }
    }
    if (first == nullptr) {
        return m_items.empty() ? QStringList() : QStringList{m_items.front().key()};
    }
    return alike == nullptr ? QStringList{first->key()} : QStringList{first->key(), alike->key()};
}

void TracesPresenter::setPanes(const QStringList &keys)
{
    m_panes.clear();
    for (const QString &key : keys.first(std::min<qsizetype>(keys.size(), mostPanes))) {
        if (const TraceItem *item = find(key)) {
            m_panes.push_back(*item);
        }
    }
    align();
}

void TracesPresenter::align()
{
    watch(m_runner.run<AlignedTable>(
              {}, {},
              [panes = m_panes, items = m_items, learned = m_seen.rarity](JobContext &) {
                  // All of the workspace, once it was read, tells more than a bug.
                  return Result<AlignedTable>(
                      alignedTable(panes, learned ? *learned : rarityOf(items)));
              }),
          this, [this, ticket = m_latestTable.next()](const Result<AlignedTable> &table) {
              if (ticket.isLatest() && table) {
                  m_table = *table;
                  Q_EMIT aligned();
              }
          });
}

std::vector<SourceReports> TracesPresenter::sourcesOf(const QString &key) const
{
    std::vector<SourceReports> sources;
    for (const SourceReports &source : m_sources) {
        if (key.isEmpty() || source.source.key() == key) {
            sources.push_back(source);
        }
    }
    return sources;
}

void TracesPresenter::group(const QString &sourceKey)
{
    std::vector<TraceItem> items;
    for (const TraceItem &item : m_items) {
        if (sourceKey.isEmpty() || item.source.source.key() == sourceKey) {
            items.push_back(item);
        }
    }
    watch(m_runner.run<std::vector<TraceGroup>>({}, {},
                                                [items = std::move(items)](JobContext &) {
                                                    return Result<std::vector<TraceGroup>>(
                                                        groupsOf(items));
                                                }),
          this,
          [this, ticket = m_latestGroups.next()](const Result<std::vector<TraceGroup>> &groups) {
              if (ticket.isLatest() && groups) {
                  m_groups = *groups;
                  Q_EMIT grouped();
              }
          });
}

void TracesPresenter::readLocks(const QString &sourceKey)
{
    watch(m_runner.run<Locks>({}, {},
                              [sources = sourcesOf(sourceKey)](JobContext &) {
                                  return Result<Locks>(locksOf(sources));
                              }),
          this, [this, ticket = m_latestLocks.next()](const Result<Locks> &locks) {
              if (ticket.isLatest() && locks) {
                  m_locks = *locks;
                  Q_EMIT locksRead();
              }
          });
}

std::vector<const SourceReports *> TracesPresenter::lockSources() const
{
    std::vector<const SourceReports *> sources;
    for (const SourceReports &source : m_sources) {
        if (lockWeight(source.text->reports) > 0) {
            sources.push_back(&source);
        }
    }
    std::ranges::stable_sort(sources, std::greater(), [](const SourceReports *source) {
        return lockWeight(source->text->reports);
    });
    return sources;
}

void TracesPresenter::findSimilar(const QString &key)
{
    if (key == m_seenKey) {
        return;
    }
    stopSimilar();
    const TraceItem *wanted = find(key);
    if (wanted == nullptr) {
        m_seen.hits.clear();
        Q_EMIT similarFound();
        return;
    }
    m_seenKey = key;
    m_isSeeking = true;
    m_seeking = m_workspace.seenBefore({.wanted = printOf(*wanted),
                                        .sourceKey = wanted->source.source.key(),
                                        .offset = wanted->start()});
    watch(m_seeking, this, [this, ticket = m_latestSimilar.next()](const Result<SeenBefore> &seen) {
        if (!ticket.isLatest()) {
            return;
        }
        m_isSeeking = false;
        if (seen) {
            m_seen = *seen;
            Q_EMIT similarFound();
        } else {
            m_seenKey.clear();
            m_seen.hits.clear();
            Q_EMIT similarFailed(seen.error());
        }
    });
}

void TracesPresenter::stopSimilar()
{
    m_seeking.cancel();
    m_latestSimilar.invalidate();
    m_isSeeking = false;
    m_seenKey.clear();
}

} // namespace Casebook
