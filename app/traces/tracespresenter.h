// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/alignedtable.h"
#include "app/models/groupmodel.h"
#include "app/models/traceitems.h"
#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/model/alignment.h"
#include "core/model/seenbefore.h"
#include "core/trace/lockpicture.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <optional>

namespace Casebook {

class JobRunner;
class Workspace;

/// What the Traces tab knows: the stacks of a bug, which of them stand side by side, their groups and locks. Every
/// step is a job; the answers come as signals. GUI thread, no widgets.
class TracesPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPanes = 4;

    /// The locks of one capture, ready to be drawn.
    struct Locks
    {
        LockGraph graph;
        LockPicture picture;
        int hiddenTasks = 0; ///< known, but they neither wait nor hold what others wait for
        std::vector<SourceReports> sources; ///< of the capture
    };

    TracesPresenter(Workspace &workspace, JobRunner &runner, QObject *parent = nullptr);
    ~TracesPresenter() override;

    /// Reads the reports of \a bug (none: of the mail without a bug). loaded() or loadFailed() follows.
    void show(std::optional<BugId> bug);
    void reload();
    void clear();

    [[nodiscard]] bool isLoading() const
    {
        return m_isLoading;
    }

    [[nodiscard]] const std::vector<TraceItem> &items() const
    {
        return m_items;
    }

    [[nodiscard]] const std::vector<SourceReports> &sources() const
    {
        return m_sources;
    }

    [[nodiscard]] const BugReports &reports() const
    {
        return m_reports;
    }

    [[nodiscard]] const TraceItem *find(const QString &key) const;
    /// The stack that holds \a offset of a source, else the next one behind it; null when it has none.
    [[nodiscard]] const TraceItem *findAt(const QString &sourceKey, qint64 offset) const;

    /// Adds the stacks of a file of this computer; added() or addFailed() follows.
    void addFile(const QString &path);
    void addText(const QByteArray &text);
    [[nodiscard]] QStringList addedFiles() const;
    /// A text that was added from the clipboard, by its source's id.
    [[nodiscard]] QByteArray heldText(const QString &id) const;

    /// The stacks side by side, by key; those that are not there are left out. aligned() follows.
    void setPanes(const QStringList &keys);
    [[nodiscard]] QStringList panes() const;
    /// Two stacks worth looking at first: of reports, different ones where there are any; else of another task or source.
    [[nodiscard]] QStringList suggestedPanes() const;

    [[nodiscard]] const AlignedTable &table() const
    {
        return m_table;
    }

    /// Groups the stacks of a source ("" : of all). grouped() follows.
    void group(const QString &sourceKey);

    [[nodiscard]] const std::vector<TraceGroup> &groups() const
    {
        return m_groups;
    }

    /// Reads the lock graph of a source ("": of all sources as one capture). locksRead() follows.
    void readLocks(const QString &sourceKey);

    [[nodiscard]] const Locks &locks() const
    {
        return m_locks;
    }

    /// Sources that say something about locks, the one that says most first.
    [[nodiscard]] std::vector<const SourceReports *> lockSources() const;

    /// Looks for stacks like \a key in all bugs of the workspace; nothing when that was asked last and is known.
    /// similarFound() or similarFailed() follows.
    void findSimilar(const QString &key);
    void stopSimilar();

    [[nodiscard]] const SeenBefore &seen() const
    {
        return m_seen;
    }

    [[nodiscard]] const std::vector<SeenTrace> &similar() const
    {
        return m_seen.hits;
    }

    [[nodiscard]] bool isSeeking() const
    {
        return m_isSeeking;
    }

    /// The bug whose stacks are shown; none: the mail without a bug.
    [[nodiscard]] std::optional<BugId> bug() const
    {
        return m_bug;
    }

Q_SIGNALS:
    void loaded();
    void loadFailed(const Casebook::Error &error);
    void added(const QString &firstKey);
    void nothingAdded(const QString &name);
    void addFailed(const Casebook::Error &error);
    void aligned();
    void grouped();
    void locksRead();
    void similarFound();
    void similarFailed(const Casebook::Error &error);

private:
    void takeReports(BugReports reports);
    void takeAdded(const Result<SourceReports> &reports, const QString &name);
    void rebuild();
    void align();
    [[nodiscard]] std::vector<SourceReports> sourcesOf(const QString &key) const;

    Workspace &m_workspace;
    JobRunner &m_runner;
    std::optional<BugId> m_bug;
    BugReports m_reports;
    std::vector<SourceReports> m_added; ///< files and clipboard; they stay while the window does
    QHash<QString, QByteArray> m_texts; ///< of the clipboard, by id
    std::vector<SourceReports> m_sources;
    std::vector<TraceItem> m_items;
    std::vector<TraceItem> m_panes;
    AlignedTable m_table;
    std::vector<TraceGroup> m_groups;
    Locks m_locks;
    SeenBefore m_seen;
    QString m_seenKey; ///< whom m_seen is like, or is being looked for
    bool m_isSeeking = false;
    Job<SeenBefore> m_seeking;
    bool m_isLoading = false;
    Job<BugReports> m_reading;
    Latest m_latest;
    Latest m_latestTable;
    Latest m_latestGroups;
    Latest m_latestLocks;
    Latest m_latestSimilar;
};

} // namespace Casebook
